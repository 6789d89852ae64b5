using System.Management.Automation;

namespace Ipernity.PowerShell.Answers;

/// <summary>
/// A property of an element. The engine adds a copy of the property that it is given; until this one has a value, its copy is the
/// property itself. Measured with a list of 10 MB: with the copies, building objects takes 1.4 times as long.
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
