using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;

namespace Ipernity.PowerShell.Cmdlets;

/// <summary>
/// Runs the calls of several pipeline objects at the same time and writes their results in the order of the input. The
/// pipeline's thread waits if too many results wait for an earlier one, so memory is bounded.
/// </summary>
/// <param name="cmdlet">The cmdlet.</param>
/// <param name="limit">How many calls run at the same time.</param>
internal sealed class OrderedCalls(ServiceCmdlet cmdlet, int limit) : IDisposable
{
    // While one call is slow, later calls can still start.
    private const int StartedPerCall = 4;

    private readonly SemaphoreSlim _free = new(limit);
    private readonly CancellationTokenSource _stop = new();
    private readonly Queue<(Task Call, Action Finish)> _started = new();

    /// <summary>Starts the call of the current pipeline object and writes the results that are ready.</summary>
    /// <param name="client">The client that the call uses.</param>
    /// <param name="call">The call.</param>
    /// <param name="write">Writes its result.</param>
    /// <param name="fail">Writes its error. It is also called for errors of the libraries while the result is written.</param>
    /// <param name="isAlone">Whether no other call may run at the same time.</param>
    public void Add<T>(
        IpernityClient client, Func<CancellationToken, Task<T>> call, Action<T> write, Action<Exception> fail, bool isAlone = false)
    {
        while (_started.Count >= (isAlone ? 1 : limit * StartedPerCall))
            FinishNext();

        var result = RunAsync(call);
        _started.Enqueue((result, () => Finish(client, result, write, fail)));
        while (_started.Count > 0 && (isAlone || _started.Peek().Call.IsCompleted))
            FinishNext();
    }

    /// <summary>Starts a call without a result, such as that of a method that deletes.</summary>
    /// <inheritdoc cref="Add{T}"/>
    public void Add(IpernityClient client, Func<CancellationToken, Task> call, Action<Exception> fail, bool isAlone) =>
        Add(
            client,
            async stop =>
            {
                await call(stop).ConfigureAwait(false);
                return true;
            },
            static _ => { }, fail, isAlone);

    /// <summary>Waits for all calls and writes their results.</summary>
    public void Complete()
    {
        while (_started.Count > 0)
            FinishNext();
    }

    /// <summary>Cancels the calls that are still running.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        _started.Clear();
    }

    private void FinishNext() => _started.Dequeue().Finish();

    private void Finish<T>(IpernityClient client, Task<T> result, Action<T> write, Action<Exception> fail)
    {
        try
        {
            write(cmdlet.Await(client, result.WaitAsync));
        }
        catch (Exception failure) when (failure is IpernityException or ArgumentException)
        {
            fail(failure);
        }
    }

    private async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> call)
    {
        await _free.WaitAsync(_stop.Token).ConfigureAwait(false);
        try
        {
            return await call(_stop.Token).ConfigureAwait(false);
        }
        finally
        {
            _free.Release();
        }
    }
}
