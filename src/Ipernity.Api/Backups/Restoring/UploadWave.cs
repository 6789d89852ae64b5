using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Ipernity.Api.Uploads;

namespace Ipernity.Api.Backups.Restoring;

/// <summary>Uploads documents with different bytes, several at the same time.</summary>
internal sealed class UploadWave : IDisposable
{
    private readonly RestoreContext _context;
    private readonly RestoreReport _report;
    private readonly Func<RestoreStep, string, CancellationToken, Task> _finish;
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentDictionary<UploadRequest, Sending> _steps = new();
    private readonly ConcurrentBag<Task> _finishing = [];
    private readonly SemaphoreSlim _free;
    private readonly UploadRun _run;
    private ExceptionDispatchInfo? _fatal;

    /// <param name="context">The state that all parts of the restore share.</param>
    /// <param name="report">Receives the outcomes.</param>
    /// <param name="finish">Sets the details that the upload of a document cannot set.</param>
    public UploadWave(RestoreContext context, RestoreReport report, Func<RestoreStep, string, CancellationToken, Task> finish)
    {
        _context = context;
        _report = report;
        _finish = finish;
        _free = new SemaphoreSlim(context.Options.ThrottleLimit);
        _run = new UploadRun(context.Client, context.Options.ToUploadOptions(NoteSending, NoteSent), Finish, Fail);
    }

    /// <summary>How many bytes were sent.</summary>
    public long BytesSent => _run.ReadProgress().BytesSent;

    /// <exception cref="Ipernity.Auth.Errors.IpernityException">A failure that every further document would repeat.</exception>
    public async Task RunAsync(IEnumerable<RestoreStep> steps, CancellationToken stop)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, _end.Token);
        try
        {
            foreach (var step in steps)
                await AddAsync(step, either.Token).ConfigureAwait(false);
            await _run.CompleteAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_fatal is not null)
        {
            _fatal.Throw();
        }
        finally
        {
            // Uploads that arrived are recorded even if the run ends early.
            if (stop.IsCancellationRequested)
                _end.Cancel();
            await Task.WhenAll(_finishing).ConfigureAwait(false);
        }

        _fatal?.Throw();
    }

    public void Dispose()
    {
        _run.Dispose();
        _free.Dispose();
        _end.Dispose();
    }

    private async Task AddAsync(RestoreStep step, CancellationToken stop)
    {
        try
        {
            var document = step.Document!;
            var file = LocalFile.Find(document.FilePath!, NameOf(document));
            if (document.Md5 is { } md5 && await file.ComputeMd5Async(stop).ConfigureAwait(false) is var actual
                && !string.Equals(actual, md5, StringComparison.OrdinalIgnoreCase))
            {
                throw new IpernityBackupException(
                    BackupFailure.FileDamaged,
                    $"The file '{file.Path}' is damaged, so it was not uploaded: its MD5 is {actual} instead of {md5}.");
            }

            var request = new UploadRequest(file, replaces: null, DocumentFields.OfUpload(document.Record));
            // Each document is added after the previous one was sent, so that the account gets them in their order.
            await WaitAsync(stop).ConfigureAwait(false);
            _steps[request] = new Sending(step, _free);
            await _run.AddAsync(request, stop).ConfigureAwait(false);
        }
        catch (Exception failure) when (RestoreFailures.IsOfItem(failure))
        {
            _report.Fail(step, failure);
        }
    }

    private async Task WaitAsync(CancellationToken stop)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, _run.Stop);
        try
        {
            await _free.WaitAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // The run has ended. Adding the next file throws the reason.
        }
    }

    // The original file name, which may come from any operating system.
    private static string? NameOf(DocumentSource document) => document.Record.Original?.FileName is { } name
        && name.Substring(name.LastIndexOfAny(['/', '\\']) + 1) is { Length: > 0 } last ? last : null;

    private void NoteSending(UploadRequest request) => Note(request, RestoreState.Sending);

    private void NoteSent(UploadRequest request, string ticket)
    {
        _steps[request].Leave();
        try
        {
            Note(request, RestoreState.Sending, ticket);
        }
        catch (IpernityBackupException failure)
        {
            // The file was sent, so this must not be reported as a failed upload.
            End(failure);
        }
    }

    private void Note(UploadRequest request, RestoreState state, string? ticket = null) => _context.Journal.Set(new RestoreJournalEntry
    {
        Kind = RestoreKind.Document,
        Id = _steps[request].Step.Id,
        State = state,
        Ticket = ticket,
    });

    private RestoreStep Take(UploadRequest request)
    {
        _steps.TryRemove(request, out var sending);
        sending!.Leave();
        return sending.Step;
    }

    private void Finish(UploadResult result)
    {
        var step = Take(result.Request);
        if (result.DocId is { } newId && _context.Documents.Add(step.Id, newId))
            _finishing.Add(FinishAsync(step, newId));
        else
            _report.Fail(step, result.Failure ?? NoDocument(result.Request));
    }

    private async Task FinishAsync(RestoreStep step, string newId)
    {
        try
        {
            await _finish(step, newId, _end.Token).ConfigureAwait(false);
        }
        catch (Exception failure) when (RestoreFailures.IsOfItem(failure))
        {
            _report.Fail(step, failure);
        }
        catch (OperationCanceledException)
        {
            // The next run continues with it.
        }
        catch (Exception failure)
        {
            End(failure);
        }
    }

    private void Fail(UploadRequest request, Exception failure)
    {
        var step = Take(request);
        if (RestoreFailures.EndRun(failure))
            End(failure);
        else
            _report.Fail(step, failure);
    }

    private void End(Exception failure)
    {
        Interlocked.CompareExchange(ref _fatal, ExceptionDispatchInfo.Capture(failure), null);
        _end.Cancel();
    }

    private static IpernityUploadException NoDocument(UploadRequest request) => new(
        UploadFailure.OutcomeUnknown, request.Method,
        $"The file '{request.File.Path}' was sent, but the answer was lost. It is not known whether the file arrived.");

    /// <summary>A document that is being sent.</summary>
    private sealed class Sending(RestoreStep step, SemaphoreSlim free)
    {
        private int _hasRoom = 1;

        public RestoreStep Step { get; } = step;

        /// <summary>Lets the next document be sent.</summary>
        public void Leave()
        {
            if (Interlocked.Exchange(ref _hasRoom, 0) == 0)
                return;
            try
            {
                free.Release();
            }
            catch (ObjectDisposedException)
            {
                // The wave has ended, so nothing waits any more.
            }
        }
    }
}
