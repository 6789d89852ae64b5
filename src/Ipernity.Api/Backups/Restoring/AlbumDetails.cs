using Ipernity.Api.Albums;
using Ipernity.Api.Backups.Format;
using Ipernity.Api.Elements;

namespace Ipernity.Api.Backups.Restoring;

/// <summary>Finds the details, apart from documents, that an album of the account lacks compared with the backup.</summary>
internal sealed class AlbumDetails(RestoreContext context)
{
    /// <returns>The blank details, optionally also the different ones, and their names.</returns>
    /// <exception cref="Ipernity.Auth.Errors.IpernityException">The service does not answer.</exception>
    public async Task<(AlbumChange Change, string[] Names)> FindAsync(AlbumRecord album, IpernityAlbum match, CancellationToken stop)
    {
        var isForced = context.Options.Force;
        var isCreated = context.Journal.Find(RestoreKind.Album, album.Id) is { State: RestoreState.There } entry && entry.NewId == match.Id;
        if (!isForced && !isCreated && string.IsNullOrWhiteSpace(album.Description))
            return (new AlbumChange(), []);
        // Lists do not contain descriptions.
        var present = await context.AlbumService.GetAsync(match.Id, stop).ConfigureAwait(false);
        var cover = album.CoverId is { } coverId ? context.Documents.Find(coverId) : null;
        var permission = DocumentFields.Word<Audience>(album.Permissions?.Comment);
        var change = new AlbumChange
        {
            Title = isForced && !AlbumDirectory.HasTitle(present, AlbumTitle.Of(album)) ? AlbumTitle.Of(album) : null,
            Description = FindDescription(album.Description, present.Description, isForced),
            CoverId = (isForced || isCreated) && cover is not null && cover != present.CoverId ? cover : null,
            CommentPermission = isForced && permission != present.CommentPermission ? permission : null,
        };
        (string Name, bool IsSet)[] parts =
        [
            ("title", change.Title is not null), ("description", change.Description is not null), ("cover", change.CoverId is not null),
            ("permissions", change.CommentPermission is not null),
        ];
        return (change, [.. parts.Where(static part => part.IsSet).Select(static part => part.Name)]);
    }

    private static string? FindDescription(string? wanted, string? present, bool isForced) =>
        string.IsNullOrWhiteSpace(wanted) || (!isForced && !string.IsNullOrWhiteSpace(present))
            || string.Equals(wanted, present, StringComparison.Ordinal)
            ? null
            : wanted;
}
