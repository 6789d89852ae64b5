using System.Globalization;

namespace Ipernity.Sandbox.Protocol.Answers;

/// <summary>
/// An element of an answer. The same tree is written in all formats:
/// <list type="bullet">
/// <item>In XML, attributes become attributes and children become elements; repeated children are written once per item.</item>
/// <item>In JSON and PHP, attributes and children become members in the order in which they were added. Repeated children are
/// always a list, also with one item or none.</item>
/// <item>Text becomes the text of the XML element. In JSON and PHP an element with nothing but text is a string; one that also has
/// attributes or children is an object with the text in the member <c>content</c>.</item>
/// <item>Numbers, flags and times are strings, as in live answers.</item>
/// </list>
/// </summary>
internal sealed class Element(string name)
{
    public const string TextMember = "content";

    private readonly List<ElementPart> _parts = [];

    public string Name { get; } = name;

    public string? Text { get; private set; }

    public List<ElementPart> Parts => _parts;

    public bool IsTextOnly => Text is not null && _parts.Count == 0;

    public static Element OfText(string name, string text) => new Element(name).WithText(text);

    /// <summary>Creates the outer element of a payload.</summary>
    public static Element Payload(params Element[] children)
    {
        var payload = new Element(Answer.EnvelopeName);
        foreach (var child in children)
            payload.Child(child);
        return payload;
    }

    public Element WithText(string text)
    {
        Text = text;
        return this;
    }

    public Element Attribute(string name, string value)
    {
        _parts.Add(new ElementPart(name, value));
        return this;
    }

    public Element Attribute(string name, long value) => Attribute(name, SmallNumbers.Text(value));

    public Element Flag(string name, bool value) => Attribute(name, value ? "1" : "0");

    public Element Child(Element child)
    {
        _parts.Add(new ElementPart(child));
        return this;
    }

    /// <summary>Adds repeated children. All <paramref name="items"/> must have the given name.</summary>
    public Element Repeat(string name, IReadOnlyList<Element> items)
    {
        _parts.Add(new ElementPart(name, items));
        return this;
    }

    /// <summary>Adds a list: in JSON and PHP a list with this name, in XML an element with this name that encloses the items.</summary>
    public Element List(string name, IReadOnlyList<Element> items)
    {
        _parts.Add(new ElementPart(name, items, isWrapped: true));
        return this;
    }

    /// <summary>The texts of small numbers, which are in every answer, so that they are created only once.</summary>
    private static class SmallNumbers
    {
        private static readonly string[] Texts =
            [.. Enumerable.Range(0, 512).Select(number => number.ToString(CultureInfo.InvariantCulture))];

        public static string Text(long number) => number is >= 0 and < 512 ? Texts[number] : number.ToString(CultureInfo.InvariantCulture);
    }
}
