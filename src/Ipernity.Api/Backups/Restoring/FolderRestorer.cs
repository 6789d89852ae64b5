namespace Ipernity.Api.Backups.Restoring;

/// <summary>Creates and completes folders, and sorts the created ones as in the backup.</summary>
internal sealed class FolderRestorer(RestoreContext context, RestoreReport report)
{
    // The entry of the journal for the order of the folders.
    private const string Order = "(order)";

    /// <exception cref="Ipernity.Auth.Errors.IpernityException">A failure that every further folder would repeat.</exception>
    public async Task RunAsync(IReadOnlyList<RestoreStep> steps, CancellationToken stop)
    {
        foreach (var step in steps.Where(static step => step.IsOpen))
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

        await OrderAsync(steps, stop).ConfigureAwait(false);
    }

    private async Task RestoreAsync(RestoreStep step, CancellationToken stop)
    {
        var folder = step.Folder!;
        var albums = context.FindAlbums(folder.Albums);
        var isNew = step.NewId is null;
        if (isNew && albums.Length == 0 && folder.Albums.Length > 0)
        {
            step.Note = "None of its albums is in the account.";
            report.Finish(step, RestoreStatus.NotRestorable);
            return;
        }

        if (isNew)
        {
            Note(Order, RestoreState.There, newId: null);
            step.NewId = await context
                .FolderService.CreateAsync(
                    AlbumTitle.Of(folder),
                    string.IsNullOrWhiteSpace(folder.Description) ? null : folder.Description,
                    stop
                )
                .ConfigureAwait(false);
            Note(step.Id, RestoreState.There, step.NewId);
        }

        // Albums are added at the end, so an existing folder keeps its order.
        var present = isNew ? [] : await context.FolderService.GetAlbumIdsAsync(step.NewId!, stop).ConfigureAwait(false);
        await context
            .FolderService.AddAlbumsAsync(step.NewId!, [.. albums.Except(present, StringComparer.Ordinal)], stop)
            .ConfigureAwait(false);
        var isOwn = context.Journal.Find(RestoreKind.Folder, step.Id).State == RestoreState.There;
        if (isOwn && folder.CoverId is { } coverId && context.Documents.Find(coverId) is { } cover)
            await context.FolderService.SetCoverAsync(step.NewId!, cover, stop).ConfigureAwait(false);
        Note(step.Id, RestoreState.Done, step.NewId);
        report.Finish(step, isNew ? RestoreStatus.Created : RestoreStatus.Updated);
    }

    private async Task OrderAsync(IReadOnlyList<RestoreStep> steps, CancellationToken stop)
    {
        if (context.Journal.Find(RestoreKind.Folder, Order).State != RestoreState.There)
            return;
        string[] wanted = [.. steps.Select(static step => step.NewId).OfType<string>()];
        var created = new HashSet<string>(
            steps
                .Where(step => context.Journal.Find(RestoreKind.Folder, step.Id).NewId == step.NewId && step.NewId != step.Id)
                .Select(static step => step.NewId)
                .OfType<string>(),
            StringComparer.Ordinal
        );
        var present = await context.FolderService.GetAllAsync(context.Options.UserId, stop).ConfigureAwait(false);
        string[] others = [.. present.Select(static folder => folder.Id).Where(id => !created.Contains(id))];
        await context.FolderService.OrderAsync(OrderedMerge.Insert(others, wanted), stop).ConfigureAwait(false);
        Note(Order, RestoreState.Done, newId: null);
    }

    private void Note(string id, RestoreState state, string? newId) =>
        context.Journal.Set(
            new RestoreJournalEntry
            {
                Kind = RestoreKind.Folder,
                Id = id,
                State = state,
                NewId = newId,
            }
        );
}
