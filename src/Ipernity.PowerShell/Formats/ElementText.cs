using System.Collections;
using System.Management.Automation;
using System.Text;
using Ipernity.Auth.Errors;
using Ipernity.PowerShell.Pipeline;

namespace Ipernity.PowerShell.Formats;

/// <summary>The texts that the views show for a whole answer, and for elements that have no table of their own.</summary>
public static class ElementText
{
    private const int MostLines = 200;
    private const int LongestLine = 120;
    private const int Indentation = 2;
    private const int ListDepth = 2;

    private static readonly string[] PagingMembers = ["page", "pages", "per_page", "total"];
    private static readonly string[] Titles = ["title", "username", "tag", "keyword", "label", "name", "content", "text"];

    /// <summary>The members of an answer, one per line, and how to get the items of the list that it contains.</summary>
    /// <param name="answer">The answer.</param>
    /// <returns>The lines.</returns>
    public static string Answer(PSObject answer)
    {
        var text = Members(answer);
        var (path, list) = FindList(answer, "");
        if (path is null)
            return text;

        var isPage = Array.Exists(PagingMembers, name => list!.Properties[name] is not null);
        // Deeper lists belong to one element, such as the thumbnails of a document.
        if (!isPage && path.Split('.').Length > ListDepth)
            return text;

        var whole = isPage ? " To get the items of the whole list, add -All, or -First with a number." : "";
        return $"{text}\n\nTo get these items, use (Invoke-IpernityApi ...).{path}.{whole}";
    }

    /// <summary>The members of an element, one per line. Those of inner elements are indented.</summary>
    /// <param name="element">The element.</param>
    /// <returns>The lines.</returns>
    public static string Members(PSObject element)
    {
        var lines = new List<string>();
        AddMembers(lines, element, indentation: 0);
        return string.Join("\n", lines.Count > MostLines ? [.. lines.Take(MostLines), "..."] : lines);
    }

    /// <summary>The members of an element besides those that a view shows already.</summary>
    /// <param name="element">The element.</param>
    /// <param name="shown">The members that the view shows.</param>
    /// <returns>The lines; null if there are none.</returns>
    public static string? Others(PSObject element, params string[] shown)
    {
        var lines = new List<string>();
        AddMembers(lines, element, indentation: 0, [.. shown.Where(name => ElementView.First(element, name) is not null)]);
        return lines.Count == 0 ? null : string.Join("\n", lines.Take(MostLines));
    }

    /// <summary>The members of an element in one line.</summary>
    /// <param name="element">The element.</param>
    /// <returns>Text such as <c>w=75 h=75</c>.</returns>
    public static string Line(PSObject element) => string.Join(" ", element.Properties
        .Select(static member => (member.Name, Text: Scalar(member.Value)))
        .Where(static member => member.Text is not null)
        .Select(static member => VisibleText.OfLine($"{member.Name}={member.Text}")));

    private static void AddMembers(List<string> lines, PSObject element, int indentation, params string[] without)
    {
        var members = element.Properties.Where(member => !without.Contains(member.Name, StringComparer.OrdinalIgnoreCase)).ToList();
        var width = members.Where(static member => !IsElement(member.Value)).Select(static member => member.Name.Length).Append(0).Max();
        foreach (var member in members)
        {
            if (lines.Count > MostLines)
                return;
            var start = new string(' ', indentation) + VisibleText.OfLine(member.Name);
            if (IsElement(member.Value))
            {
                lines.Add(start);
                AddMembers(lines, (PSObject)member.Value, indentation + Indentation);
            }
            else
            {
                start = $"{start.PadRight(indentation + width)} : ";
                AddValue(lines, start, member.Value, indentation + Indentation);
            }
        }
    }

    private static void AddValue(List<string> lines, string start, object? value, int indentation)
    {
        if (Scalar(value) is { } text)
        {
            // The further lines of a text begin below its first line.
            var separator = "\n" + new string(' ', start.Length);
            lines.Add(start + string.Join(separator, VisibleText.Of(text).Split('\n')));
            return;
        }

        var items = Items(value);
        if (!items.Exists(static item => IsElement(item)))
        {
            lines.Add(start + Cut(string.Join(", ", items.Select(Scalar))));
            return;
        }

        lines.Add($"{start}{items.Count} {(items.Count == 1 ? "item" : "items")}");
        lines.AddRange(items.Take(MostLines).Select(item => new string(' ', indentation) + Cut(Summary(item))));
    }

    // The identifier and the title, or else all members that are text.
    private static string Summary(object? item)
    {
        if (item is not PSObject element || !IsElement(item))
            return Scalar(item) ?? "";
        var id = element.Properties.FirstOrDefault(static member => member.Name.EndsWith("id", StringComparison.Ordinal))?.Value;
        var title = ElementView.First(element, Titles);
        return Scalar(id) is { } identifier && title is not null ? $"{identifier}  {title}" : Line(element);
    }

    private static string Cut(string text)
    {
        var line = VisibleText.OfLine(text);
        return line.Length > LongestLine ? new StringBuilder(line, 0, LongestLine, LongestLine + 3).Append("...").ToString() : line;
    }

    private static (string? Path, PSObject? List) FindList(PSObject element, string path)
    {
        foreach (var member in element.Properties)
        {
            var name = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
            if (Items(member.Value).Exists(static item => IsElement(item)))
                return (VisibleText.OfLine(name), element);
            if (IsElement(member.Value) && FindList((PSObject)member.Value, name) is { Path: not null } inner)
                return inner;
        }

        return default;
    }

    private static bool IsElement(object? value) => value is PSObject { BaseObject: PSCustomObject };

    private static List<object?> Items(object? value) =>
        value.Unwrap() is IEnumerable items and not string ? [.. items.Cast<object?>()] : [];

    private static string? Scalar(object? value) => value.Unwrap() switch
    {
        null => "",
        string text => text,
        PSCustomObject or IEnumerable => null,
        var other => other.ToString(),
    };
}
