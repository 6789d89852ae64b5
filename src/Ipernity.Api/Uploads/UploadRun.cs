using System.Runtime.ExceptionServices;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;

namespace Ipernity.Api.Uploads;

/// <summary>
/// Uploads any number of files, several at the same time, in bounded memory and in no particular order. An error that every further
/// upload would repeat, such as a revoked token, ends the run. (Source: the service's documentation, chapter "Upload".)
/// </summary>
public sealed class UploadRun : IDisposable
{
    // Enough files are looked at before they are sent that one call can ask for many.
    private const int LookedAtAhead = 40;

    private readonly Action<UploadResult> _done;
    private readonly Action<UploadRequest, Exception> _failed;
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _room;
    private readonly UploadWorkflow _workflow;
    private readonly UploadCounter _counter = new();
    private readonly TaskCompletionSource<bool> _allFinished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ExceptionDispatchInfo? _fatal;
    private int _open = 1;

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
        _room = new SemaphoreSlim(options.ThrottleLimit + (options.SkipDuplicates ? LookedAtAhead : 1));
        _workflow = new UploadWorkflow(client, options, _stop.Token);
    }

    /// <summary>Adds a file. Waits until there is room for it, so that few files wait to be sent.</summary>
    /// <param name="request">The file.</param>
    /// <param name="cancellationToken">Ends the wait, but not the run.</param>
    /// <exception cref="IpernityException">The run has ended, because no upload can succeed.</exception>
    /// <exception cref="ObjectDisposedException">The connection was closed.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled, or the run was disposed.</exception>
    public async Task AddAsync(UploadRequest request, CancellationToken cancellationToken = default)
    {
        _ = request ?? throw new ArgumentNullException(nameof(request));
        try
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stop.Token);
            await _room.WaitAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_fatal is not null)
        {
            _fatal.Throw();
        }

        Interlocked.Increment(ref _open);
        var item = new UploadItem(request);
        _counter.Add(item);
        _ = Task.Run(() => RunAsync(item), CancellationToken.None);
    }

    /// <summary>Waits until all files are finished. No more files may be added.</summary>
    /// <param name="cancellationToken">Ends the wait, but not the run.</param>
    /// <exception cref="IpernityException">The run has ended, because no upload can succeed.</exception>
    /// <exception cref="ObjectDisposedException">The connection was closed.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public async Task CompleteAsync(CancellationToken cancellationToken = default)
    {
        Leave();
        await _allFinished.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        _fatal?.Throw();
    }

    /// <summary>Reads how far the run is.</summary>
    /// <returns>The state of this moment.</returns>
    public UploadProgress ReadProgress() => _counter.Read();

    /// <summary>Ends the run and cancels what is being sent.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        _workflow.Dispose();
    }

    private async Task RunAsync(UploadItem item)
    {
        var hasRoom = 1;
        void LeaveRoom()
        {
            if (Interlocked.Exchange(ref hasRoom, 0) != 0)
                _room.Release();
        }

        try
        {
            var result = await _workflow.RunAsync(item, LeaveRoom).ConfigureAwait(false);
            _counter.Finish(item, StageOf(result));
            _done(result);
        }
        catch (Exception) when (_stop.IsCancellationRequested)
        {
            // The counter knows what was sent of it.
        }
        catch (Exception failure) when (EndsRun(failure))
        {
            Interlocked.CompareExchange(ref _fatal, ExceptionDispatchInfo.Capture(failure), null);
            _stop.Cancel();
        }
        catch (Exception failure)
        {
            _counter.Finish(item, UploadStage.Failed);
            _failed(item.Request, failure);
        }
        finally
        {
            LeaveRoom();
            Leave();
        }
    }

    private void Leave()
    {
        if (Interlocked.Decrement(ref _open) == 0)
            _allFinished.TrySetResult(true);
    }

    private static UploadStage StageOf(UploadResult result) => result.Status switch
    {
        UploadStatus.Duplicate => UploadStage.Skipped,
        UploadStatus.Unknown => UploadStage.Failed,
        _ => UploadStage.Done,
    };

    // Without the quota nothing is sent, and these codes are about the key, the signature, the token and the permission.
    private static bool EndsRun(Exception failure) => failure
        is ObjectDisposedException
        or IpernityException { Method: UploadQuota.Method }
        or IpernityApiException { SharedCode: >= ApiErrorCode.ApiKeyMissing and < ApiErrorCode.RateLimited };
}
