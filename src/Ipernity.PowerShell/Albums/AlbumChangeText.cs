using Ipernity.Api.Albums;

namespace Ipernity.PowerShell.Albums;

/// <summary>Describes the change of an album for -WhatIf and -Confirm.</summary>
internal static class AlbumChangeText
{
    /// <param name="before">The album before the change, as far as it is known.</param>
    /// <param name="change">The change.</param>
    /// <returns>Text such as <c>Set Title: 'Paris' -> 'Paris 2026', Cover: 12 -> 13</c>.</returns>
    public static string Describe(IpernityAlbum before, AlbumChange change)
    {
        (string Label, string? New, string? Old)[] values =
        [
            ("Title", Text(change.Title), Text(before.Title)),
            ("Description", Text(change.Description), Text(before.Description)),
            ("Cover", change.CoverId, before.CoverId),
            ("CommentPermission", change.CommentPermission?.ToString(), before.CommentPermission?.ToString()),
            ("Document", Count(change.DocumentIds?.Count), Count(before.Documents)),
        ];
        var changed = values.Where(static value => value.New is not null)
            .Select(static value => value.Old is null ? $"{value.Label}: {value.New}" : $"{value.Label}: {value.Old} -> {value.New}");
        return $"Set {string.Join(", ", changed)}";
    }

    private static string? Text(string? text) => text is null ? null : $"'{text}'";

    private static string? Count(long? documents) =>
        documents is null ? null : documents == 1 ? "1 document" : FormattableString.Invariant($"{documents:N0} documents");
}
