using System.Management.Automation.Runspaces;

namespace Ipernity.PowerShell.Sandboxes;

/// <summary>The sandboxes that a runspace has started. They end with the runspace.</summary>
internal sealed class StartedSandboxes
{
    private readonly List<IpernitySandbox> _sandboxes = [];
    private bool _followsRunspace;

    /// <summary>The running sandboxes, oldest first.</summary>
    public IReadOnlyList<IpernitySandbox> Running
    {
        get
        {
            lock (_sandboxes)
                return _sandboxes.FindAll(static sandbox => sandbox.IsRunning);
        }
    }

    /// <summary>Adds a sandbox that the current runspace has started.</summary>
    public void Add(IpernitySandbox sandbox)
    {
        lock (_sandboxes)
        {
            _sandboxes.RemoveAll(static earlier => !earlier.IsRunning);
            _sandboxes.Add(sandbox);
            if (!_followsRunspace)
                Runspace.DefaultRunspace.StateChanged += StopWithRunspace;
            _followsRunspace = true;
        }
    }

    /// <summary>Stops all running sandboxes at the same time.</summary>
    public void Stop()
    {
        var running = Running;
        foreach (var sandbox in running)
            sandbox.Release();
        foreach (var sandbox in running)
            sandbox.Stop();
    }

    private void StopWithRunspace(object? sender, RunspaceStateEventArgs change)
    {
        if (change.RunspaceStateInfo.State is RunspaceState.Closing or RunspaceState.Closed or RunspaceState.Broken)
            Stop();
    }
}
