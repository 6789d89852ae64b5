using Ipernity.Auth.Answers;
using Ipernity.Auth.Errors;
using Ipernity.Auth.OAuth;
using Ipernity.Auth.Signing;

namespace Ipernity.Auth.Http;

/// <summary>
/// Calls methods of the API for one application: signed, limited in time, size and depth, never redirected. It reuses its
/// connections and is safe to use from several threads.
/// (Source: the service's documentation, chapters "Requests" and "Authentication".)
/// </summary>
public sealed class IpernityClient : IDisposable
{
    private readonly HttpClient _http;
    private readonly IpernityClientOptions _options;
    private readonly RequestSigner? _signer;
    private readonly CallSender _sender;
    private readonly OAuthCredentials? _oauth;
    private readonly CancellationTokenSource _closing = new();

    /// <summary>Creates a client. Nothing is sent yet.</summary>
    /// <param name="application">The application that calls.</param>
    /// <param name="server">The server. By default the live service.</param>
    /// <param name="order">The order in which calls are signed.</param>
    /// <param name="options">The limits of the client.</param>
    /// <exception cref="ArgumentOutOfRangeException">A limit is out of range.</exception>
    /// <exception cref="FormatException">The user agent is not of the form <c>product/version</c>.</exception>
    public IpernityClient(
        IpernityApplication application,
        IpernityServer? server = null,
        SignatureOrder order = SignatureOrder.ParametersFirst,
        IpernityClientOptions? options = null)
        : this(application, server, order, options, oauth: null)
    {
    }

    private IpernityClient(
        IpernityApplication application,
        IpernityServer? server,
        SignatureOrder order,
        IpernityClientOptions? options,
        OAuthCredentials? oauth)
    {
        _oauth = oauth;
        Application = application ?? throw new ArgumentNullException(nameof(application));
        Server = server ?? IpernityServer.Live;
        _options = (options ?? new IpernityClientOptions()).Checked();
        SignatureOrder = order;
        _signer = application.ApiSecret is { } secret ? new RequestSigner(secret, order) : null;
        _http = new HttpClient(ServerHandler.Create(Server)) { Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.UserAgent.ParseAdd(_options.UserAgent);
        // Otherwise .NET Framework would send the body of each POST only after the server asks for it.
        _http.DefaultRequestHeaders.ExpectContinue = false;
        _sender = new CallSender(_http, Server, application, order, _options, oauth?.Token);
    }

    /// <summary>The application that calls.</summary>
    public IpernityApplication Application { get; }

    /// <summary>The server that is called.</summary>
    public IpernityServer Server { get; }

    /// <summary>The order in which calls are signed.</summary>
    public SignatureOrder SignatureOrder { get; }

    /// <summary>The access token of OAuth that signs all calls, or null if calls are signed with the API secret alone.</summary>
    public OAuthToken? OAuthToken => _oauth?.Token;

    /// <summary>Whether the client was disposed of.</summary>
    public bool IsClosed => _closing.IsCancellationRequested;

    /// <summary>Calls a method.</summary>
    /// <param name="call">The method and its parameters.</param>
    /// <param name="options">How the call is sent. By default without a token, once.</param>
    /// <param name="cancellationToken">Ends the call at once.</param>
    /// <returns>The answer, whose status is <c>ok</c>.</returns>
    /// <exception cref="ArgumentException">
    /// A parameter is given twice or is not valid Unicode, or the call needs a signature and the application has no secret.
    /// </exception>
    /// <exception cref="IpernityApiException">The service answered with an error.</exception>
    /// <exception cref="IpernityTransportException">The service did not answer.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    public async Task<ApiAnswer> CallAsync(ApiCall call, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        _ = call ?? throw new ArgumentNullException(nameof(call));
        options ??= CallOptions.Default;
        var rules = _options.FindRules(call.Method);
        var request = _oauth is null
            ? SignedRequest.Create(call, options, Server, Application.ApiKey, _signer, rules.NeedsSignature)
            : SignedRequest.Create(call, options, Server, _oauth);

        ThrowIfClosed(call);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closing.Token);
        try
        {
            if (_oauth is null)
                return await SendAsync().ConfigureAwait(false);
            await _oauth.Turn.WaitAsync(stop.Token).ConfigureAwait(false);
            try
            {
                return await SendAsync().ConfigureAwait(false);
            }
            finally
            {
                _oauth.Turn.Release();
            }
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException($"The call of {call.Method} was cancelled.", cancellationToken);
        }
        catch (Exception) when (_closing.IsCancellationRequested)
        {
            ThrowIfClosed(call);
            throw;
        }

        Task<ApiAnswer> SendAsync() =>
            new RetryLoop(_sender, call, options, rules.ChangesData, options.Timeout ?? _options.Timeout).RunAsync(request, stop.Token);
    }

    /// <summary>Creates a client for the same application and server with its own connections.</summary>
    /// <returns>The client.</returns>
    public IpernityClient CreateSibling() => new(Application, Server, SignatureOrder, _options, _oauth);

    /// <summary>Creates a client for the same application and server that signs its calls with OAuth.</summary>
    /// <param name="token">The access token.</param>
    /// <param name="method">How calls are signed.</param>
    /// <returns>The client.</returns>
    /// <exception cref="ArgumentException">The application has no API secret.</exception>
    public IpernityClient CreateSibling(OAuthToken token, OAuthSignatureMethod method = OAuthSignatureMethod.HmacSha1)
    {
        _ = token ?? throw new ArgumentNullException(nameof(token));
        return new IpernityClient(Application, Server, SignatureOrder, _options, new OAuthCredentials(Application, token, method));
    }

    internal async Task<OAuthToken> RequestTokenAsync(
        string step, OAuthCredentials credentials, Uri? callback, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closing.Token);
        return await new OAuthTokenRequest(_http, this, timeout ?? _options.Timeout)
            .SendAsync(step, credentials, callback, stop.Token).ConfigureAwait(false);
    }

    /// <summary>Signs a call with OAuth as for a POST now, and returns its parameters; null without OAuth.</summary>
    internal (Uri Address, KeyValuePair<string, string>[] Fields)? SignNow(ApiCall call, CallOptions options) =>
        _oauth is null ? null : SignedRequest.Create(call, options, Server, _oauth).SignNow();

    /// <summary>Closes the connections and ends the calls in progress.</summary>
    public void Dispose()
    {
        _closing.Cancel();
        _http.Dispose();
    }

    private void ThrowIfClosed(ApiCall call)
    {
        if (_closing.IsCancellationRequested)
            throw new ObjectDisposedException(nameof(IpernityClient), $"The connection was closed before {call.Method} completed.");
    }
}
