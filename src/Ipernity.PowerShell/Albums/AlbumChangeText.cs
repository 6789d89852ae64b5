using Ipernity.Api.Albums;

namespace Ipernity.PowerShell.Albums;

/// <summary>Describes the change of an album for -WhatIf and -Confirm.</summary>
internal static class AlbumChangeText
{
    private const int MostNamed = 10;

    /// <param name="before">The album before the change, as far as it is known.</param>
    /// <param name="change">The change.</param>
    /// <param name="documents">The documents before the change; null if they are unknown.</param>
    /// <returns>Text such as <c>Set Title: 'Paris' -> 'Paris 2026', Cover: 12 -> 13</c>.</returns>
    public static string Describe(IpernityAlbum before, AlbumChange change, IReadOnlyList<string>? documents)
    {
        (string Label, string? New, string? Old)[] values =
        [
            ("Title", Text(change.Title), Text(before.Title)),
            ("Description", Text(change.Description), Text(before.Description)),
            ("Cover", change.CoverId, before.CoverId),
            ("CommentPermission", change.CommentPermission?.ToString(), before.CommentPermission?.ToString()),
            ("Document", NewDocuments(change.DocumentIds, documents), Count(documents?.Count ?? before.Documents)),
        ];
        var changed = values.Where(static value => value.New is not null)
            .Select(static value => value.Old is null ? $"{value.Label}: {value.New}" : $"{value.Label}: {value.Old} -> {value.New}");
        return $"Set {string.Join(", ", changed)}";
    }

    private static string? NewDocuments(IReadOnlyList<string>? wanted, IReadOnlyList<string>? present)
    {
        if (wanted is null || present is null)
            return Count(wanted?.Count);
        string[] added = [.. wanted.Except(present, StringComparer.Ordinal)];
        string[] removed = [.. present.Except(wanted, StringComparer.Ordinal)];
        var isSorted = wanted.Except(added, StringComparer.Ordinal)
            .SequenceEqual(present.Except(removed, StringComparer.Ordinal), StringComparer.Ordinal);
        string?[] parts =
        [
            added.Length > 0 ? $"added: {Names(added)}" : null,
            removed.Length > 0 ? $"removed: {Names(removed)}" : null,
            isSorted ? null : "in a new order",
        ];
        var details = string.Join("; ", parts.Where(static part => part is not null));
        return $"{Count(wanted.Count)} ({(details.Length > 0 ? details : "no change")})";
    }

    private static string Names(string[] ids) =>
        string.Join(", ", ids.Take(MostNamed)) + (ids.Length > MostNamed ? $" and {ids.Length - MostNamed} more" : "");

    private static string? Text(string? text) => text is null ? null : $"'{text}'";

    private static string? Count(long? documents) =>
        documents is null ? null : documents == 1 ? "1 document" : FormattableString.Invariant($"{documents:N0} documents");
}
