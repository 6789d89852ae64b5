using System.Collections.Concurrent;
using System.Management.Automation;
using Ipernity.PowerShell.Errors;

namespace Ipernity.PowerShell.Commands;

/// <summary>What all cmdlets of the module share: waiting for asynchronous work in a way that Ctrl+C ends at once.</summary>
public abstract class IpernityCmdlet : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentQueue<Action> _posted = new();
    private readonly ManualResetEventSlim _awake = new();

    /// <summary>Ends what the cmdlet waits for.</summary>
    protected override void StopProcessing()
    {
        try
        {
            _stopping.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // Ctrl+C came from its own thread when the cmdlet had just ended.
        }
    }

    /// <summary>Frees what the run needed.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees what the run needed.</summary>
    /// <param name="disposing">Whether <see cref="Dispose()"/> was called.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing)
            return;

        // Where a preference ended the run at one of its messages, a call may still be under way.
        _stopping.Cancel();
        _stopping.Dispose();
    }

    /// <summary>From any thread: does something on the pipeline's thread, which alone may write, at the next wait or before the end of one.</summary>
    internal void Post(Action action)
    {
        _posted.Enqueue(action);
        _awake.Set();
    }

    internal void DoPosted()
    {
        while (_posted.TryDequeue(out var action))
            action();
    }

    internal T Await<T>(Func<CancellationToken, Task<T>> work)
    {
        try
        {
            var task = work(_stopping.Token);
            _ = task.ContinueWith(static (_, awake) => ((ManualResetEventSlim)awake!).Set(), _awake, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            while (!task.IsCompleted)
            {
                _awake.Wait();
                _awake.Reset();
                DoPosted();
            }

            DoPosted();
            return task.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        catch (ObjectDisposedException closed)
        {
            // Another runspace ended the connection while this one used it.
            ThrowTerminatingError(ErrorRecords.ConnectionClosed(closed));
            throw;
        }
    }

    internal void Pause(TimeSpan time) => Await(async cancellationToken =>
    {
        await Task.Delay(time, cancellationToken).ConfigureAwait(false);
        return true;
    });

    /// <summary>
    /// Writes to the verbose stream. Where -Debug is given alone, to the debug stream: the engine would stop and ask after
    /// each verbose line then.
    /// </summary>
    private protected void WriteDetail(string message)
    {
        if (IsGiven("Debug") && !IsGiven("Verbose"))
            WriteDebug(message);
        else
            WriteVerbose(message);
    }

    /// <summary>Whether a preference, by its parameter or its variable, asks for a stream. To write what nobody sees costs time.</summary>
    private protected bool IsWanted(string stream) => IsGiven(stream)
        || !LanguagePrimitives.TryConvertTo<ActionPreference>(GetVariableValue(stream + "Preference"), out var preference)
        || preference is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);

    // One of several that are piped in does not end the others.
    private protected void Report(ErrorRecord error)
    {
        if (MyInvocation.ExpectingInput)
            WriteError(error);
        else
            ThrowTerminatingError(error);
    }

    private protected bool IsGiven(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);

    // To the host as Write-Host does it: shown, redirectable as stream 6, and never in the output.
    private protected void WriteHint(string message) =>
        WriteInformation(new HostInformationMessage { Message = message }, ["PSHOST"]);
}
