namespace Ipernity.Api.Backups.Restoring;

/// <summary>Plans a restore without changing anything.</summary>
internal sealed class RestorePlanner(RestoreContext context)
{
    // The service reports whole seconds. Of two changes within the same second, the backup may contain only the first.
    private static readonly TimeSpan ShortestChange = TimeSpan.FromSeconds(2);

    private readonly DetailRestorer _details = new(context);

    /// <exception cref="Ipernity.Auth.Errors.IpernityException">The service does not answer.</exception>
    public async Task<RestorePlan> PlanAsync(CancellationToken stop)
    {
        await context.Inventory.ReadAsync(stop).ConfigureAwait(false);
        // In the order in which they were posted, so that the account shows them in the same order.
        var documents = context
            .Content.Documents.Values.OrderBy(static document => document.Record.PostedAt ?? DateTimeOffset.MinValue)
            .ThenBy(static document => document.Id.Length)
            .ThenBy(static document => document.Id, StringComparer.Ordinal)
            .ToArray();
        await context.Documents.MatchAsync(documents, stop).ConfigureAwait(false);
        foreach (var document in documents)
            context.DocumentSteps.Add(document.Id, Plan(document));
        await context
            .ForEachAsync(context.DocumentSteps.Values.Where(NeedsLook), step => LookAsync(step, stop), stop)
            .ConfigureAwait(false);

        var albums = await new AlbumPlanner(context).PlanAsync(stop).ConfigureAwait(false);
        var folders = await new FolderPlanner(context).PlanAsync(stop).ConfigureAwait(false);
        return new RestorePlan([.. Unreadable(), .. context.DocumentSteps.Values, .. albums, .. folders], new LossCounter(context).Count());
    }

    private RestoreStep Plan(DocumentSource document)
    {
        var newId = context.Documents.Find(document.Id);
        var (action, note) = (newId, document.Problem) switch
        {
            (not null, _) => (RestoreAction.None, null),
            (null, { } problem) => (RestoreAction.Refuse, problem),
            _ => (RestoreAction.Upload, NoteOf(document)),
        };
        return new RestoreStep(RestoreKind.Document, document.Id, document.Record.Title, action)
        {
            Document = document,
            Bytes = action == RestoreAction.Upload ? document.Bytes : 0,
            NewId = newId,
            Note = note,
        };
    }

    private static string? NoteOf(DocumentSource document) =>
        DocumentFields.UnsendableKeywords(document.Record) is { Length: > 0 } keywords
            ? $"The service cannot store the keywords {string.Join(", ", keywords)}."
            : null;

    // A document that was completely restored, or has not changed since the backup, needs no call.
    private bool NeedsLook(RestoreStep step)
    {
        if (step.Action != RestoreAction.None)
            return false;
        if (context.Options.Force)
            return true;
        var entry = context.Journal.Find(RestoreKind.Document, step.Id);
        if (entry.State == RestoreState.Done && entry.NewId == step.NewId)
            return false;
        return !(
            context.IsSameAccount
            && step.NewId == step.Id
            && step.Document!.Record.ModifiedAt is { } at
            && context.Inventory.ModifiedAt(step.Id) == at
            && at + ShortestChange < step.Document.SavedAt
        );
    }

    private async Task LookAsync(RestoreStep step, CancellationToken stop)
    {
        var missing = await _details.FindAsync(step.Document!, step.NewId!, stop).ConfigureAwait(false);
        step.IsConfirmed = missing is { IsEmpty: true };
        if (step.IsConfirmed)
            return;
        step.Action = RestoreAction.Update;
        step.Note = missing?.ToString() ?? "The service is still processing it.";
    }

    private IEnumerable<RestoreStep> Unreadable() =>
        context.Content.Unreadable.Select(static sidecar => new RestoreStep(
            RestoreKind.Document,
            Format.BackupPaths.FindDocumentId(sidecar.Path) ?? Path.GetFileName(sidecar.Path),
            null,
            RestoreAction.Refuse
        )
        {
            Note = $"Its sidecar cannot be read: {sidecar.Reason}",
        });
}
