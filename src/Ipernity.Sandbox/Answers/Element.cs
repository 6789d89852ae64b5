using System.Globalization;

namespace Ipernity.Sandbox.Answers;

/// <summary>
/// One element of an answer. The same tree is written in every format:
/// <list type="bullet">
/// <item>XML: attributes are attributes, children are elements, a repeated child is written once per item.</item>
/// <item>JSON and PHP: attributes and children alike are members, in the order they were added; a repeated child is always a
/// list, also when it holds one item or none.</item>
/// <item>Text: in XML it is the element's text. In JSON and PHP an element of nothing but text is that text; one that has
/// attributes or children too is an object with the text in a member <c>content</c>.</item>
/// <item>Every number, flag and time is text, as in live answers.</item>
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

    /// <summary>The outer element of an answer's payload, with what the payload holds.</summary>
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

    /// <summary>A child that repeats; <paramref name="items"/> all bear its name.</summary>
    public Element Repeat(string name, IReadOnlyList<Element> items)
    {
        _parts.Add(new ElementPart(name, items));
        return this;
    }

    /// <summary>Numbers as text; the small ones, which every answer is full of, are made once.</summary>
    private static class SmallNumbers
    {
        private static readonly string[] Texts = [.. Enumerable.Range(0, 512).Select(number => number.ToString(CultureInfo.InvariantCulture))];

        public static string Text(long number) => number is >= 0 and < 512 ? Texts[number] : number.ToString(CultureInfo.InvariantCulture);
    }
}
