using System.Management.Automation;
using Ipernity.PowerShell.Completion;
using Ipernity.PowerShell.Errors;
using Ipernity.PowerShell.Sandboxes;
using Ipernity.PowerShell.Session;

namespace Ipernity.PowerShell.Commands;

/// <summary>Starts a local ipernity, to try things on and to test scripts against. It ends with the session.</summary>
[Cmdlet(VerbsLifecycle.Start, "IpernitySandbox", SupportsShouldProcess = true)]
[OutputType(typeof(IpernitySandbox))]
public sealed class StartIpernitySandboxCommand : IpernityCmdlet
{
    /// <summary>The port on this machine. Any free one where left out, or 0.</summary>
    [Parameter(Position = 0)]
    [ValidateRange(0, 65_535)]
    public int Port { get; set; }

    /// <summary>Gives every authorization that is asked for at once, for tests that nobody watches.</summary>
    [Parameter]
    public SwitchParameter AutoApprove { get; set; }

    /// <summary>The member who is signed in on the sandbox's pages, by name or identifier. ada where left out.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SandboxUserCompleter))]
    [ValidateNotNullOrEmpty]
    public string? User { get; set; }

    /// <summary>How many documents the first member has. 300 where left out.</summary>
    [Parameter]
    [ValidateRange(0, 200_000)]
    public int Documents { get; set; }

    /// <summary>What goes wrong with the next calls, written KIND[=VALUE][:COUNT[:METHOD]], such as 503=5:2:doc.* or reset-after.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SandboxFaultCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Fault { get; set; } = [];

    /// <summary>Starts it.</summary>
    protected override void ProcessRecord()
    {
        if (!ShouldProcess(Port == 0 ? "a free port" : $"port {Port}", "Start a local ipernity"))
            return;

        try
        {
            Give(Await(stop => SandboxStart.RunAsync(Settings, stop)));
        }
        catch (SandboxStartException failure)
        {
            ThrowTerminatingError(ErrorRecords.SandboxNotStarted(failure, Settings));
        }
    }

    private SandboxSettings Settings => new()
    {
        Port = Port,
        AutoApprove = AutoApprove,
        User = User,
        Documents = IsGiven(nameof(Documents)) ? Documents : null,
        Faults = Fault,
    };

    private void Give(IpernitySandbox sandbox)
    {
        RunspaceSession.Current.Sandboxes.Add(sandbox);
        try
        {
            WriteObject(sandbox);
        }
        catch (PipelineStoppedException)
        {
            // Nobody was given it.
            sandbox.Stop();
            throw;
        }
    }
}
