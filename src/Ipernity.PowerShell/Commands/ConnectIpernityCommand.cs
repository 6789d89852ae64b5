using System.Collections;
using System.Management.Automation;
using Ipernity.Auth;
using Ipernity.Auth.Authorization;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;
using Ipernity.Auth.Signing;
using Ipernity.PowerShell.Callbacks;
using Ipernity.PowerShell.Calls;
using Ipernity.PowerShell.Cmdlets;
using Ipernity.PowerShell.Completion;
using Ipernity.PowerShell.Errors;
using Ipernity.PowerShell.Parameters;
using Ipernity.PowerShell.Pipeline;
using Ipernity.PowerShell.Profiles;
using Ipernity.PowerShell.Sandboxes;
using Ipernity.PowerShell.Secrets;
using Ipernity.PowerShell.Session;
using Ipernity.PowerShell.Vaults;

namespace Ipernity.PowerShell.Commands;

/// <summary>Connects with a saved profile or a token, or starts an authorization and opens its page in the browser.</summary>
[Cmdlet(VerbsCommunications.Connect, "Ipernity", DefaultParameterSetName = ParameterSets.ApiKey)]
[OutputType(typeof(IpernityAuthorization), typeof(IpernityConnection))]
public sealed class ConnectIpernityCommand : ApplicationCmdlet
{
    private static readonly string[] AuthorizationParameters =
        [nameof(Permission), nameof(NoBrowser), nameof(Wait), nameof(CallbackPort), nameof(CallbackUri), nameof(OAuth)];

    /// <summary>The name of a saved profile. The default is the one in IPERNITY_PROFILE, then the last saved profile.</summary>
    [Parameter(ParameterSetName = ParameterSets.Profile, Mandatory = true, Position = 0)]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string? ProfileName { get; set; }

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

    /// <summary>The port of the application's callback http://localhost:PORT/, to which the service redirects the browser.</summary>
    [Parameter]
    [NumberText(IsWhole = true)]
    [ValidateRange(1, 65_535)]
    public int CallbackPort { get; set; }

    /// <summary>The callback with which the application is registered. It must be an address of this computer.</summary>
    [Parameter]
    [ValidateNotNull]
    public Uri? CallbackUri { get; set; }

    /// <summary>Signs in and calls with OAuth 1.0a instead of the service's own signature.</summary>
    [Parameter(ParameterSetName = ParameterSets.ApiKey)]
    [Parameter(ParameterSetName = ParameterSets.Credential)]
    [Parameter(ParameterSetName = ParameterSets.Sandbox)]
    public SwitchParameter OAuth { get; set; }

    /// <summary>Saves the connection as a profile of this name in a vault of SecretManagement.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string? SaveAs { get; set; }

    /// <summary>The vault of the profile. The default is the default vault to save in, and all registered vaults to search.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Vault { get; set; }

    /// <summary>Replaces an existing profile of the same name without asking.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Connects with a profile without asking the service whether its token is still valid.</summary>
    [Parameter]
    public SwitchParameter SkipTokenCheck { get; set; }

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
        if (ProfileName is not null)
            RefuseConnectionWith(nameof(ProfileName));
        var permission = ReadPermission();
        var token = ReadToken();
        _ = ReadCallback();
        if (Sandbox is { IsRunning: false })
        {
            WriteError(SandboxErrors.Stopped(Sandbox));
            return;
        }

        try
        {
            var choice = new ProfileChoice(this, Force);
            var target = SaveAs is null ? null : choice.Find(SaveAs, Vault);
            if (!choice.WasDeclined)
                SignIn(permission, token, target);
        }
        catch (Exception failure) when (failure is ProfileException or VaultException)
        {
            WriteError(ProfileErrors.From(failure));
        }
        catch (HttpRequestException) when (Sandbox is not null)
        {
            WriteError(SandboxErrors.Stopped(Sandbox));
        }
    }

    private void SignIn(PermissionSet permission, string? token, ProfileTarget? target)
    {
        if (FindConnectionToExtend() is { } connection)
            Extend(connection, permission, target);
        else if (FindProfile() is { } profile)
            SignIn(profile, permission, target);
        else if (CreateSignInClient() is var client && token is null)
            Authorize(client, permission, target, OAuth);
        else
            Connect(client, token!, target);
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
        var authorizing = FindAuthorizing() ?? (this.IsTyped(nameof(TimeoutSec)) ? nameof(TimeoutSec) : null);
        if (!this.IsGiven(nameof(Token)))
        {
            // IPERNITY_TOKEN is a token of the service. It is used neither for a sandbox nor when a new authorization is requested.
            return authorizing is null && Sandbox is null ? EnvironmentVariables.Read(EnvironmentVariables.Token)?.Trim() : null;
        }

        if (ProfileName is not null)
            ThrowTerminatingError(CallErrors.ParameterConflict(nameof(Token), nameof(ProfileName)));
        if (authorizing is not null)
            ThrowTerminatingError(ConnectionErrors.TokenExcludesAuthorization(authorizing));
        var token = SecureText.Reveal(Token).Trim();
        if (token.Length == 0)
            ThrowTerminatingError(ConnectionErrors.TokenRequired(
                "Use the token of an earlier connection, or omit -Token to ask for a new authorization."));
        return token;
    }

    private Uri? ReadCallback()
    {
        if (this.IsTyped(nameof(CallbackPort)) && this.IsTyped(nameof(CallbackUri)))
            ThrowTerminatingError(CallErrors.ParameterConflict(nameof(CallbackPort), nameof(CallbackUri)));
        if (CallbackUri is not null && !CallbackListener.CanListenAt(CallbackUri))
            ThrowTerminatingError(ConnectionErrors.InvalidCallback(CallbackUri));
        return CallbackUri ?? (CallbackPort > 0 ? new Uri(FormattableString.Invariant($"http://localhost:{CallbackPort}/")) : null);
    }

    // A typed parameter that requests a new authorization.
    private string? FindAuthorizing() => Array.Find(AuthorizationParameters, this.IsTyped);

    private bool HasCredentials =>
        this.IsGiven(nameof(ApiKey)) || this.IsGiven(nameof(ApiSecret)) || this.IsGiven(nameof(Token)) || Credential is not null
        || this.IsTyped(nameof(Server)) || this.IsTyped(nameof(SignatureOrder)) || Sandbox is not null;

    // -TimeoutSec limits the whole wait. A single call keeps the limit of the client unless the wait is shorter.
    private CallOptions Options => CreateOptions() with { Timeout = this.IsGiven(nameof(TimeoutSec)) ? TimeLimit : null };

    // -Permission extends the permission of an existing connection.
    private IpernityConnection? FindConnectionToExtend()
    {
        var connection = Connection ?? RunspaceSession.Current.Connection;
        return ProfileName is null && !HasCredentials && this.IsTyped(nameof(Permission)) && connection is { IsClosed: false }
            ? connection
            : null;
    }

    private void Extend(IpernityConnection connection, PermissionSet permission, ProfileTarget? target)
    {
        var missing = permission.Except(connection.Permission);
        var isGranted = missing.Equals(PermissionSet.None);
        var isDone = isGranted && (Wait || ReadCallback() is not null);
        this.WriteHint($"{connection.UserName} has {(isGranted ? "already " : "")}granted {connection.Permission}" + (
            !isGranted ? $". This sign-in also asks for {missing}."
            : $", which includes {permission}.{(isDone ? "" : $" This sign-in asks for {permission} only.")}"));
        // Without -Wait, the output is always an authorization, which can also ask for less than was granted.
        var asked = isGranted ? permission : connection.Permission.Union(permission);
        if (isDone)
        {
            ConnectionOutput.Keep(this, connection, target);
            return;
        }

        var client = CreateClient(connection.Client.Application, connection.Client.Server, connection.SignatureOrder);
        Authorize(client, asked, target ?? connection.Profile, connection.Client.OAuthToken is not null);
    }

    private IpernityProfile? FindProfile()
    {
        var hasCredentials = HasCredentials || this.IsTyped(nameof(Connection));
        var profile = new ProfileChoice(this, Force).FindSaved(ProfileName, SaveAs is null ? Vault : null, hasCredentials);
        if (profile is null && SkipTokenCheck)
            WriteWarning("-SkipTokenCheck has no effect without a profile.");
        return profile;
    }

    private void SignIn(IpernityProfile profile, PermissionSet permission, ProfileTarget? target)
    {
        var secrets = Profiles.Read(profile);
        var client = CreateClient(secrets.Application, secrets.Server, secrets.SignatureOrder);
        if (FindAuthorizing() is not null)
            Authorize(
                client,
                this.IsTyped(nameof(Permission)) ? permission : secrets.Permission,
                target ?? profile.Target,
                secrets.TokenSecret is not null);
        else if (SkipTokenCheck)
            ConnectionOutput.Connect(this, secrets.Sign(client), secrets.AccessToken, target, profile.Target);
        else
            Connect(secrets.Sign(client), secrets.Token, target, profile);
    }

    private IpernityClient CreateSignInClient() => Sandbox is null
        ? CreateClient()
        : CreateClient(Sandbox.Application, IpernityServer.At(Sandbox.Server), SignatureOrder.ParametersFirst);

    private void Connect(IpernityClient client, string token, ProfileTarget? target, IpernityProfile? profile = null)
    {
        try
        {
            var checkedToken = Await(client, stop => new DesktopAuthorization(client).CheckTokenAsync(token, Options, stop));
            ConnectionOutput.Connect(this, client, checkedToken, target, profile?.Target);
        }
        catch (IpernityApiException revoked) when (profile is not null && revoked.SharedCode == ApiErrorCode.TokenInvalid)
        {
            WriteError(ProfileErrors.TokenInvalid(revoked, profile));
        }
        catch (IpernityException failure)
        {
            WriteError(ErrorRecords.From(failure, client.Server.Address));
        }
    }

    private void Authorize(IpernityClient client, PermissionSet permission, ProfileTarget? target, bool usesOAuth)
    {
        var options = new BrowserSignInOptions
        {
            Sandbox = Sandbox,
            NoBrowser = NoBrowser,
            Wait = Wait,
            TimeLimit = TimeLimit,
            Calls = Options,
            Callback = ReadCallback(),
            UsesOAuth = usesOAuth,
            SaveAs = target,
        };
        try
        {
            new BrowserSignIn(this, client, options).Run(permission);
        }
        catch (IpernityException failure)
        {
            WriteError(ErrorRecords.From(failure, client.Server.Address));
        }
    }
}
