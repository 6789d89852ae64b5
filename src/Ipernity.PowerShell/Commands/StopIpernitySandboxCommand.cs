using System.Management.Automation;
using Ipernity.PowerShell.Sandboxes;
using Ipernity.PowerShell.Session;

namespace Ipernity.PowerShell.Commands;

/// <summary>Stops a sandbox. Its data is lost.</summary>
[Cmdlet(VerbsLifecycle.Stop, "IpernitySandbox", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class StopIpernitySandboxCommand : PSCmdlet
{
    /// <summary>The sandboxes from Start-IpernitySandbox. The default is all sandboxes that the session started.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [LocalSandbox]
    [ValidateNotNull]
    public IpernitySandbox[]? Sandbox { get; set; }

    /// <summary>Stops the sandboxes.</summary>
    protected override void ProcessRecord()
    {
        var sandboxes = Sandbox ?? RunspaceSession.Current.Sandboxes.Running;
        if (sandboxes.Count == 0)
            WriteWarning("No sandbox of this session is running.");

        var confirmed = sandboxes
            .Where(sandbox => sandbox.IsRunning && ShouldProcess(sandbox.ToString(), "Stop the sandbox"))
            .ToArray();
        foreach (var sandbox in confirmed)
            sandbox.Release();
        foreach (var sandbox in confirmed)
            sandbox.Stop();
    }
}
