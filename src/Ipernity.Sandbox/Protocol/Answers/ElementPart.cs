namespace Ipernity.Sandbox.Protocol.Answers;

/// <summary>A part of an element: an attribute, a child, or repeated children.</summary>
internal readonly struct ElementPart
{
    public ElementPart(string name, string value)
    {
        Name = name;
        Value = value;
    }

    public ElementPart(Element child)
    {
        Name = child.Name;
        Child = child;
    }

    public ElementPart(string name, IReadOnlyList<Element> items, bool isWrapped = false)
    {
        Name = name;
        Items = items;
        IsWrapped = isWrapped;
    }

    public string Name { get; }

    /// <summary>The value of an attribute; null for other parts.</summary>
    public string? Value { get; }

    /// <summary>The child; null for other parts.</summary>
    public Element? Child { get; }

    /// <summary>The repeated children; null for other parts.</summary>
    public IReadOnlyList<Element>? Items { get; }

    /// <summary>Whether XML encloses the repeated children in an element with the part's name.</summary>
    public bool IsWrapped { get; }
}
