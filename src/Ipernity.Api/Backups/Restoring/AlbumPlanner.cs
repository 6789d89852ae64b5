using Ipernity.Api.Albums;
using Ipernity.Api.Backups.Format;

namespace Ipernity.Api.Backups.Restoring;

/// <summary>Finds the albums that are in the account, and what they lack.</summary>
internal sealed class AlbumPlanner(RestoreContext context)
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private IReadOnlyList<IpernityAlbum> _present = [];

    /// <exception cref="Ipernity.Auth.Errors.IpernityException">The service does not answer.</exception>
    public async Task<IReadOnlyList<RestoreStep>> PlanAsync(CancellationToken stop)
    {
        var albums = context.Content.Albums;
        if (albums.Length == 0)
            return [];
        _present = await context.AlbumService.GetAllAsync(null, stop).ConfigureAwait(false);
        // Albums with a known identifier are matched first, so that none of them is mistaken for another with the same title.
        var known = albums.ToDictionary(static album => album, Take);
        foreach (var album in albums)
        {
            var match = known[album] ?? await FindByTitleAsync(album, stop).ConfigureAwait(false);
            if (match is not null || context.Options.DocumentIds.Count == 0)
                context.AlbumSteps[album.Id] = await PlanAsync(album, match, stop).ConfigureAwait(false);
        }

        return [.. context.AlbumSteps.Values];
    }

    private IpernityAlbum? Take(AlbumRecord album)
    {
        var id = context.Journal.Find(RestoreKind.Album, album.Id).NewId;
        var match = _present.FirstOrDefault(present => present.Id == id)
            ?? (context.IsSameAccount ? _present.FirstOrDefault(present => present.Id == album.Id) : null);
        return match is not null && _taken.Add(match.Id) ? match : null;
    }

    private async Task<IpernityAlbum?> FindByTitleAsync(AlbumRecord album, CancellationToken stop)
    {
        var documents = new HashSet<string>(context.FindDocuments(album.Documents), StringComparer.Ordinal);
        foreach (var present in _present.Where(present => AlbumDirectory.HasTitle(present, AlbumTitle.Of(album))).ToArray())
        {
            if (_taken.Contains(present.Id))
                continue;
            var content = await context.AlbumService.GetDocumentIdsAsync(present.Id, stop).ConfigureAwait(false);
            if (content.Count > 0 && !content.Any(documents.Contains))
                continue;
            _taken.Add(present.Id);
            return present;
        }

        return null;
    }

    private async Task<RestoreStep> PlanAsync(AlbumRecord album, IpernityAlbum? match, CancellationToken stop)
    {
        var step = new RestoreStep(RestoreKind.Album, album.Id, album.Title, RestoreAction.None) { Album = album, NewId = match?.Id };
        var expected = album.Documents.Where(IsExpected).ToArray();
        if (match is null && expected.Length == 0 && album.Documents.Length > 0)
        {
            step.Action = RestoreAction.Refuse;
            step.Note = "None of its documents can be restored.";
        }
        else if (match is null)
        {
            step.Action = RestoreAction.Create;
            step.Note = DocumentCount(expected.Length);
        }
        else if (IsOpen(album, match, expected))
        {
            var missing = expected.Length
                - (await context.AlbumService.GetDocumentIdsAsync(match.Id, stop).ConfigureAwait(false))
                    .Intersect(context.FindDocuments(expected)).Count();
            var parts = await new AlbumDetails(context).FindAsync(album, match, stop).ConfigureAwait(false);
            string[] notes = [.. missing > 0 ? [DocumentCount(missing)] : Array.Empty<string>(), .. parts.Names];
            step.Action = notes.Length > 0 ? RestoreAction.Update : RestoreAction.None;
            step.Note = notes.Length > 0 ? string.Join(", ", notes) : null;
        }

        return step;
    }

    // A completely restored album is checked again only if one of its documents must be uploaded again.
    private bool IsOpen(AlbumRecord album, IpernityAlbum match, string[] expected)
    {
        var entry = context.Journal.Find(RestoreKind.Album, album.Id);
        return context.Options.Force || entry.State != RestoreState.Done || entry.NewId != match.Id
            || expected.Any(id => context.DocumentSteps[id].Action == RestoreAction.Upload);
    }

    private bool IsExpected(string id) =>
        context.DocumentSteps.TryGetValue(id, out var step) && step.Action != RestoreAction.Refuse;

    private static string DocumentCount(int count) => FormattableString.Invariant($"{count:N0} document{(count == 1 ? "" : "s")}");
}
