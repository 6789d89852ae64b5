using System.Text.Json;
using Ipernity.Api.Methods;
using Ipernity.Auth.Answers;
using Ipernity.Auth.Errors;

namespace Ipernity.Api.Lists;

/// <summary>Finds the list in an answer if the catalogue does not say where it is.</summary>
internal static class ListPathFinder
{
    private const string Status = "api";
    private const int MaximumDepth = 2;

    private static readonly string[] PagingMembers = ["page", "pages", "per_page", "total", "count"];

    /// <summary>Finds the list.</summary>
    /// <returns>The path of the items, or null if the answer contains no list.</returns>
    /// <exception cref="IpernityTransportException">A name in the answer is not valid text.</exception>
    public static ListPath? Find(ApiAnswer answer) => Search(answer, static members =>
        members.Select(static member => Find(member.Value, [member.Name])).FirstOrDefault(static path => path is not null));

    /// <summary>Whether an answer without a list has an empty element, which may be an empty list.</summary>
    /// <exception cref="IpernityTransportException">A name in the answer is not valid text.</exception>
    public static bool HasEmptyElement(ApiAnswer answer) =>
        Search(answer, static members => members.Exists(static member => IsEmpty(member.Value)));

    private static T Search<T>(ApiAnswer answer, Func<List<JsonProperty>, T> find)
    {
        try
        {
            using var document = JsonDocument.Parse(answer.Content, new JsonDocumentOptions { MaxDepth = answer.MaxDepth });
            return find([.. document.RootElement.EnumerateObject().Where(static member => !member.NameEquals(Status))]);
        }
        catch (InvalidOperationException)
        {
            throw answer.Unreadable("has a name that is not valid text");
        }
    }

    private static ListPath? Find(JsonElement element, string[] names)
    {
        var name = names[names.Length - 1];
        var singular = name.EndsWith("s", StringComparison.Ordinal) ? name.Substring(0, name.Length - 1) : name;
        if (element.ValueKind == JsonValueKind.Array)
        {
            if (element.GetArrayLength() != 1 || !MentionsPaging(element[0]))
                return new(names, singular);
            element = element[0];
        }

        if (element.ValueKind != JsonValueKind.Object)
            return null;

        // An empty list may have no items member, and the only item of a list may be a bare object.
        var members = element.EnumerateObject().ToArray();
        var hasSingular = Array.Exists(members, member => member.NameEquals(singular));
        if (singular != name && (hasSingular || MentionsPaging(element)))
            return new(names, hasSingular ? singular : FirstArray(members) ?? singular);
        if (FirstArray(members) is { } items)
            return new(names, items);
        return names.Length == MaximumDepth
            ? null
            : members.Select(member => Find(member.Value, [.. names, member.Name])).FirstOrDefault(static path => path is not null);
    }

    private static string? FirstArray(JsonProperty[] members) =>
        members.Where(static member => member.Value.ValueKind == JsonValueKind.Array).Select(static member => member.Name).FirstOrDefault();

    private static bool MentionsPaging(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object
        && element.EnumerateObject().Any(static member => Array.IndexOf(PagingMembers, member.Name) >= 0);

    private static bool IsEmpty(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.False => true,
        JsonValueKind.String => element.ValueEquals(""),
        JsonValueKind.Object => !element.EnumerateObject().Any(),
        _ => false,
    };
}
