using System.Globalization;
using Ipernity.Api.Documents;

namespace Ipernity.PowerShell.Documents;

/// <summary>Texts about documents for -WhatIf and -Confirm.</summary>
internal static class DocumentText
{
    /// <summary>Names a document.</summary>
    /// <returns>Text such as <c>document 1001 'Sunset'</c>.</returns>
    public static string Name(string id, IpernityDocument? document) => Name(id, document?.Title);

    /// <inheritdoc cref="Name(string, IpernityDocument?)"/>
    public static string Name(string id, string? title) =>
        string.IsNullOrWhiteSpace(title) ? $"document {id}" : $"document {id} '{title}'";

    /// <summary>Describes a change.</summary>
    /// <param name="change">The change.</param>
    /// <param name="before">The document before the change, as far as it is known.</param>
    /// <returns>Text such as <c>Set Title: 'Old' -> 'New', License: CC-BY -> CC-BY-NC</c>.</returns>
    public static string Describe(DocumentChange change, IpernityDocument? before)
    {
        var changed = Values(change, before)
            .Select(static value => value.Old is null ? $"{value.Label}: {value.New}" : $"{value.Label}: {value.Old} -> {value.New}");
        return $"Set {string.Join(", ", changed)}";
    }

    /// <summary>Whether the document has the old values of a change. Documents of lists lack some.</summary>
    public static bool ShowsOldValues(DocumentChange change, IpernityDocument before) =>
        Values(change with { AlbumId = null }, before).All(static value => value.Old is not null);

    private static IEnumerable<(string Label, string? New, string? Old)> Values(DocumentChange change, IpernityDocument? before)
    {
        var isTagKnown = before?.Tags is not null;
        (string Label, string? New, string? Old)[] values =
        [
            ("Title", Text(change.Title), Text(before?.Title)),
            ("Description", Text(change.Description), Text(before?.Description)),
            ("License", Name(change.License), Name(before?.License)),
            ("Safety", Name(change.Safety), Name(before?.Safety)),
            ("Visibility", Name(change.Visibility), Name(before?.Visibility)),
            ("CommentPermission", Name(change.CommentPermission), Name(before?.CommentPermission)),
            ("TagPermission", Name(change.TagPermission), Name(before?.TagPermission)),
            ("TagMePermission", Name(change.TagMePermission), Name(before?.TagMePermission)),
            ("Location", NewPlace(change), before is null ? null : Place(before.Latitude, before.Longitude)),
            ("Tag", Keywords(isTagKnown ? NewTags(change, before!.Tags!) : change.Tags), Keywords(before?.Tags)),
            ("AddTag", isTagKnown || change.AddTags.Count == 0 ? null : Keywords(change.AddTags), null),
            ("RemoveTag", isTagKnown || change.RemoveTags.Count == 0 ? null : Keywords(change.RemoveTags), null),
            ("AddToAlbum", change.AlbumId, null),
        ];
        return values.Where(static value => value.New is not null);
    }

    // The order is that of the calls: tags are replaced, then added, then removed.
    private static IEnumerable<string>? NewTags(DocumentChange change, IEnumerable<string> before) =>
        change.Tags is null && change.AddTags.Count == 0 && change.RemoveTags.Count == 0
            ? null
            : (change.Tags ?? before).Union(change.AddTags, StringComparer.OrdinalIgnoreCase)
                .Except(change.RemoveTags, StringComparer.OrdinalIgnoreCase);

    private static string? Text(string? text) => text is null ? null : $"'{text}'";

    // Licence names have hyphens, which the names of an enum cannot have.
    private static string? Name(Enum? value) => value?.ToString().Replace('_', '-');

    private static string? Keywords(IEnumerable<string>? keywords) =>
        keywords is null ? null : $"({string.Join(", ", keywords.Select(Text))})";

    private static string? NewPlace(DocumentChange change) =>
        change.ClearLocation ? Place(null, null) : change.Latitude is null ? null : Place(change.Latitude, change.Longitude);

    private static string Place(double? latitude, double? longitude) =>
        latitude is null || longitude is null ? "none" : string.Format(CultureInfo.InvariantCulture, "{0},{1}", latitude, longitude);
}
