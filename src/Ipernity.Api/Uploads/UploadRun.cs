using System.Runtime.ExceptionServices;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;

namespace Ipernity.Api.Uploads;

/// <summary>
/// Uploads any number of files, some at a time, in bounded memory. Each is over in its own time, and in no order. What makes
/// every further upload senseless, such as a token that was revoked, ends the run.
/// (Source: the service's documentation, chapter "Upload".)
/// </summary>
public sealed class UploadRun : IDisposable
{
    // So many files are looked at before they are sent that there are enough to ask for at once.
    private const int LookedAtAhead = 40;

    private readonly Action<UploadResult> _done;
    private readonly Action<UploadFile, Exception> _failed;
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _room;
    private readonly UploadSteps _steps;
    private readonly UploadTally _tally = new();
    private readonly TaskCompletionSource<bool> _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ExceptionDispatchInfo? _end;
    private int _open = 1;

    /// <summary>Prepares to upload; nothing is sent yet.</summary>
    /// <param name="client">Where to.</param>
    /// <param name="options">How.</param>
    /// <param name="done">Told of each file that is done, on any thread.</param>
    /// <param name="failed">Told of each file that failed and why, on any thread.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option makes no sense.</exception>
    public UploadRun(IpernityClient client, UploadOptions options, Action<UploadResult> done, Action<UploadFile, Exception> failed)
    {
        _ = client ?? throw new ArgumentNullException(nameof(client));
        _ = (options ?? throw new ArgumentNullException(nameof(options))).Checked();
        _done = done ?? throw new ArgumentNullException(nameof(done));
        _failed = failed ?? throw new ArgumentNullException(nameof(failed));
        _room = new SemaphoreSlim(options.ThrottleLimit + (options.SkipDuplicates ? LookedAtAhead : 1));
        _steps = new UploadSteps(client, options, _stop.Token);
    }

    /// <summary>Adds a file. Waits until there is room for it: few are taken in before they are sent.</summary>
    /// <param name="upload">The file.</param>
    /// <param name="cancellationToken">Ends the waiting, and no more.</param>
    /// <exception cref="IpernityException">The run has ended, since no upload can succeed.</exception>
    /// <exception cref="ObjectDisposedException">The connection was closed.</exception>
    /// <exception cref="OperationCanceledException">The waiting was cancelled, or the run was disposed of.</exception>
    public async Task AddAsync(UploadFile upload, CancellationToken cancellationToken = default)
    {
        _ = upload ?? throw new ArgumentNullException(nameof(upload));
        try
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stop.Token);
            await _room.WaitAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_end is not null)
        {
            _end.Throw();
        }

        Interlocked.Increment(ref _open);
        var item = new UploadItem(upload);
        _tally.Add(item);
        _ = Task.Run(() => RunAsync(item), CancellationToken.None);
    }

    /// <summary>Waits until all files are over. No more may be added.</summary>
    /// <param name="cancellationToken">Ends the waiting, and no more.</param>
    /// <exception cref="IpernityException">The run has ended, since no upload can succeed.</exception>
    /// <exception cref="ObjectDisposedException">The connection was closed.</exception>
    /// <exception cref="OperationCanceledException">The waiting was cancelled.</exception>
    public async Task CompleteAsync(CancellationToken cancellationToken = default)
    {
        Leave();
        var cancelled = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using (cancellationToken.Register(() => cancelled.TrySetCanceled(cancellationToken)))
            await (await Task.WhenAny(_over.Task, cancelled.Task).ConfigureAwait(false)).ConfigureAwait(false);
        _end?.Throw();
    }

    /// <summary>How far the run is.</summary>
    /// <returns>A picture of this moment.</returns>
    public UploadProgress ReadProgress() => _tally.Read();

    /// <summary>Ends the run: what is on its way is cut off.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        _steps.Dispose();
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
            var result = await _steps.RunAsync(item, LeaveRoom).ConfigureAwait(false);
            _tally.End(item, result.Status == UploadStatus.Duplicate ? UploadStage.Skipped : UploadStage.Done);
            _done(result);
        }
        catch (Exception) when (_stop.IsCancellationRequested)
        {
            // What was sent of it is in the tally.
        }
        catch (Exception failure) when (EndsAll(failure))
        {
            Interlocked.CompareExchange(ref _end, ExceptionDispatchInfo.Capture(failure), null);
            _stop.Cancel();
        }
        catch (Exception failure)
        {
            _tally.End(item, UploadStage.Failed);
            _failed(item.Upload, failure);
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
            _over.TrySetResult(true);
    }

    // Without the quota nothing is sent, and codes from 100 on are those of key, signature, token and permission.
    private static bool EndsAll(Exception failure) =>
        failure is ObjectDisposedException or IpernityException { Method: UploadQuota.Method } or IpernityApiException { Code: >= 100 and < (int)ApiErrorCode.RateLimited };
}
