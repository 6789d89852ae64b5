using System.Runtime.ExceptionServices;
using Ipernity.Auth.Errors;

namespace Ipernity.Api.Runs;

/// <summary>
/// Works on any number of items, several at the same time, in bounded memory. An error that all further items would repeat ends the run.
/// </summary>
/// <param name="room">How many items are worked on at the same time.</param>
/// <param name="endsRun">Whether an error ends the run.</param>
internal sealed class ParallelRun(int room, Func<Exception, bool> endsRun) : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _room = new(room);
    private readonly TaskCompletionSource<bool> _allFinished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ExceptionDispatchInfo? _fatal;
    private int _open = 1;
    private int _working;

    /// <summary>Cancelled when the run ends early.</summary>
    public CancellationToken Stop => _stop.Token;

    /// <summary>Whether an error concerns the key, the signature, the token or the permission, or means a closed connection.</summary>
    public static bool IsOfAccess(Exception failure) => failure
        is ObjectDisposedException
        or IpernityApiException { SharedCode: >= ApiErrorCode.ApiKeyMissing and < ApiErrorCode.RateLimited };

    /// <summary>Waits until there is room for another item, which <see cref="Start"/> then takes.</summary>
    /// <param name="cancellationToken">Cancels the wait, but not the run.</param>
    /// <exception cref="IpernityException">The run has ended, because no item can succeed.</exception>
    /// <exception cref="ObjectDisposedException">The connection was closed.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled, or the run was disposed.</exception>
    public async Task WaitForRoomAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stop.Token);
            await _room.WaitAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_fatal is not null)
        {
            _fatal.Throw();
        }
    }

    /// <summary>Starts the work on an item.</summary>
    /// <param name="work">Works on the item. It may call its argument to make room for another item before it ends.</param>
    /// <param name="failed">Called with the error of the item, unless it ends the run.</param>
    public void Start(Func<Action, Task> work, Action<Exception> failed)
    {
        Interlocked.Increment(ref _open);
        Interlocked.Increment(ref _working);
        _ = Task.Run(() => RunAsync(work, failed), CancellationToken.None);
    }

    /// <summary>Waits until all items are finished. No more items may be added.</summary>
    /// <param name="cancellationToken">Cancels the wait, but not the run.</param>
    /// <exception cref="IpernityException">The run has ended, because no item can succeed.</exception>
    /// <exception cref="ObjectDisposedException">The connection was closed.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        Leave();
        await _allFinished.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        _fatal?.Throw();
    }

    /// <summary>Ends the run, cancels the work on its items, and waits a little until it has ended.</summary>
    /// <param name="limit">The longest wait.</param>
    public void End(TimeSpan limit)
    {
        Dispose();
        SpinWait.SpinUntil(() => Volatile.Read(ref _working) == 0, limit);
    }

    /// <summary>Ends the run and cancels the work on its items.</summary>
    public void Dispose() => _stop.Cancel();

    private async Task RunAsync(Func<Action, Task> work, Action<Exception> failed)
    {
        var hasRoom = 1;
        void LeaveRoom()
        {
            if (Interlocked.Exchange(ref hasRoom, 0) != 0)
                _room.Release();
        }

        try
        {
            await work(LeaveRoom).ConfigureAwait(false);
        }
        catch (Exception) when (_stop.IsCancellationRequested)
        {
            // The run was ended elsewhere, with its own error.
        }
        catch (Exception failure) when (endsRun(failure))
        {
            Interlocked.CompareExchange(ref _fatal, ExceptionDispatchInfo.Capture(failure), null);
            _stop.Cancel();
        }
        catch (Exception failure)
        {
            failed(failure);
        }
        finally
        {
            Interlocked.Decrement(ref _working);
            LeaveRoom();
            Leave();
        }
    }

    private void Leave()
    {
        if (Interlocked.Decrement(ref _open) == 0)
            _allFinished.TrySetResult(true);
    }
}
