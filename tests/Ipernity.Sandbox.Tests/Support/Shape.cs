using System.Text.Json.Nodes;

namespace Ipernity.Sandbox.Tests.Support;

/// <summary>The documented shape of an answer, <c>name(attributes)*=text{children}</c>.</summary>
internal sealed class Shape
{
    private static readonly char[] Ends = ['(', '{', '}', '*', '=', ' '];

    private Shape(string name) => Name = name;

    private string Name { get; }

    private List<string> Attributes { get; } = [];

    private List<Shape> Children { get; } = [];

    public static IReadOnlyList<Shape> Read(string text)
    {
        var at = 0;
        return ReadMany(text, ref at);
    }

    /// <summary>The paths of the elements that an answer lacks.</summary>
    public IEnumerable<string> Missing(JsonNode? parent, string path = "")
    {
        var here = $"{path}{Name}";
        if (parent is not JsonObject members || !members.ContainsKey(Name))
            return [here];
        var nodes = members[Name] is JsonArray items ? items.ToArray() : [members[Name]];
        return nodes.SelectMany(node => Attributes
            .Where(attribute => node is not JsonObject element || !element.ContainsKey(attribute))
            .Select(attribute => $"{here}.{attribute}")
            .Concat(Children.SelectMany(child => child.Missing(node, $"{here}."))));
    }

    private static List<Shape> ReadMany(string text, ref int at)
    {
        var shapes = new List<Shape>();
        while (at < text.Length && text[at] != '}')
        {
            if (text[at] == ' ')
            {
                at++;
                continue;
            }
            shapes.Add(ReadOne(text, ref at));
        }
        at++;
        return shapes;
    }

    private static Shape ReadOne(string text, ref int at)
    {
        var shape = new Shape(Word(text, ref at));
        while (at < text.Length && text[at] is '*' or '=' or '(' or '{')
        {
            var mark = text[at++];
            if (mark == '(')
            {
                var end = text.IndexOf(')', at);
                shape.Attributes.AddRange(text[at..end].Split(','));
                at = end + 1;
            }
            else if (mark == '{')
            {
                shape.Children.AddRange(ReadMany(text, ref at));
            }
            else if (mark == '=')
            {
                Word(text, ref at);
            }
            if (at >= text.Length)
                break;
        }
        return shape;
    }

    private static string Word(string text, ref int at)
    {
        var start = at;
        var end = text.IndexOfAny(Ends, at);
        at = end < 0 ? text.Length : end;
        return text[start..at];
    }
}
