using System.Collections;
using System.Management.Automation;
using Ipernity.Auth;
using Ipernity.Auth.Authorization;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;
using Ipernity.Auth.Signing;
using Ipernity.PowerShell.Calls;
using Ipernity.PowerShell.Cmdlets;
using Ipernity.PowerShell.Completion;
using Ipernity.PowerShell.Errors;
using Ipernity.PowerShell.Interaction;
using Ipernity.PowerShell.Parameters;
using Ipernity.PowerShell.Pipeline;
using Ipernity.PowerShell.Sandboxes;
using Ipernity.PowerShell.Secrets;
using Ipernity.PowerShell.Session;

namespace Ipernity.PowerShell.Commands;

/// <summary>Starts an authorization and opens its page in the browser, or connects at once with a token.</summary>
[Cmdlet(VerbsCommunications.Connect, "Ipernity", DefaultParameterSetName = ParameterSets.ApiKey)]
[OutputType(typeof(IpernityAuthorization), typeof(IpernityConnection))]
public sealed class ConnectIpernityCommand : ApplicationCmdlet
{
    private static readonly string[] AuthorizationParameters = [nameof(Permission), nameof(NoBrowser), nameof(Wait), nameof(TimeoutSec)];

    /// <summary>A sandbox from Start-IpernitySandbox. If it was started with -AutoApprove, no browser is needed.</summary>
    [Parameter(ParameterSetName = ParameterSets.Sandbox, Mandatory = true, ValueFromPipeline = true)]
    [LocalSandbox]
    [ValidateNotNull]
    public IpernitySandbox? Sandbox { get; set; }

    /// <summary>The permission to ask for, such as @{ doc = 'write'; network = 'read' }. The default is doc=read.</summary>
    [Parameter]
    [PermissionTable]
    [ArgumentCompleter(typeof(PermissionTableCompleter))]
    [ValidateNotNull]
    public IDictionary Permission { get; set; } = new Hashtable { ["doc"] = "read" };

    /// <summary>The token of an earlier connection, as a SecureString or a string. The cmdlet checks it with the service.</summary>
    [Parameter]
    [SecretText]
    [AllowNull]
    public SecureString? Token { get; set; }

    /// <summary>Does not open the browser. The link is in the output.</summary>
    [Parameter]
    public SwitchParameter NoBrowser { get; set; }

    /// <summary>Waits until you allow the application on its page, and connects.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>Creates the cmdlet, with a time limit for -Wait.</summary>
    public ConnectIpernityCommand()
    {
        TimeoutSec = 300;
    }

    /// <summary>Connects, or starts the authorization.</summary>
    protected override void ProcessRecord()
    {
        if (Sandbox is not null)
            RefuseConnectionWith(nameof(Sandbox));
        var permission = ReadPermission();
        var token = ReadToken();
        if (Sandbox is { IsRunning: false })
        {
            WriteError(SandboxErrors.Stopped(Sandbox));
            return;
        }

        var client = Sandbox is null
            ? CreateClient()
            : CreateClient(Sandbox.Application, IpernityServer.At(Sandbox.Server), SignatureOrder.ParametersFirst);
        try
        {
            if (token is not null)
                Connect(client, token);
            else
                Authorize(client, permission);
        }
        catch (IpernityException failure)
        {
            WriteError(ErrorRecords.From(failure, client.Server.Address));
        }
        catch (HttpRequestException) when (Sandbox is not null)
        {
            WriteError(SandboxErrors.Stopped(Sandbox));
        }
    }

    private PermissionSet ReadPermission()
    {
        try
        {
            return PermissionTableAttribute.Read(Permission);
        }
        catch (ArgumentException invalid)
        {
            ThrowTerminatingError(ConnectionErrors.InvalidPermission(invalid, Permission));
            throw;
        }
    }

    private string? ReadToken()
    {
        var authorizing = Array.Find(AuthorizationParameters, this.IsTyped);
        if (!this.IsGiven(nameof(Token)))
        {
            // The token of the environment is for the service, not for a sandbox, and not for someone who asks for a new authorization.
            return authorizing is null && Sandbox is null ? EnvironmentVariables.Read(EnvironmentVariables.Token)?.Trim() : null;
        }

        if (authorizing is not null)
            ThrowTerminatingError(ConnectionErrors.TokenExcludesAuthorization(authorizing));
        var token = SecureText.Reveal(Token).Trim();
        if (token.Length == 0)
            ThrowTerminatingError(ConnectionErrors.TokenRequired(
                "Use the token of an earlier connection, or omit -Token to ask for a new authorization."));
        return token;
    }

    // -TimeoutSec is the time limit of the whole wait. A call within it has that of the client unless the wait is shorter.
    private CallOptions Options => CreateOptions() with { Timeout = this.IsGiven(nameof(TimeoutSec)) ? TimeLimit : null };

    private void Connect(IpernityClient client, string token)
    {
        var checkedToken = Await(client, stop => new DesktopAuthorization(client).CheckTokenAsync(token, Options, stop));
        WriteObject(RunspaceSession.Current.Connect(client, checkedToken));
    }

    private void Authorize(IpernityClient client, PermissionSet permission)
    {
        var frob = Await(client, stop => new DesktopAuthorization(client).GetFrobAsync(Options, stop));
        var authorization = new IpernityAuthorization(client, frob, permission);
        RunspaceSession.Current.Pending = authorization;

        if (Sandbox is { AutoApprove: true })
            AllowInSandbox(client, authorization.Url);
        else
            Open(authorization.Url);
        if (Wait)
        {
            if (new AuthorizationWait(this, authorization).Run(TimeLimit) is { } token)
                WriteObject(RunspaceSession.Current.Connect(client, token));
            return;
        }

        if (this.IsTyped(nameof(TimeoutSec)))
            WriteWarning("-TimeoutSec has no effect without -Wait.");
        this.WriteHint("Then run Complete-IpernityAuth.");
        WriteObject(authorization);
    }

    // A sandbox with -AutoApprove allows the application in the person's place.
    private void AllowInSandbox(IpernityClient client, Uri link)
    {
        Await(client, stop => SandboxPage.OpenAsync(link, stop));
        if (!Wait)
            this.WriteHint("The sandbox has allowed the application.");
    }

    private void Open(Uri link)
    {
        var opened = !NoBrowser && Browser.TryOpen(link);
        if (!NoBrowser && !opened)
            WriteWarning($"The browser could not be opened. Open the link yourself{(link.IsLoopback ? "" : "; any device will do")}.");
        // Views break a long link into lines. Here it stays whole, so that you can click or copy it.
        this.WriteHint(opened
            ? $"Allow the application in the browser. If no page has opened, open this link:\n{link.AbsoluteUri}"
            : $"Open this link and allow the application:\n{link.AbsoluteUri}");
    }
}
