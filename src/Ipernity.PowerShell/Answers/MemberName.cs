namespace Ipernity.PowerShell.Answers;

/// <summary>The name of a member of an answer.</summary>
internal sealed class MemberName(string text)
{
    private static readonly HashSet<string> Reserved =
        new(StringComparer.OrdinalIgnoreCase) { "psbase", "psadapted", "psextended", "psobject", "pstypenames" };

    private ElementTypeName? _typeName;

    public string Text { get; } = text;

    public bool CanNameProperty { get; } = text.Length > 0 && !Reserved.Contains(text);

    /// <summary>The type name of an element with this name.</summary>
    public ElementTypeName TypeName => _typeName ??= new ElementTypeName("Ipernity." + Text);
}
