using System.Management.Automation;
using Ipernity.Api.Methods;
using Ipernity.Auth;
using Ipernity.Auth.Http;
using Ipernity.Auth.Signing;
using Ipernity.PowerShell.Errors;
using Ipernity.PowerShell.Interaction;
using Ipernity.PowerShell.Secrets;

namespace Ipernity.PowerShell.Commands;

/// <summary>A cmdlet that can be told an application: its key, its secret, its server, its way to sign.</summary>
public abstract class ApplicationCmdlet : IpernityCmdlet
{
    /// <summary>The API key. Where left out: the environment variable IPERNITY_API_KEY, then a question to the person.</summary>
    [Parameter(ParameterSetName = ParameterSets.ApiKey)]
    [ValidateNotNullOrEmpty]
    public string? ApiKey { get; set; }

    /// <summary>The API secret, as a SecureString or a string. Where left out: IPERNITY_API_SECRET, then a question to the person.</summary>
    [Parameter(ParameterSetName = ParameterSets.ApiKey)]
    [SecretText]
    [AllowNull]
    public SecureString? ApiSecret { get; set; }

    /// <summary>The API key as user name and the API secret as password.</summary>
    [Parameter(ParameterSetName = ParameterSets.Credential, Mandatory = true)]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>The address of another server than the live service, such as a sandbox: its API under /api/, its page under /apps/authorize.</summary>
    [Parameter(ParameterSetName = ParameterSets.ApiKey)]
    [Parameter(ParameterSetName = ParameterSets.Credential)]
    [ValidateNotNull]
    public Uri? Server { get; set; }

    /// <summary>In which order the parts of the string to sign stand.</summary>
    [Parameter(ParameterSetName = ParameterSets.ApiKey)]
    [Parameter(ParameterSetName = ParameterSets.Credential)]
    public SignatureOrder SignatureOrder { get; set; }

    private static readonly IpernityClientOptions ClientOptions = new()
    {
        UserAgent = $"Ipernity.PowerShell/{typeof(ApplicationCmdlet).Assembly.GetName().Version!.ToString(3)}",
        FindRules = MethodCatalogue.FindRules,
    };

    private protected bool ApplicationIsGiven =>
        IsGiven(nameof(ApiKey)) || IsGiven(nameof(ApiSecret)) || IsGiven(nameof(Credential)) || IsGiven(nameof(Server)) || IsGiven(nameof(SignatureOrder));

    /// <param name="signs">Whether a signature is needed. Without that, a secret that is not at hand is not asked for.</param>
    private protected IpernityClient CreateClient(bool signs = true)
    {
        var server = ResolveServer();
        return new IpernityClient(ResolveApplication(signs), server, SignatureOrder, ClientOptions);
    }

    private IpernityServer ResolveServer()
    {
        if (Server is null)
            return IpernityServer.Live;

        try
        {
            return IpernityServer.At(Server);
        }
        catch (ArgumentException invalid)
        {
            ThrowTerminatingError(ErrorRecords.InvalidServer(invalid, Server));
            throw;
        }
    }

    private IpernityApplication ResolveApplication(bool signs)
    {
        if (Credential is not null)
            return RequireSecret(RequireKey(Credential.UserName), SecureText.Reveal(Credential.Password));

        var key = RequireKey(ApiKey ?? EnvironmentVariables.Read(EnvironmentVariables.ApiKey) ?? HostPrompt.Ask(Host, "API key", secret: false));
        // An empty secret that was given is a mistake to tell, not a reason to look elsewhere.
        if (IsGiven(nameof(ApiSecret)))
            return RequireSecret(key, SecureText.Reveal(ApiSecret));
        if (EnvironmentVariables.Read(EnvironmentVariables.ApiSecret) is { } secret)
            return RequireSecret(key, secret);
        return signs ? RequireSecret(key, HostPrompt.Ask(Host, "API secret", secret: true)) : new IpernityApplication(key);
    }

    private string RequireKey(string? key)
    {
        if (string.IsNullOrWhiteSpace(key))
            ThrowTerminatingError(ErrorRecords.ApiKeyRequired());
        return key!;
    }

    private IpernityApplication RequireSecret(string key, string? secret)
    {
        if (string.IsNullOrWhiteSpace(secret))
            ThrowTerminatingError(ErrorRecords.ApiSecretRequired(key));
        return new IpernityApplication(key, secret!);
    }
}
