namespace Ipernity.Sandbox.Answers;

/// <summary>An attribute, a child, or a child that repeats.</summary>
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

    public ElementPart(string name, IReadOnlyList<Element> items)
    {
        Name = name;
        Items = items;
    }

    public string Name { get; }

    /// <summary>The value, where the part is an attribute.</summary>
    public string? Value { get; }

    /// <summary>The child, where the part is one child.</summary>
    public Element? Child { get; }

    /// <summary>The items, where the part is a child that repeats.</summary>
    public IReadOnlyList<Element>? Items { get; }
}
