using System.Text.Json;
using Ipernity.Auth.Answers;
using Ipernity.Auth.Errors;
using Ipernity.Api.Methods;

namespace Ipernity.Api.Lists;

/// <summary>Finds the list in the answer of a method whose facts do not tell where it sits.</summary>
internal static class ListFinder
{
    private const string Status = "api";
    private const int Depth = 2;

    private static readonly string[] PageMembers = ["page", "pages", "per_page", "total", "count"];

    /// <returns>Where the items sit; nothing where the answer holds no list.</returns>
    /// <exception cref="IpernityTransportException">A name in the answer is not valid text.</exception>
    public static ListPath? Find(ApiAnswer answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer.Content, new JsonDocumentOptions { MaxDepth = answer.MaxDepth });
            foreach (var member in document.RootElement.EnumerateObject())
            {
                if (!member.NameEquals(Status) && Find(member.Value, [member.Name]) is { } path)
                    return path;
            }

            return null;
        }
        catch (InvalidOperationException)
        {
            throw answer.Unreadable("has a name that is not valid text");
        }
    }

    private static ListPath? Find(JsonElement element, string[] way)
    {
        var name = way[way.Length - 1];
        var single = name.EndsWith("s", StringComparison.Ordinal) ? name.Substring(0, name.Length - 1) : name;
        if (element.ValueKind == JsonValueKind.Array)
        {
            if (element.GetArrayLength() != 1 || !TellsOfPages(element[0]))
                return new(way, single);
            element = element[0];
        }

        if (element.ValueKind != JsonValueKind.Object)
            return null;

        // An empty list may lack its items, and one of one is a bare object.
        var members = element.EnumerateObject().ToArray();
        if (single != name && (TellsOfPages(element) || Array.Exists(members, member => member.NameEquals(single))))
            return new(way, Array.Exists(members, member => member.NameEquals(single)) ? single : FirstArray(members) ?? single);
        if (FirstArray(members) is { } items)
            return new(way, items);
        return way.Length == Depth
            ? null
            : members.Select(member => Find(member.Value, [.. way, member.Name])).FirstOrDefault(static path => path is not null);
    }

    private static string? FirstArray(JsonProperty[] members) =>
        members.Where(static member => member.Value.ValueKind == JsonValueKind.Array).Select(static member => member.Name).FirstOrDefault();

    private static bool TellsOfPages(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object
        && element.EnumerateObject().Any(static member => Array.IndexOf(PageMembers, member.Name) >= 0);
}
