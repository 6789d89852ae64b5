using Ipernity.Api.Albums;

namespace Ipernity.PowerShell.Albums;

/// <summary>Describes the change of an album with its old and new values.</summary>
internal static class AlbumChangeText
{
    /// <param name="album">The album as it is.</param>
    /// <param name="change">What is changed.</param>
    /// <returns>Text such as <c>Title 'Paris' to 'Paris 2026', Cover 12 to 13</c>.</returns>
    public static string Of(IpernityAlbum album, AlbumChange change)
    {
        (string Name, string Old, string? New)[] values =
        [
            ("Title", Quoted(album.Title), change.Title is { } title ? Quoted(title) : null),
            ("Description", Quoted(album.Description), change.Description is { } description ? Quoted(description) : null),
            ("Cover", album.CoverId ?? "none", change.CoverId),
            ("CommentPermission", album.CommentPermission?.ToString() ?? "unknown", change.CommentPermission?.ToString()),
            ("Document", Count(album.Documents), change.DocumentIds is { } documents ? Count(documents.Count) : null),
        ];
        return string.Join(
            ", ", values.Where(static value => value.New is not null).Select(static value => $"{value.Name} {value.Old} to {value.New}"));
    }

    private static string Quoted(string? text) => $"'{text}'";

    private static string Count(long? documents) =>
        documents == 1 ? "1 document" : FormattableString.Invariant($"{documents:N0} documents");
}
