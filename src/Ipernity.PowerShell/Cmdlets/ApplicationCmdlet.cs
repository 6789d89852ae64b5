using System.Management.Automation;
using Ipernity.Api.Methods;
using Ipernity.Auth;
using Ipernity.Auth.Http;
using Ipernity.Auth.Signing;
using Ipernity.PowerShell.Errors;
using Ipernity.PowerShell.Interaction;
using Ipernity.PowerShell.Pipeline;
using Ipernity.PowerShell.Secrets;
using Ipernity.PowerShell.Session;

namespace Ipernity.PowerShell.Cmdlets;

/// <summary>The base of cmdlets that work with a connection or for an application alone.</summary>
public abstract class ApplicationCmdlet : ServiceCmdlet
{
    private static readonly string[] ApplicationParameters =
        [nameof(ApiKey), nameof(ApiSecret), nameof(Credential), nameof(Server), nameof(SignatureOrder)];

    internal static readonly string UserAgent = $"Ipernity.PowerShell/{typeof(ApplicationCmdlet).Assembly.GetName().Version!.ToString(3)}";

    private static readonly IpernityClientOptions ClientOptions = new()
    {
        UserAgent = UserAgent,
        FindRules = FindRules,
    };

    private readonly List<IpernityClient> _ownClients = [];

    private protected ApplicationCmdlet()
    {
    }

    /// <summary>The API key. The default is the environment variable IPERNITY_API_KEY; at a prompt you are asked for it.</summary>
    [Parameter(ParameterSetName = ParameterSets.ApiKey)]
    [ValidateNotNullOrEmpty]
    public string? ApiKey { get; set; }

    /// <summary>The API secret, as a SecureString or a string. The default is the environment variable IPERNITY_API_SECRET.</summary>
    [Parameter(ParameterSetName = ParameterSets.ApiKey)]
    [SecretText]
    [AllowNull]
    public SecureString? ApiSecret { get; set; }

    /// <summary>The API key as user name and the API secret as password.</summary>
    [Parameter(ParameterSetName = ParameterSets.Credential, Mandatory = true)]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>The address of a server other than the live service, such as a sandbox.</summary>
    [Parameter(ParameterSetName = ParameterSets.ApiKey)]
    [Parameter(ParameterSetName = ParameterSets.Credential)]
    [ValidateNotNull]
    public Uri? Server { get; set; }

    /// <summary>The order of the parts of the string to sign.</summary>
    [Parameter(ParameterSetName = ParameterSets.ApiKey)]
    [Parameter(ParameterSetName = ParameterSets.Credential)]
    public SignatureOrder SignatureOrder { get; set; }

    private protected bool ApplicationIsGiven => Array.Exists(ApplicationParameters, this.IsGiven);

    /// <summary>The given connection or the session's; null if there is none or an application was given.</summary>
    private protected IpernityConnection? FindConnection()
    {
        RefuseConnectionWith(ApplicationParameters);
        return Connection is null && ApplicationIsGiven ? null : FindOpenConnection();
    }

    /// <summary>The connection to use; null if an application was given. Without either, the cmdlet ends with an error.</summary>
    private protected IpernityConnection? RequireConnectionOrApplication()
    {
        var connection = FindConnection();
        if (connection is null && !ApplicationIsGiven)
            ThrowTerminatingError(ConnectionErrors.NotConnected());
        return connection;
    }

    /// <summary>
    /// Ends the cmdlet with an error if -Connection was typed together with one of the parameters. Typed parameters override those of
    /// <c>$PSDefaultParameterValues</c>.
    /// </summary>
    private protected void RefuseConnectionWith(params string[] others)
    {
        if (Connection is null || Array.Find(others, this.IsTyped) is not { } other)
            return;
        if (!this.IsDefault(nameof(Connection)))
            ThrowTerminatingError(CallErrors.ParameterConflict(nameof(Connection), other));
        Connection = null;
    }

    /// <summary>The secrets of this call, which must not appear in any message.</summary>
    private protected IEnumerable<string?> KnownSecrets(IpernityConnection? connection) =>
    [
        connection?.TokenText,
        connection?.Client.Application.ApiSecret,
        connection?.Client.OAuthToken?.Secret,
        SecureText.Reveal(ApiSecret),
        SecureText.Reveal(Credential?.Password),
        EnvironmentVariables.Read(EnvironmentVariables.ApiSecret),
        EnvironmentVariables.Read(EnvironmentVariables.Token),
    ];

    /// <summary>The client of the connection, or one for the given application, which is closed with the cmdlet.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="signs">Whether calls are signed.</param>
    private protected IpernityClient ClientOf(IpernityConnection? connection, bool signs = true)
    {
        if (connection is not null)
            return connection.Client;
        if (FindOwnClient(signs) is { } own)
            return own;
        var created = CreateClient(signs);
        _ownClients.Add(Own(created));
        return created;
    }

    /// <summary>Finds a client that <see cref="ClientOf"/> created for the given application.</summary>
    private protected IpernityClient? FindOwnClient(bool signs) =>
        _ownClients.Find(client => !signs || client.Application.ApiSecret is not null);

    /// <summary>Creates a client for the given application, or for that of the given connection.</summary>
    /// <param name="signs">Whether calls are signed. If not, a missing secret is not asked for.</param>
    private protected IpernityClient CreateClient(bool signs = true)
    {
        RefuseConnectionWith(ApplicationParameters);
        // A client of its own: closing one connection must not close another.
        if (Connection is not null)
            return Connection.Client.CreateSibling();

        var server = ResolveServer();
        return CreateClient(ResolveApplication(signs), server, SignatureOrder);
    }

    private protected static IpernityClient CreateClient(IpernityApplication application, IpernityServer server, SignatureOrder order) =>
        new(application, server, order, ClientOptions);

    // A frob can be used once. If the answer was lost, a retry would fail with a misleading error.
    private static MethodRules FindRules(string method) =>
        MethodCatalogue.Normalize(method) == "auth.getToken" ? MethodRules.Unknown : MethodCatalogue.FindRules(method);

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
            ThrowTerminatingError(ConnectionErrors.InvalidServer(invalid, Server));
            throw;
        }
    }

    private IpernityApplication ResolveApplication(bool signs)
    {
        if (Credential is not null)
            return RequireSecret(RequireKey(Credential.UserName), SecureText.Reveal(Credential.Password));

        var key = RequireKey(
            ApiKey ?? EnvironmentVariables.Read(EnvironmentVariables.ApiKey) ?? HostPrompt.Ask(Host, "API key", secret: false));
        // An empty -ApiSecret is a mistake to report, not a reason to look elsewhere.
        if (this.IsGiven(nameof(ApiSecret)))
            return RequireSecret(key, SecureText.Reveal(ApiSecret));
        if (EnvironmentVariables.Read(EnvironmentVariables.ApiSecret) is { } secret)
            return RequireSecret(key, secret);
        return signs ? RequireSecret(key, HostPrompt.Ask(Host, "API secret", secret: true)) : new IpernityApplication(key);
    }

    private string RequireKey(string? key)
    {
        if (string.IsNullOrWhiteSpace(key))
            ThrowTerminatingError(ConnectionErrors.ApiKeyRequired());
        return key!;
    }

    private IpernityApplication RequireSecret(string key, string? secret)
    {
        if (string.IsNullOrWhiteSpace(secret))
            ThrowTerminatingError(ConnectionErrors.ApiSecretRequired());
        return new IpernityApplication(key, secret!);
    }
}
