namespace Ipernity.PowerShell.Parameters;

/// <summary>Names the field of the API that a cmdlet's parameter fills.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ApiFieldAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
