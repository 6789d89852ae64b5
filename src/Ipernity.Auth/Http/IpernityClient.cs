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
    private readonly HttpClient _http;
    private readonly IpernityClientOptions _options;
    private readonly RequestSigner? _signer;
    private readonly CallSender _sender;
    private readonly CancellationTokenSource _closing = new();

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
        SignatureOrder = order;
        _signer = application.ApiSecret is { } secret ? new RequestSigner(secret, order) : null;
        _http = new HttpClient(ServerHandler.Create(Server)) { Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.UserAgent.ParseAdd($"Ipernity.PowerShell/{typeof(IpernityClient).Assembly.GetName().Version!.ToString(3)}");
#if !NET8_0_OR_GREATER
        // .NET Framework would hold the body of each POST back until the server asks for it.
        _http.DefaultRequestHeaders.ExpectContinue = false;
#endif
        _sender = new CallSender(_http, Server, application, order, _options);
    }

    /// <summary>Who calls.</summary>
    public IpernityApplication Application { get; }

    /// <summary>Where the calls go.</summary>
    public IpernityServer Server { get; }

    /// <summary>How calls are signed.</summary>
    public SignatureOrder SignatureOrder { get; }

    /// <summary>Calls a method.</summary>
    /// <param name="call">The method, its parameters and how to send them.</param>
    /// <param name="cancellationToken">Ends the call at once.</param>
    /// <returns>The answer, its status being <c>ok</c>.</returns>
    /// <exception cref="ArgumentException">A parameter is given twice or is not valid Unicode, or the call needs a signature and the application has no secret.</exception>
    /// <exception cref="IpernityApiException">The service answered with an error.</exception>
    /// <exception cref="IpernityTransportException">There was no answer of the service.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed of.</exception>
    public async Task<ApiAnswer> CallAsync(ApiCall call, CancellationToken cancellationToken = default)
    {
        _ = call ?? throw new ArgumentNullException(nameof(call));
        var request = SignedRequest.Create(call, Server, Application.ApiKey, _signer);

        var limit = call.Timeout ?? _options.Timeout;
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closing.Token);
        deadline.CancelAfter(limit);
        if (call.Body is { } body)
            body.Advanced = () => deadline.CancelAfter(limit);
        try
        {
            return await RepeatAsync(call, request, limit, cancellationToken, deadline.Token).ConfigureAwait(false);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException($"The call of {call.Method} was cancelled.", cancellationToken);
        }
        catch (Exception) when (_closing.IsCancellationRequested)
        {
            throw new ObjectDisposedException(null, $"The connection was closed during {call.Method}.");
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
        _closing.Cancel();
        _http.Dispose();
    }

    private async Task<ApiAnswer> RepeatAsync(ApiCall call, SignedRequest request, TimeSpan limit, CancellationToken cancellationToken, CancellationToken deadline)
    {
        var spent = Stopwatch.StartNew();
        for (var attempt = call.EarlierAttempts + 1; ; attempt++)
        {
            var started = spent.Elapsed;
            var (answer, failure) = await TryAsync(call, request, limit, cancellationToken, deadline).ConfigureAwait(false);
            var elapsed = spent.Elapsed - started;
            if (answer is not null)
            {
                call.Attempted?.Invoke(new(call, attempt, elapsed) { HttpStatus = answer.HttpStatus, Bytes = answer.Content.Length });
                return answer;
            }

            failure!.Attempts = attempt;
            failure.MayHaveBeenDone = call.ChangesData && !RetryPolicy.WasNotDone(failure) && call.Body is not { IsComplete: false };
            var pause = call.Retries.PauseAfter(failure, call.ChangesData, attempt);
            if (pause >= limit - spent.Elapsed)
                pause = null;
            call.Attempted?.Invoke(new(call, attempt, elapsed) { HttpStatus = failure.HttpStatus, Failure = failure, Pause = pause });
            if (pause is null || !await PassedAsync(pause.Value, deadline).ConfigureAwait(false))
                throw failure;
        }
    }

    // Either is nothing.
    private async Task<(ApiAnswer? Answer, IpernityException? Failure)> TryAsync(ApiCall call, SignedRequest request, TimeSpan limit, CancellationToken cancellationToken, CancellationToken deadline)
    {
        try
        {
            return (await _sender.SendAsync(call, request, deadline).ConfigureAwait(false), null);
        }
        catch (IpernityException refused)
        {
            return (null, refused);
        }
        catch (Exception) when (deadline.IsCancellationRequested && !IsGivenUp(cancellationToken))
        {
            return (null, TimedOut(call, limit));
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or InvalidDataException && !IsGivenUp(cancellationToken))
        {
            return (null, ConnectionFailure.Translate(broken, call.Method, Server));
        }
    }

    private bool IsGivenUp(CancellationToken cancellationToken) => cancellationToken.IsCancellationRequested || _closing.IsCancellationRequested;

    /// <returns>Whether the pause was not cut short.</returns>
    private static async Task<bool> PassedAsync(TimeSpan pause, CancellationToken deadline)
    {
        try
        {
            await Task.Delay(pause, deadline).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private IpernityTransportException TimedOut(ApiCall call, TimeSpan limit) => new(
        TransportFailure.TimedOut, call.Method, FormattableString.Invariant($"{Server.Address.Authority} did not answer {call.Method} within {limit.TotalSeconds:0.###} seconds."));
}
