using Ipernity.Api.Uploads;
using Ipernity.Auth.Errors;

namespace Ipernity.Api.Backups.Restoring;

/// <summary>Uploads documents, and completes those that are in the account.</summary>
internal sealed class DocumentRestorer(RestoreContext context, RestoreReport report)
{
    // If an upload arrived that an earlier run was sending when it ended, its document appears within this time.
    private static readonly TimeSpan ArrivalTime = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    private readonly DetailRestorer _details = new(context);
    private long _bytesSentBefore;
    private UploadWave? _wave;

    /// <summary>How many bytes were sent.</summary>
    public long BytesSent => Interlocked.Read(ref _bytesSentBefore) + (Volatile.Read(ref _wave)?.BytesSent ?? 0);

    /// <exception cref="IpernityException">A failure that every further document would repeat.</exception>
    public async Task RunAsync(CancellationToken stop)
    {
        var steps = context.DocumentSteps.Values.Where(static step => step.IsOpen).ToArray();
        await context
            .ForEachAsync(
                steps.Where(static step => step.Action == RestoreAction.Update),
                step => TryAsync(step, () => UpdateAsync(step, step.NewId!, stop)),
                stop
            )
            .ConfigureAwait(false);
        var uploads = steps.Where(static step => step.Action == RestoreAction.Upload).ToArray();
        using (var tickets = new TicketWaiter(context.Client, context.Options.ToUploadOptions()))
        {
            await context
                .ForEachAsync(
                    uploads.Where(step => Entry(step).State == RestoreState.Sending),
                    step => TryAsync(step, () => FindArrivedAsync(step, tickets, stop)),
                    stop
                )
                .ConfigureAwait(false);
        }

        // Files with the same bytes are sent one after the other, so that after a lost answer each document can be identified.
        var waves = uploads
            .Where(static step => step.NewId is null)
            .GroupBy(static step => step.Document!.Md5 ?? step.Id, StringComparer.OrdinalIgnoreCase)
            .SelectMany(static equal => equal.Select(static (step, index) => (step, index)))
            .GroupBy(static equal => equal.index, static equal => equal.step)
            .OrderBy(static wave => wave.Key);
        foreach (var wave in waves)
            await UploadAsync(wave, stop).ConfigureAwait(false);
    }

    private async Task UploadAsync(IEnumerable<RestoreStep> steps, CancellationToken stop)
    {
        using var wave = new UploadWave(context, report, FinishUploadAsync);
        Volatile.Write(ref _wave, wave);
        try
        {
            await wave.RunAsync(steps, stop).ConfigureAwait(false);
        }
        finally
        {
            Volatile.Write(ref _wave, null);
            Interlocked.Add(ref _bytesSentBefore, wave.BytesSent);
        }
    }

    private async Task UpdateAsync(RestoreStep step, string newId, CancellationToken stop)
    {
        var set = await _details.CompleteAsync(step.Document!, newId, stop).ConfigureAwait(false);
        Note(step, RestoreState.Done);
        step.Note = set.IsEmpty ? step.Note : set.ToString();
        report.Finish(step, RestoreStatus.Updated);
    }

    // An earlier run ended while it was sending the file.
    private async Task FindArrivedAsync(RestoreStep step, TicketWaiter tickets, CancellationToken stop)
    {
        if (await FindArrivedIdAsync(step, tickets, stop).ConfigureAwait(false) is not { } newId || !context.Documents.Add(step.Id, newId))
            return;
        step.NewId = newId;
        step.Note = "uploaded by an earlier run";
        Note(step, RestoreState.There);
        await UpdateAsync(step, newId, stop).ConfigureAwait(false);
    }

    private async Task<string?> FindArrivedIdAsync(RestoreStep step, TicketWaiter tickets, CancellationToken stop)
    {
        var entry = Entry(step);
        if (entry.Ticket is { } ticket)
        {
            try
            {
                return await tickets.WaitAsync(ticket, step.Document!.FilePath).WaitAsync(stop).ConfigureAwait(false);
            }
            catch (IpernityUploadException failure) when (failure.Failure == UploadFailure.TicketInvalid)
            {
                // The service may have forgotten the ticket but kept the file.
            }
        }

        var until = DateTimeOffset.FromUnixTimeSeconds(entry.At) + ArrivalTime;
        while (true)
        {
            if (await context.Documents.FindAgainAsync(step.Document!, stop).ConfigureAwait(false) is { } found)
                return found;
            if (DateTimeOffset.UtcNow >= until)
                return null;
            await Task.Delay(BetweenLooks, stop).ConfigureAwait(false);
        }
    }

    private async Task FinishUploadAsync(RestoreStep step, string newId, CancellationToken stop)
    {
        step.NewId = newId;
        var needsDetails = NeedsDetails(step.Document!);
        if (needsDetails)
        {
            Note(step, RestoreState.There);
            await _details.CompleteAsync(step.Document!, newId, stop).ConfigureAwait(false);
        }

        Note(step, RestoreState.Done);
        report.Finish(step, RestoreStatus.Uploaded);
    }

    // The upload sets all other details.
    private static bool NeedsDetails(DocumentSource document) =>
        string.IsNullOrWhiteSpace(document.Record.Title)
        || document.Record.Notes is { Length: > 0 }
        || document.Record.Comments is { Length: > 0 };

    private async Task TryAsync(RestoreStep step, Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (Exception failure) when (RestoreFailures.IsOfItem(failure))
        {
            report.Fail(step, failure);
        }
    }

    private RestoreJournalEntry Entry(RestoreStep step) => context.Journal.Find(RestoreKind.Document, step.Id);

    private void Note(RestoreStep step, RestoreState state) =>
        context.Journal.Set(
            new RestoreJournalEntry
            {
                Kind = RestoreKind.Document,
                Id = step.Id,
                State = state,
                NewId = step.NewId,
            }
        );
}
