using System.Management.Automation;
using Ipernity.Auth.Authorization;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;
using Ipernity.PowerShell.Completion;
using Ipernity.PowerShell.Errors;
using Ipernity.PowerShell.Interaction;
using Ipernity.PowerShell.Parameters;
using Ipernity.PowerShell.Sandboxes;
using Ipernity.PowerShell.Secrets;
using Ipernity.PowerShell.Session;

namespace Ipernity.PowerShell.Commands;

/// <summary>Asks for an authorization and sends the person to its page, or connects at once with a token.</summary>
[Cmdlet(VerbsCommunications.Connect, "Ipernity", DefaultParameterSetName = ParameterSets.ApiKey)]
[OutputType(typeof(IpernityAuthorization), typeof(IpernityConnection))]
public sealed class ConnectIpernityCommand : ApplicationCmdlet
{
    private static readonly string[] AuthorizationParameters = [nameof(Permission), nameof(NoBrowser), nameof(Wait), nameof(TimeoutSec)];

    /// <summary>A local ipernity that Start-IpernitySandbox gave. One that was started with -AutoApprove needs no browser.</summary>
    [Parameter(ParameterSetName = ParameterSets.Sandbox, Mandatory = true, ValueFromPipeline = true)]
    [LocalSandbox]
    [ValidateNotNull]
    public IpernitySandbox? Sandbox { get; set; }

    /// <summary>What to ask for, as in @{ doc = 'write'; network = 'read' }. Reading documents where left out.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(PermissionTableCompleter))]
    [ValidateNotNull]
    public PermissionTable Permission { get; set; } = new() { doc = "read" };

    /// <summary>A token of an earlier connection, as a SecureString or a string. The service is asked whether it is good.</summary>
    [Parameter]
    [SecretText]
    [AllowNull]
    public SecureString? Token { get; set; }

    /// <summary>Leaves the browser closed: the link is in the output.</summary>
    [Parameter]
    public SwitchParameter NoBrowser { get; set; }

    /// <summary>Waits until the person is done, and connects.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>How long to wait with -Wait, in seconds.</summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    public int TimeoutSec { get; set; } = 300;

    /// <summary>Connects, or begins to.</summary>
    protected override void ProcessRecord()
    {
        var permission = ReadPermission();
        var token = ReadToken();
        if (Sandbox is { IsRunning: false })
        {
            Report(ErrorRecords.SandboxStopped(Sandbox));
            return;
        }

        var client = Sandbox?.CreateClient() ?? CreateClient();
        try
        {
            if (token is not null)
                Connect(client, token);
            else
                Authorize(client, permission);
        }
        catch (IpernityException failure)
        {
            Report(ErrorRecords.From(failure, client.Application.ApiKey));
        }
        catch (HttpRequestException) when (Sandbox is not null)
        {
            Report(ErrorRecords.SandboxStopped(Sandbox));
        }
    }

    private PermissionSet ReadPermission()
    {
        try
        {
            return Permission.ToSet();
        }
        catch (ArgumentException invalid)
        {
            ThrowTerminatingError(ErrorRecords.InvalidPermission(invalid, Permission.Given));
            throw;
        }
    }

    private string? ReadToken()
    {
        var authorizing = Array.Find(AuthorizationParameters, IsGiven);
        if (!IsGiven(nameof(Token)))
        {
            // Whoever asks for a new authorization does not mean an earlier token, nor is one for the service good in a sandbox.
            return authorizing is null && Sandbox is null ? EnvironmentVariables.Read(EnvironmentVariables.Token)?.Trim() : null;
        }

        if (authorizing is not null)
            ThrowTerminatingError(ErrorRecords.TokenExcludesAuthorization(authorizing));
        var token = SecureText.Reveal(Token).Trim();
        if (token.Length == 0)
            ThrowTerminatingError(ErrorRecords.TokenRequired());
        return token;
    }

    private void Connect(IpernityClient client, string token) =>
        WriteObject(RunspaceSession.Current.Connect(client, Await(stop => new DesktopAuthorization(client).CheckTokenAsync(token, cancellationToken: stop))));

    private void Authorize(IpernityClient client, PermissionSet permission)
    {
        var authorization = new IpernityAuthorization(client, Await(stop => new DesktopAuthorization(client).GetFrobAsync(cancellationToken: stop)), permission);
        RunspaceSession.Current.Pending = authorization;

        var opened = Sandbox is { AutoApprove: true } ? Allow(authorization.Url) : Open(authorization.Url);
        if (Wait)
        {
            var token = new AuthorizationWait(this, authorization).Run(TimeSpan.FromSeconds(TimeoutSec));
            WriteObject(RunspaceSession.Current.Connect(client, token));
            return;
        }

        if (IsGiven(nameof(TimeoutSec)))
            WriteWarning("-TimeoutSec has no effect without -Wait.");
        WriteHint(opened
            ? "Allow the application in the browser, then run Complete-IpernityAuth."
            : "Then run Complete-IpernityAuth.");
        WriteObject(authorization);
    }

    // The sandbox plays the person too.
    private bool Allow(Uri link)
    {
        Await(stop => SandboxPage.OpenAsync(link, stop));
        if (!Wait)
            WriteHint("The sandbox has allowed the application.");
        return false;
    }

    private bool Open(Uri link)
    {
        var opened = !NoBrowser && Browser.TryOpen(link);
        if (!NoBrowser && !opened)
            WriteWarning("No browser could be opened here. Open the link yourself, on any device.");
        // The views break a long link over lines; here it stays whole, to be clicked or copied.
        if (!opened)
            WriteHint($"Open this link and allow the application:\n{link.AbsoluteUri}");
        else if (Wait)
            WriteHint($"Allow the application in the browser. If no page has opened, open this link:\n{link.AbsoluteUri}");
        return opened;
    }
}
