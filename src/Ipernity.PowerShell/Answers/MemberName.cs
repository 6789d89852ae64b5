namespace Ipernity.PowerShell.Answers;

/// <summary>The name of a member of an answer, with what is the same for every element of that name.</summary>
internal sealed class MemberName(string text)
{
    private static readonly HashSet<string> KeptByPowerShell =
        new(StringComparer.OrdinalIgnoreCase) { "psbase", "psadapted", "psextended", "psobject", "pstypenames" };

    private ElementTypeName? _typeName;
    private int _memberCount;

    public string Text { get; } = text;

    public bool CanNameProperty { get; } = text.Length > 0 && !KeptByPowerShell.Contains(text);

    /// <summary>The type name of an element of this name.</summary>
    public ElementTypeName TypeName => _typeName ??= new ElementTypeName("Ipernity." + Text);

    /// <summary>How many members the last element of this name had: a good guess for the next. Bounded, lest one large element makes many small ones large.</summary>
    public int MemberCount
    {
        get => _memberCount;
        set => _memberCount = Math.Min(value, 32);
    }
}
