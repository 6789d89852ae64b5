using System.Text.Json.Nodes;
using Ipernity.Api.Sidecars;

namespace Ipernity.Api.Backups.Format;

/// <summary>Finds members that the format requires and the parser does not check.</summary>
internal static class FormatCheck
{
    /// <param name="content">The content of a file.</param>
    /// <returns>The path of the first member that is not as the format describes; null if there is none.</returns>
    public static string? FindFault(object content) => content switch
    {
        AlbumFile file => Has(file.Albums, static album => album.Id is not null && Has(album.Documents)) ? null : "$.albums",
        FolderFile file => Has(file.Folders, static folder => folder.Id is not null && Has(folder.Albums)) ? null : "$.folders",
        ServedFile file => Has(file.Items, IsReadable) ? null : "$.items",
        JsonObject item => IsReadable(item) ? null : "$",
        DocumentRecord record =>
            !HasOrNone(record.Keywords) ? "$.keywords"
            : !HasOrNone(record.Notes) ? "$.notes"
            : !HasOrNone(record.Comments) ? "$.comments"
            : record.Versions is { } versions && !Has(versions, static version => version.File is not null) ? "$.versions"
            : null,
        _ => null,
    };

    private static bool HasOrNone<T>(T?[]? items)
        where T : class => items is null || Has(items);

    private static bool Has<T>(T?[]? items, Predicate<T>? isValid = null)
        where T : class => items is not null && Array.TrueForAll(items, item => item is not null && isValid?.Invoke(item) != false);

    // An object with two members of the same name can be parsed, but not looked into.
    private static bool IsReadable(JsonNode? node)
    {
        try
        {
            return node switch
            {
                JsonObject members => members.All(static member => IsReadable(member.Value)),
                JsonArray items => items.All(IsReadable),
                _ => true,
            };
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
