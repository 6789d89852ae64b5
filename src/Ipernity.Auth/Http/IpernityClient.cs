using System.Diagnostics;
using Ipernity.Auth.Answers;
using Ipernity.Auth.Authorization;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Signing;

namespace Ipernity.Auth.Http;

/// <summary>
/// Calls methods of the API for one application: signed, bounded in time, size and depth, redirects refused. It keeps its
/// connections for the next call and may be used by many threads at once.
/// (Source: the service's documentation, chapters "Requests" and "Authentication".)
/// </summary>
public sealed class IpernityClient : IDisposable
{
    private const int MaxErrorPageBytes = 1024 * 1024;

    private readonly HttpClient _http;
    private readonly IpernityClientOptions _options;
    private readonly RequestSigner _signer;
    private volatile bool _disposed;

    /// <summary>Makes a client; nothing is sent yet.</summary>
    /// <param name="application">Who calls.</param>
    /// <param name="server">Where; the live service where left out.</param>
    /// <param name="order">How calls are signed.</param>
    /// <param name="options">Other bounds than the usual.</param>
    public IpernityClient(IpernityApplication application, IpernityServer? server = null, SignatureOrder order = SignatureOrder.ParametersFirst, IpernityClientOptions? options = null)
    {
        Application = application ?? throw new ArgumentNullException(nameof(application));
        Server = server ?? IpernityServer.Live;
        _options = (options ?? new IpernityClientOptions()).Checked();
        _signer = new RequestSigner(application.ApiSecret, order);
        _http = new HttpClient(ServerHandler.Create(Server)) { Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.UserAgent.ParseAdd($"Ipernity.PowerShell/{typeof(IpernityClient).Assembly.GetName().Version!.ToString(3)}");
    }

    /// <summary>Who calls.</summary>
    public IpernityApplication Application { get; }

    /// <summary>Where the calls go.</summary>
    public IpernityServer Server { get; }

    /// <summary>How calls are signed.</summary>
    public SignatureOrder SignatureOrder => _signer.Order;

    /// <summary>Calls a method.</summary>
    /// <param name="call">The method, its parameters and how to send them.</param>
    /// <param name="cancellationToken">Ends the call at once.</param>
    /// <returns>The answer, its status being <c>ok</c>.</returns>
    /// <exception cref="ArgumentException">A parameter is given twice or is not valid Unicode.</exception>
    /// <exception cref="IpernityApiException">The service answered with an error.</exception>
    /// <exception cref="IpernityTransportException">There was no answer of the service.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed of.</exception>
    public async Task<ApiAnswer> CallAsync(ApiCall call, CancellationToken cancellationToken = default)
    {
        _ = call ?? throw new ArgumentNullException(nameof(call));
        var request = SignedRequest.Create(call, Server, Application.ApiKey, _signer);

        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(_options.Timeout);
        try
        {
            return await SendAsync(call, request, deadline.Token).ConfigureAwait(false);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException($"The call of {call.Method} was cancelled.", cancellationToken);
        }
        catch (Exception) when (_disposed)
        {
            throw new ObjectDisposedException(null, $"The connection was closed during {call.Method}.");
        }
        catch (Exception failure) when (deadline.IsCancellationRequested && failure is not IpernityException)
        {
            throw new IpernityTransportException(
                TransportFailure.TimedOut, call.Method, FormattableString.Invariant($"{Server.Address.Authority} did not answer {call.Method} within {_options.Timeout.TotalSeconds:0.###} seconds."));
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or InvalidDataException)
        {
            throw ConnectionFailure.Translate(failure, call.Method, Server);
        }
    }

    /// <summary>Asks for a frob (<c>auth.getFrob</c>), the first step of the desktop authorization.</summary>
    /// <param name="cancellationToken">Ends the call at once.</param>
    /// <returns>The frob, good for some minutes and one use.</returns>
    /// <exception cref="IpernityException">As for <see cref="CallAsync"/>.</exception>
    public async Task<string> GetFrobAsync(CancellationToken cancellationToken = default) =>
        AuthAnswer.ReadFrob(await CallAsync(new ApiCall("auth.getFrob"), cancellationToken).ConfigureAwait(false));

    /// <summary>The link that a person opens to authorize this application.</summary>
    /// <param name="permissions">What is asked for.</param>
    /// <param name="frob">The frob; nothing for a web application.</param>
    /// <returns>The signed link.</returns>
    public Uri CreateAuthorizationLink(PermissionSet permissions, string? frob = null) =>
        AuthorizationLink.Create(Server, Application, SignatureOrder, permissions, frob);

    /// <summary>Exchanges a frob that a person has authorized for a token (<c>auth.getToken</c>).</summary>
    /// <param name="frob">The frob.</param>
    /// <param name="cancellationToken">Ends the call at once.</param>
    /// <returns>The token, what it permits and whom it speaks for.</returns>
    /// <exception cref="IpernityApiException">Code 2: the frob is invalid, was used, or is not authorized yet.</exception>
    /// <exception cref="IpernityException">As for <see cref="CallAsync"/>.</exception>
    public async Task<AccessToken> GetTokenAsync(string frob, CancellationToken cancellationToken = default)
    {
        var call = new ApiCall("auth.getToken", new KeyValuePair<string, string>("frob", frob));
        return AuthAnswer.ReadToken(await CallAsync(call, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Asks whether a token is good, and whose it is (<c>auth.checkToken</c>).</summary>
    /// <param name="token">The token.</param>
    /// <param name="cancellationToken">Ends the call at once.</param>
    /// <returns>The token, what it permits and whom it speaks for.</returns>
    /// <exception cref="IpernityApiException">Code 107: the token is invalid.</exception>
    /// <exception cref="IpernityException">As for <see cref="CallAsync"/>.</exception>
    public async Task<AccessToken> CheckTokenAsync(string token, CancellationToken cancellationToken = default)
    {
        var call = new ApiCall("auth.checkToken") { Token = token };
        return AuthAnswer.ReadToken(await CallAsync(call, cancellationToken).ConfigureAwait(false), known: token);
    }

    /// <summary>Another client for the same application and server, with connections of its own.</summary>
    /// <returns>The client.</returns>
    public IpernityClient CreateSibling() => new(Application, Server, SignatureOrder, _options);

    /// <summary>Closes the connections and ends the calls under way.</summary>
    public void Dispose()
    {
        _disposed = true;
        _http.Dispose();
    }

    private async Task<ApiAnswer> SendAsync(ApiCall call, SignedRequest request, CancellationToken cancellationToken)
    {
        var started = Stopwatch.StartNew();
        using var message = request.ToMessage();
        using var response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        // On .NET Framework a read that waits for bytes does not look at its token.
        using var cut = cancellationToken.Register(static state => ((IDisposable)state!).Dispose(), response);

        var httpStatus = (int)response.StatusCode;
        if (httpStatus is >= 300 and < 400)
            throw new IpernityTransportException(TransportFailure.Redirected, call.Method, $"{Server.Address.Authority} answered {call.Method} with a redirect (HTTP {httpStatus}), which a signed call does not follow.", httpStatus: httpStatus);

        var limit = response.IsSuccessStatusCode ? _options.MaxAnswerBytes : Math.Min(_options.MaxAnswerBytes, MaxErrorPageBytes);
        var body = await BoundedBody.ReadAsync(response.Content, limit, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
            throw Refused(call, request, httpStatus, body);
        if (body is null)
            throw new IpernityTransportException(TransportFailure.AnswerTooLarge, call.Method, FormattableString.Invariant($"The answer to {call.Method} is larger than {limit:N0} bytes."), httpStatus: httpStatus);

        var content = AnswerReader.WithoutByteOrderMark(body.Value);
        var status = AnswerReader.ReadStatus(call.Method, call.Format, content, _options.MaxAnswerDepth);
        return status.IsOk
            ? new ApiAnswer(call.Method, call.Format, content, httpStatus, started.Elapsed, _options.MaxAnswerDepth)
            : throw Error(call, request, status);
    }

    // An HTTP error may still carry the service's own answer, which says more.
    private IpernityException Refused(ApiCall call, SignedRequest request, int httpStatus, ReadOnlyMemory<byte>? body)
    {
        try
        {
            var content = AnswerReader.WithoutByteOrderMark(body.GetValueOrDefault());
            var status = AnswerReader.ReadStatus(call.Method, call.Format, content, _options.MaxAnswerDepth);
            if (!status.IsOk)
                return Error(call, request, status);
        }
        catch (IpernityTransportException)
        {
            // A page of a web server or a proxy: the HTTP status is all there is to say.
        }

        return new IpernityTransportException(TransportFailure.HttpError, call.Method, $"{Server.Address.Authority} answered {call.Method} with HTTP {httpStatus}.", httpStatus: httpStatus);
    }

    private IpernityApiException Error(ApiCall call, SignedRequest request, AnswerStatus status)
    {
        var given = call.Parameters.FirstOrDefault(static p => string.Equals(p.Key, "auth_token", StringComparison.Ordinal)).Value;
        var words = ServiceText.Clean(status.Message, [Application.ApiSecret, call.Token, given, request.Signature]);
        return IpernityApiException.Create(AnswerReader.ReadCode(status), call.Method, words, SignatureOrder);
    }
}
