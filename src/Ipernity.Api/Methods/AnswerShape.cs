namespace Ipernity.Api.Methods;

/// <summary>
/// An element of a method's answer as described in <c>methods.txt</c>: <c>name(attributes){children}</c>, with <c>*</c> if it repeats.
/// </summary>
internal sealed class AnswerShape
{
    private static readonly char[] EndsOfName = ['(', '{', '*', '=', ' ', ')', '}', ','];

    private AnswerShape(string name)
    {
        Name = name;
    }

    public string Name { get; }

    public bool Repeats { get; private set; }

    public IReadOnlyList<string> Attributes { get; private set; } = [];

    public IReadOnlyList<AnswerShape> Children { get; private set; } = [];

    public static IReadOnlyList<AnswerShape> Parse(string shape)
    {
        var place = 0;
        return ParseElements(shape, ref place);
    }

    /// <summary>Finds the path of a list's items.</summary>
    /// <returns>The path, or null if the answer contains no list.</returns>
    public static ListPath? FindList(IReadOnlyList<AnswerShape> answer, bool isPaged)
    {
        // Repeated elements beside other top elements, or inside an element without pages, are details and not the list.
        if (answer.Count != 1)
            return null;

        var outer = answer[0];
        if (outer.FindItem() is { } item)
            return new([outer.Name], item.Name);
        return isPaged
            ? outer.Children
                .Select(inner => inner.FindItem() is { } deep ? new ListPath([outer.Name, inner.Name], deep.Name) : null)
                .FirstOrDefault(static path => path is not null)
            : null;
    }

    // Some descriptions lack the star, but docs always contains doc.
    private AnswerShape? FindItem() => Children.FirstOrDefault(child => child.Repeats || Name == child.Name + "s");

    private static List<AnswerShape> ParseElements(string shape, ref int place)
    {
        var elements = new List<AnswerShape>();
        while (place < shape.Length && shape[place] != '}')
        {
            if (shape[place] == ' ')
                place++;
            else
                elements.Add(ParseElement(shape, ref place));
        }

        return elements;
    }

    private static AnswerShape ParseElement(string shape, ref int place)
    {
        var element = new AnswerShape(ReadName(shape, ref place));
        while (place < shape.Length)
        {
            switch (shape[place])
            {
                case '*':
                    element.Repeats = true;
                    place++;
                    break;
                case '(':
                    var end = shape.IndexOf(')', place);
                    element.Attributes = shape.Substring(place + 1, end - place - 1).Split(',');
                    place = end + 1;
                    break;
                case '{':
                    place++;
                    element.Children = ParseElements(shape, ref place);
                    place++;
                    break;
                case '=':
                    place++;
                    ReadName(shape, ref place);
                    break;
                default:
                    return element;
            }
        }

        return element;
    }

    private static string ReadName(string shape, ref int place)
    {
        var end = shape.IndexOfAny(EndsOfName, place);
        var name = shape.Substring(place, (end < 0 ? shape.Length : end) - place);
        place += name.Length;
        return name;
    }
}
