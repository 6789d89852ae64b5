namespace Ipernity.PowerShell.Answers;

/// <summary>The name of a member of an answer.</summary>
internal sealed class MemberName(string text)
{
    private static readonly HashSet<string> Reserved =
        new(StringComparer.OrdinalIgnoreCase) { "psbase", "psadapted", "psextended", "psobject", "pstypenames" };

    private readonly int _hash = StringComparer.OrdinalIgnoreCase.GetHashCode(text);
    private ElementTypeName? _plainTypeName;
    private ElementTypeName? _typeName;

    public string Text { get; } = text;

    public bool CanNameProperty { get; } = text.Length > 0 && !Reserved.Contains(text);

    /// <summary>Whether the engine has registered this name as that of a property.</summary>
    public bool IsNoted { get; set; }

    public bool EqualsIgnoringCase(MemberName other) =>
        _hash == other._hash && string.Equals(Text, other.Text, StringComparison.OrdinalIgnoreCase);

    /// <summary>The type name of an element with this name whose text can be shown as it is.</summary>
    public ElementTypeName PlainTypeName => _plainTypeName ??= new ElementTypeName(Text, isPlain: true);

    /// <summary>The type name of an element with this name that contains control characters.</summary>
    public ElementTypeName TypeName => _typeName ??= new ElementTypeName(Text, isPlain: false);
}
