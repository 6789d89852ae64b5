using Ipernity.Api.Albums;
using Ipernity.Api.Elements;
using Ipernity.Auth.Http;

namespace Ipernity.Api.Backups.Restoring;

/// <summary>Creates and completes albums, and sorts the created ones as in the backup.</summary>
internal sealed class AlbumRestorer(RestoreContext context, RestoreReport report)
{
    // The entry of the journal for the order of the albums.
    private const string Order = "(order)";

    /// <exception cref="Ipernity.Auth.Errors.IpernityException">A failure that every further album would repeat.</exception>
    public async Task RunAsync(CancellationToken stop)
    {
        foreach (var step in context.AlbumSteps.Values.Where(static step => step.IsOpen))
        {
            try
            {
                await RestoreAsync(step, stop).ConfigureAwait(false);
            }
            catch (Exception failure) when (RestoreFailures.IsOfItem(failure))
            {
                report.Fail(step, failure);
            }
        }

        await OrderAsync(stop).ConfigureAwait(false);
    }

    private async Task RestoreAsync(RestoreStep step, CancellationToken stop)
    {
        var album = step.Album!;
        var documents = context.FindDocuments(album.Documents);
        var isNew = step.NewId is null;
        if (isNew && documents.Length == 0 && album.Documents.Length > 0)
        {
            step.Note = "None of its documents is in the account.";
            report.Finish(step, RestoreStatus.NotRestorable);
            return;
        }

        if (isNew)
            await CreateAsync(step, stop).ConfigureAwait(false);
        var refused = await FillAsync(step, documents, isNew, stop).ConfigureAwait(false);
        var isComplete = album.Documents.All(id =>
            !context.DocumentSteps.TryGetValue(id, out var document)
            || document.Action == RestoreAction.Refuse
            || document.NewId is not null
        );
        Note(step, isComplete ? RestoreState.Done : RestoreState.There);
        if (refused.Length > 0)
            step.Note = $"ipernity refused the documents {string.Join(", ", refused)}.";
        report.Finish(step, isNew ? RestoreStatus.Created : RestoreStatus.Updated);
    }

    private async Task CreateAsync(RestoreStep step, CancellationToken stop)
    {
        if (context.Journal.Find(RestoreKind.Album, Order).State != RestoreState.There)
            context.Journal.Set(
                new RestoreJournalEntry
                {
                    Kind = RestoreKind.Album,
                    Id = Order,
                    State = RestoreState.There,
                }
            );
        var album = step.Album!;
        var created = await context
            .AlbumService.CreateAsync(
                new AlbumChange
                {
                    Title = AlbumTitle.Of(album),
                    Description = string.IsNullOrWhiteSpace(album.Description) ? null : album.Description,
                    CommentPermission = DocumentFields.Word<Audience>(album.Permissions?.Comment),
                },
                stop
            )
            .ConfigureAwait(false);
        step.NewId = created.Id;
        Note(step, RestoreState.There);
    }

    /// <returns>The documents that the service refused.</returns>
    private async Task<string[]> FillAsync(RestoreStep step, string[] documents, bool isNew, CancellationToken stop)
    {
        var id = step.NewId!;
        var present = isNew ? [] : await context.AlbumService.GetDocumentIdsAsync(id, stop).ConfigureAwait(false);
        var merged = OrderedMerge.Insert(present, documents);
        var cover = step.Album!.CoverId is { } coverId ? context.Documents.Find(coverId) : null;
        IReadOnlyList<AlbumDocument> outcome = [];
        var change = new AlbumChange();
        if (!isNew)
        {
            var match = await context.AlbumService.GetAsync(id, stop).ConfigureAwait(false);
            change = (await new AlbumDetails(context).FindAsync(step.Album, match, stop).ConfigureAwait(false)).Change;
            cover = change.CoverId ?? match.CoverId;
        }

        if (merged.Count > present.Count && merged.Take(present.Count).SequenceEqual(present, StringComparer.Ordinal) && present.Count > 0)
        {
            outcome = (
                await context.AlbumService.AddDocumentsAsync(id, [.. merged.Skip(present.Count)], stop).ConfigureAwait(false)
            ).Documents;
        }
        else if (merged.Count > present.Count)
        {
            var wanted = cover is not null && merged.Contains(cover, StringComparer.Ordinal) ? cover : null;
            outcome = await context
                .AlbumService.SetAsync(id, new AlbumChange { DocumentIds = merged, CoverId = wanted }, null, stop)
                .ConfigureAwait(false);
            change = change with { CoverId = null };
        }

        if (
            change.Title is not null
            || change.Description is not null
            || change.CoverId is not null
            || change.CommentPermission is not null
        )
            await context.AlbumService.SetAsync(id, change, null, stop).ConfigureAwait(false);
        return [.. outcome.Where(static document => document.ErrorCode != 0).Select(static document => document.Id)];
    }

    // The service puts a new album in front of the others.
    private async Task OrderAsync(CancellationToken stop)
    {
        var entry = context.Journal.Find(RestoreKind.Album, Order);
        if (entry.State != RestoreState.There)
            return;
        var wanted = context.FindAlbums(context.Content.Albums.Select(static album => album.Id));
        var created = new HashSet<string>(
            context.AlbumSteps.Values.Where(IsOfRestore).Select(static step => step.NewId!),
            StringComparer.Ordinal
        );
        var present = await context.AlbumService.GetAllAsync(null, stop).ConfigureAwait(false);
        string[] others = [.. present.Select(static album => album.Id).Where(id => !created.Contains(id))];
        var call = new ApiCall(
            "album.orderList",
            new KeyValuePair<string, string>("album_ids", string.Join(",", OrderedMerge.Insert(others, wanted)))
        );
        await context.Client.CallAsync(call, context.Options.CallOptions, stop).ConfigureAwait(false);
        context.Journal.Set(entry with { State = RestoreState.Done });
    }

    private bool IsOfRestore(RestoreStep step) =>
        step.NewId is not null && step.NewId != step.Id && context.Journal.Find(RestoreKind.Album, step.Id).NewId == step.NewId;

    private void Note(RestoreStep step, RestoreState state) =>
        context.Journal.Set(
            new RestoreJournalEntry
            {
                Kind = RestoreKind.Album,
                Id = step.Id,
                State = state,
                NewId = step.NewId,
            }
        );
}
