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
            ("Tag", Keywords(change.Tags), Keywords(before?.Tags)),
            ("AddTag", change.AddTags.Count > 0 ? Keywords(change.AddTags) : null, null),
            ("RemoveTag", change.RemoveTags.Count > 0 ? Keywords(change.RemoveTags) : null, null),
            ("AddToAlbum", change.AlbumId, null),
        ];
        var changed = values.Where(static value => value.New is not null)
            .Select(static value => value.Old is null ? $"{value.Label}: {value.New}" : $"{value.Label}: {value.Old} -> {value.New}");
        return $"Set {string.Join(", ", changed)}";
    }

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
