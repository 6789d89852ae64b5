using Ipernity.Api.Runs;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;

namespace Ipernity.Api.Uploads;

/// <summary>
/// Uploads any number of files, several at the same time, in bounded memory and in no particular order. An error that every further
/// upload would repeat, such as a revoked token, ends the run. (Source: the service's documentation, chapter "Upload".)
/// </summary>
public sealed class UploadRun : IDisposable
{
    // Enough files are checked ahead of sending that one call can look up many checksums.
    private const int LookedAtAhead = 40;

    private readonly Action<UploadResult> _done;
    private readonly Action<UploadRequest, Exception> _failed;
    private readonly ParallelRun _run;
    private readonly UploadWorkflow _workflow;
    private readonly UploadCounter _counter = new();

    /// <summary>Prepares a run. Nothing is sent yet.</summary>
    /// <param name="client">The client that uploads.</param>
    /// <param name="options">How files are uploaded.</param>
    /// <param name="done">Called for each finished file, on any thread.</param>
    /// <param name="failed">Called for each failed file with the reason, on any thread.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public UploadRun(IpernityClient client, UploadOptions options, Action<UploadResult> done, Action<UploadRequest, Exception> failed)
    {
        _ = client ?? throw new ArgumentNullException(nameof(client));
        _ = (options ?? throw new ArgumentNullException(nameof(options))).Checked();
        _done = done ?? throw new ArgumentNullException(nameof(done));
        _failed = failed ?? throw new ArgumentNullException(nameof(failed));
        _run = new ParallelRun(options.ThrottleLimit + (options.SkipDuplicates ? LookedAtAhead : 1), EndsRun);
        _workflow = new UploadWorkflow(client, options, _run.Stop);
    }

    /// <summary>Cancelled when the run ends early.</summary>
    internal CancellationToken Stop => _run.Stop;

    /// <summary>Adds a file. Waits until there is room for it, so that few files wait to be sent.</summary>
    /// <param name="request">The file.</param>
    /// <param name="cancellationToken">Cancels the wait, but not the run.</param>
    /// <exception cref="IpernityException">The run has ended, because no upload can succeed.</exception>
    /// <exception cref="ObjectDisposedException">The connection was closed.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled, or the run was disposed.</exception>
    public async Task AddAsync(UploadRequest request, CancellationToken cancellationToken = default)
    {
        _ = request ?? throw new ArgumentNullException(nameof(request));
        await _run.WaitForRoomAsync(cancellationToken).ConfigureAwait(false);
        var item = new UploadItem(request);
        _counter.Add(item);
        _run.Start(leaveRoom => RunAsync(item, leaveRoom), failure => Fail(item, failure));
    }

    /// <summary>Waits until all files are finished. No more files may be added.</summary>
    /// <param name="cancellationToken">Cancels the wait, but not the run.</param>
    /// <exception cref="IpernityException">The run has ended, because no upload can succeed.</exception>
    /// <exception cref="ObjectDisposedException">The connection was closed.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public Task CompleteAsync(CancellationToken cancellationToken = default) => _run.CompleteAsync(cancellationToken);

    /// <summary>Reads the progress of the run.</summary>
    /// <returns>The current progress.</returns>
    public UploadProgress ReadProgress() => _counter.Read();

    /// <summary>Ends the run and cancels what is being sent.</summary>
    public void Dispose()
    {
        _run.Dispose();
        _workflow.Dispose();
    }

    private async Task RunAsync(UploadItem item, Action leaveRoom)
    {
        var result = await _workflow.RunAsync(item, leaveRoom).ConfigureAwait(false);
        _counter.Finish(item, StageOf(result));
        _done(result);
    }

    private void Fail(UploadItem item, Exception failure)
    {
        _counter.Finish(item, UploadStage.Failed);
        _failed(item.Request, failure);
    }

    private static UploadStage StageOf(UploadResult result) => result.Status switch
    {
        UploadStatus.Duplicate => UploadStage.Skipped,
        UploadStatus.Unknown => UploadStage.Failed,
        _ => UploadStage.Done,
    };

    // If the quota cannot be read, nothing is sent.
    private static bool EndsRun(Exception failure) =>
        ParallelRun.IsOfAccess(failure) || failure is IpernityException { Method: UploadQuota.Method };
}
