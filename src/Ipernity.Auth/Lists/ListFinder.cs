using System.Text.Json;
using Ipernity.Auth.Answers;
using Ipernity.Auth.Methods;

namespace Ipernity.Auth.Lists;

/// <summary>Finds the list in the answer of a method whose facts do not tell where it sits.</summary>
internal static class ListFinder
{
    private const string Status = "api";
    private const int Depth = 2;

    private static readonly string[] PageMembers = ["page", "pages", "per_page", "total", "count"];

    /// <returns>Where the items sit; nothing where the answer holds no list.</returns>
    public static ListPath? Find(ApiAnswer answer)
    {
        using var document = JsonDocument.Parse(answer.Content, new JsonDocumentOptions { MaxDepth = answer.MaxDepth });
        foreach (var member in document.RootElement.EnumerateObject())
        {
            if (!member.NameEquals(Status) && Find(member.Value, [member.Name]) is { } path)
                return path;
        }

        return null;
    }

    private static ListPath? Find(JsonElement element, string[] way)
    {
        var name = way[way.Length - 1];
        if (element.ValueKind == JsonValueKind.Array)
            return new(way, name.TrimEnd('s'));
        if (element.ValueKind != JsonValueKind.Object)
            return null;

        var members = element.EnumerateObject().ToArray();
        if (Array.Find(members, static member => member.Value.ValueKind == JsonValueKind.Array) is { Name: not null } items)
            return new(way, items.Name);
        // An empty list may lack its items, and one of one is a bare object.
        if (Array.Exists(members, static member => Array.IndexOf(PageMembers, member.Name) >= 0) && name.EndsWith("s", StringComparison.Ordinal))
            return new(way, name.Substring(0, name.Length - 1));
        return way.Length == Depth
            ? null
            : members.Select(member => Find(member.Value, [.. way, member.Name])).FirstOrDefault(static path => path is not null);
    }
}
