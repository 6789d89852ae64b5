using System.Collections.Concurrent;
using System.Management.Automation;

namespace Ipernity.PowerShell.Pipeline;

/// <summary>
/// Runs asynchronous work for a cmdlet. The pipeline's thread waits, runs the actions that other threads post to it, and stops
/// waiting as soon as the cmdlet is stopped.
/// </summary>
internal sealed class PipelineAwaiter : IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentQueue<Action> _posted = new();
    private readonly ManualResetEventSlim _wake = new();
    private int _isDisposed;

    /// <summary>Waits for the work and returns its result.</summary>
    /// <exception cref="PipelineStoppedException">The cmdlet was stopped.</exception>
    public T Await<T>(Func<CancellationToken, Task<T>> work)
    {
        try
        {
            var task = work(_stopping.Token);
            _ = task.ContinueWith(
                static (_, wake) => ((ManualResetEventSlim)wake!).Set(),
                _wake,
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
            while (!task.IsCompleted)
            {
                _wake.Wait();
                _wake.Reset();
                RunPosted();
            }

            RunPosted();
            return task.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    /// <summary>Waits for work that has no result.</summary>
    /// <exception cref="PipelineStoppedException">The cmdlet was stopped.</exception>
    public void Await(Func<CancellationToken, Task> work) => Await(async stop =>
    {
        await work(stop).ConfigureAwait(false);
        return true;
    });

    /// <summary>Queues an action for the pipeline's thread, which alone may write. The action runs during a wait.</summary>
    public void Post(Action action)
    {
        _posted.Enqueue(action);
        _wake.Set();
    }

    /// <summary>Runs the actions that were posted so far.</summary>
    public void RunPosted()
    {
        while (_posted.TryDequeue(out var action))
            action();
    }

    /// <summary>Cancels the work. Ctrl+C calls this from a thread of its own, possibly after the cmdlet has ended.</summary>
    public void Cancel()
    {
        try
        {
            _stopping.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The cmdlet has just ended: nothing is left to cancel.
        }
    }

    /// <summary>Cancels work that is still running, for example because an action preference ended the cmdlet.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
            return;

        _stopping.Cancel();
        _stopping.Dispose();
    }
}
