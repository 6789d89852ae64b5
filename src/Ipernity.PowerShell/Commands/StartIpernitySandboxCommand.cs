using System.Management.Automation;
using Ipernity.PowerShell.Completion;
using Ipernity.PowerShell.Errors;
using Ipernity.PowerShell.Parameters;
using Ipernity.PowerShell.Pipeline;
using Ipernity.PowerShell.Sandboxes;
using Ipernity.PowerShell.Session;

namespace Ipernity.PowerShell.Commands;

/// <summary>Starts a sandbox: a local ipernity for experiments and for tests of scripts. It ends with the session.</summary>
[Cmdlet(VerbsLifecycle.Start, "IpernitySandbox", SupportsShouldProcess = true)]
[OutputType(typeof(IpernitySandbox))]
public sealed class StartIpernitySandboxCommand : PSCmdlet, IDisposable
{
    private readonly PipelineAwaiter _awaiter = new();

    /// <summary>The port on this computer. The default, 0, is any free port.</summary>
    [Parameter(Position = 0)]
    [NumberText(IsWhole = true)]
    [ValidateRange(0, 65_535)]
    public int Port { get; set; }

    /// <summary>Allows every authorization at once, for unattended tests.</summary>
    [Parameter]
    public SwitchParameter AutoApprove { get; set; }

    /// <summary>The member who is signed in on the sandbox's pages, by name or identifier. The default is ada.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SandboxUserCompleter))]
    [ValidateNotNullOrEmpty]
    public string? User { get; set; }

    /// <summary>The number of documents of the first member. The default is 300.</summary>
    [Parameter]
    [NumberText(IsWhole = true)]
    [ValidateRange(0, 200_000)]
    public int Documents { get; set; }

    /// <summary>The callback of the sandbox's application, for Connect-Ipernity -CallbackPort.</summary>
    [Parameter]
    [ValidateNotNull]
    public Uri? Callback { get; set; }

    /// <summary>The faults of the next calls, written KIND[=VALUE][:COUNT[:METHOD]], such as 503=5:2:doc.* or reset-after.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SandboxFaultCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Fault { get; set; } = [];

    /// <summary>The number of calls after which the API key of the sandbox is used up. By default, it never is.</summary>
    [Parameter]
    [NumberText(IsWhole = true)]
    [ValidateRange(0, int.MaxValue)]
    public int KeyCalls { get; set; }

    /// <summary>The host names to which the sandbox also answers, such as api.ipernity.com, if they resolve to this computer.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] HostName { get; set; } = [];

    /// <summary>The port for HTTPS; 0 is any free port. By default, there is no HTTPS.</summary>
    [Parameter]
    [NumberText(IsWhole = true)]
    [ValidateRange(0, 65_535)]
    public int HttpsPort { get; set; }

    /// <summary>The file for the certificate of HTTPS, so that programs can trust it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CertificatePath { get; set; }

    /// <summary>Starts the sandbox.</summary>
    protected override void ProcessRecord()
    {
        if (!ShouldProcess(Port == 0 ? "a free port" : $"port {Port}", "Start a sandbox"))
            return;

        try
        {
            Write(_awaiter.Await(stop => SandboxStart.RunAsync(Settings, stop)));
        }
        catch (SandboxStartException failure)
        {
            ThrowTerminatingError(SandboxErrors.NotStarted(failure, Settings));
        }
    }

    /// <summary>Cancels the start.</summary>
    protected override void StopProcessing() => _awaiter.Cancel();

    /// <summary>Frees what the cmdlet used.</summary>
    public void Dispose() => _awaiter.Dispose();

    private SandboxSettings Settings => new()
    {
        Port = Port,
        AutoApprove = AutoApprove,
        User = User,
        Callback = Callback,
        Documents = this.IsGiven(nameof(Documents)) ? Documents : null,
        Faults = Fault,
        KeyCalls = this.IsGiven(nameof(KeyCalls)) ? KeyCalls : null,
        HostNames = HostName,
        HttpsPort = this.IsGiven(nameof(HttpsPort)) ? HttpsPort : CertificatePath is null ? null : 0,
        CertificatePath = CertificatePath is null ? null : GetUnresolvedProviderPathFromPSPath(CertificatePath),
    };

    private void Write(IpernitySandbox sandbox)
    {
        RunspaceSession.Current.Sandboxes.Add(sandbox);
        try
        {
            WriteObject(sandbox);
        }
        catch (PipelineStoppedException) when (Stopping)
        {
            // Stopped with Ctrl+C. If a later command such as Select-Object -First 1 ended the pipeline, it has the sandbox.
            sandbox.Stop();
            throw;
        }
    }
}
