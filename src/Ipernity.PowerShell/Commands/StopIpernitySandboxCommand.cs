using System.Management.Automation;
using Ipernity.PowerShell.Sandboxes;
using Ipernity.PowerShell.Session;

namespace Ipernity.PowerShell.Commands;

/// <summary>Stops a local ipernity. What was in it is gone.</summary>
[Cmdlet(VerbsLifecycle.Stop, "IpernitySandbox", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class StopIpernitySandboxCommand : IpernityCmdlet
{
    /// <summary>What Start-IpernitySandbox gave. All that the session has started where left out.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [LocalSandbox]
    [ValidateNotNull]
    public IpernitySandbox[]? Sandbox { get; set; }

    /// <summary>Stops it.</summary>
    protected override void ProcessRecord()
    {
        var sandboxes = Sandbox ?? RunspaceSession.Current.Sandboxes.Running;
        if (sandboxes.Count == 0)
            WriteWarning("No sandbox of this session is running: there is nothing to stop.");

        IpernitySandbox[] confirmed = [.. sandboxes.Where(sandbox => sandbox.IsRunning && ShouldProcess(sandbox.ToString(), "Stop the local ipernity"))];
        foreach (var sandbox in confirmed)
            sandbox.Release();
        foreach (var sandbox in confirmed)
            sandbox.Stop();
    }
}
