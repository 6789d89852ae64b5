using Ipernity.Api.Albums;
using Ipernity.Api.Backups.Format;
using Ipernity.Api.Sidecars;

namespace Ipernity.Api.Backups.Engine;

/// <summary>Updates <c>albums.json</c>. Only albums that have changed take calls of their own.</summary>
internal sealed class AlbumSaver(BackupContext context)
{
    private readonly AlbumService _service = new(context.Client, context.CallOptions);

    /// <returns>Whether the service returned as many albums as it counts.</returns>
    /// <exception cref="Ipernity.Auth.Errors.IpernityException">The service does not answer, or refuses a call.</exception>
    /// <exception cref="InvalidDataException">The existing file cannot be read.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public async Task<bool> SaveAsync(CancellationToken stop)
    {
        var before = (BackupFile.Read(context.Paths.Albums, BackupJson.Files.AlbumFile)?.Albums ?? [])
            .GroupBy(static album => album.Id, StringComparer.Ordinal)
            .ToDictionary(static album => album.Key, static album => album.First(), StringComparer.Ordinal);
        var (listed, isWhole) = await ListAsync(stop).ConfigureAwait(false);
        using var free = new SemaphoreSlim(context.Options.ThrottleLimit);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task<AlbumRecord>[] albums = [.. listed.Select(album => SaveAsync(album, Find(before, album.Id), free, ended))];
        try
        {
            await Task.WhenAll(albums).ConfigureAwait(false);
        }
        finally
        {
            // After an error, such as a used-up API key, the next run continues with the missing albums.
            var saved = listed.Zip(albums, (album, task) =>
                task.Status == TaskStatus.RanToCompletion ? task.Result : Find(before, album.Id)).OfType<AlbumRecord>();
            var ids = new HashSet<string>(listed.Select(static album => album.Id), StringComparer.Ordinal);
            var gone = before.Values.Where(album => !ids.Contains(album.Id))
                .Select(album => isWhole ? album with { GoneAt = album.GoneAt ?? context.Now } : album);
            BackupFile.Write(context.Paths.Albums, new AlbumFile { Albums = [.. saved, .. gone] }, BackupJson.Files.AlbumFile);
        }

        return isWhole;
    }

    private static AlbumRecord? Find(Dictionary<string, AlbumRecord> albums, string id) =>
        albums.TryGetValue(id, out var album) ? album : null;

    private async Task<(List<IpernityAlbum> Albums, bool IsWhole)> ListAsync(CancellationToken stop)
    {
        var albums = new List<IpernityAlbum>();
        var isWhole = true;
        foreach (var call in AlbumList.CreateCalls(context.Options.User.UserId))
        {
            var (some, isAll) = await ListFetch.ReadAsync(context, call, AlbumList.Read, stop).ConfigureAwait(false);
            albums.AddRange(some.Where(album => !albums.Exists(known => known.Id == album.Id)));
            isWhole &= isAll;
            if (albums.Exists(static album => album.Documents > 0))
                break;
        }

        return (albums, isWhole);
    }

    // The first error cancels the other calls, which would fail in the same way.
    private async Task<AlbumRecord> SaveAsync(
        IpernityAlbum listed, AlbumRecord? known, SemaphoreSlim free, CancellationTokenSource ended)
    {
        if (known is not null && IsUnchanged(listed, known))
            return Update(known, listed);
        var stop = ended.Token;
        await free.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            context.Decide($"Album {listed.Id} '{listed.Title}' {(known is null ? "is new" : "has changed")}.");
            var album = await _service.GetAsync(listed.Id, stop).ConfigureAwait(false);
            var documents = await _service.GetDocumentIdsAsync(listed.Id, stop).ConfigureAwait(false);
            var record = new AlbumRecord
            {
                Id = listed.Id,
                Description = album.Description,
                Documents = [.. documents],
                CreatedAt = listed.CreatedAt ?? album.CreatedAt,
                Unknown = known?.Unknown,
            };
            return Update(record, listed);
        }
        catch
        {
            ended.Cancel();
            throw;
        }
        finally
        {
            free.Release();
        }
    }

    private static bool IsUnchanged(IpernityAlbum listed, AlbumRecord known) =>
        known.GoneAt is null && listed.UpdatedAt is not null && known.UpdatedAt == listed.UpdatedAt && known.Title == listed.Title
        && known.CoverId == listed.CoverId && known.Documents.Length == (listed.Documents ?? known.Documents.Length);

    private static AlbumRecord Update(AlbumRecord record, IpernityAlbum listed) => record with
    {
        Title = listed.Title,
        Link = listed.Link?.AbsoluteUri,
        UpdatedAt = listed.UpdatedAt,
        CoverId = listed.CoverId,
        Visibility = listed.Visibility?.ToString(),
        Permissions = listed.CommentPermission is { } audience ? new PermissionsRecord { Comment = audience.ToString() } : null,
        Counts = record.Counts is { } counts && counts.Faves == listed.Faves && counts.Comments == listed.Comments
            ? counts
            : new CountsRecord { Visits = listed.Visits, Faves = listed.Faves, Comments = listed.Comments },
    };
}
