using System.Management.Automation;

namespace Ipernity.PowerShell.Answers;

/// <summary>
/// A property of an element. An object adds a copy of what it is given, which for a property that nobody else has would
/// make each twice: until it has its value, which it gets when it is added, it gives itself.
/// </summary>
internal sealed class ElementProperty(string name) : PSNoteProperty(name, NotAdded)
{
    private static readonly object NotAdded = new();

    public static void Add(PSObject element, string name, object? value)
    {
        var property = new ElementProperty(name);
        element.Properties.Add(property, preValidated: true);
        property.Value = value;
    }

    public override PSMemberInfo Copy() => ReferenceEquals(Value, NotAdded) ? this : base.Copy();
}
