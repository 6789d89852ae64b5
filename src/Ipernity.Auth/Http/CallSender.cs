using System.Diagnostics;
using System.Net.Http.Headers;
using System.Runtime.InteropServices;
using Ipernity.Auth.Answers;
using Ipernity.Auth.Errors;
using Ipernity.Auth.OAuth;
using Ipernity.Auth.Signing;

namespace Ipernity.Auth.Http;

/// <summary>Sends one signed request, and distinguishes answers of the service from other content.</summary>
internal sealed class CallSender(
    HttpClient http, IpernityServer server, IpernityApplication application, SignatureOrder order, IpernityClientOptions options,
    OAuthToken? oauth = null)
{
    private const int MaxErrorPageBytes = 1024 * 1024;

    // On .NET Framework a pending read ignores its token and ends only with the response. Elsewhere, disposing the response could
    // break a connection that another call has just taken over.
    private static readonly bool IsNetFramework =
        RuntimeInformation.FrameworkDescription.StartsWith(".NET Framework", StringComparison.Ordinal);

    /// <param name="call">The call.</param>
    /// <param name="callOptions">How it is sent.</param>
    /// <param name="request">The signed request.</param>
    /// <param name="advanced">Called whenever a part of the body was handed to the network.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="IpernityException">The answer is an error or not an answer of the service.</exception>
    public async Task<ApiAnswer> SendAsync(
        ApiCall call, CallOptions callOptions, SignedRequest request, Action advanced, CancellationToken cancellationToken)
    {
        var started = Stopwatch.StartNew();
        using var message = request.ToMessage(advanced);
        using var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
            .ConfigureAwait(false);
        using var cut = IsNetFramework
            ? cancellationToken.Register(static state => ((IDisposable)state!).Dispose(), response)
            : default;

        var details = Details(response);
        if (details.HttpStatus is >= 300 and < 400)
            throw Redirected(call, details);

        var limit = response.IsSuccessStatusCode ? options.MaxAnswerBytes : Math.Min(options.MaxAnswerBytes, MaxErrorPageBytes);
        var body = await BoundedBody.ReadAsync(response.Content, limit, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
            throw Refused(call, callOptions, request, details, body);
        if (body is null)
            throw TooLarge(call, limit, details);

        var content = AnswerReader.WithoutByteOrderMark(body.Value);
        var status = AnswerReader.ReadStatus(call.Method, callOptions.Format, content, options.MaxAnswerDepth);
        return status.IsOk
            ? new ApiAnswer(call.Method, callOptions.Format, content, details.HttpStatus, started.Elapsed, options.MaxAnswerDepth)
            : throw Error(call, callOptions, request, status, details);
    }

    public IpernityTransportException TimedOut(ApiCall call, TimeSpan limit) => new(
        TransportFailure.TimedOut,
        call.Method,
        $"{server.Address.Authority} did not answer {call.Method} within {DurationText.Of(limit)}.");

    public IpernityTransportException Disconnected(ApiCall call, Exception failure) =>
        ConnectionFailure.Translate(failure, call.Method, server.Address.Authority);

    // The body of an HTTP error may be an answer of the service, which is more specific.
    private IpernityException Refused(
        ApiCall call, CallOptions callOptions, SignedRequest request, FailureDetails details, ReadOnlyMemory<byte>? body)
    {
        try
        {
            var content = AnswerReader.WithoutByteOrderMark(body.GetValueOrDefault());
            var status = AnswerReader.ReadStatus(call.Method, callOptions.Format, content, options.MaxAnswerDepth);
            if (!status.IsOk)
                return Error(call, callOptions, request, status, details);
        }
        catch (IpernityTransportException)
        {
            // For a page of a web server or a proxy, only the HTTP status is useful.
        }

        return new IpernityTransportException(
            TransportFailure.HttpError,
            call.Method,
            $"{server.Address.Authority} answered {call.Method} with HTTP {details.HttpStatus}.",
            details);
    }

    private IpernityApiException Error(
        ApiCall call, CallOptions callOptions, SignedRequest request, AnswerStatus status, FailureDetails details)
    {
        // The key is masked too, because it is the secret if somebody swaps the two.
        string?[] secrets = [application.ApiSecret, application.ApiKey, callOptions.Token, call.Find("auth_token"), request.Signature,
            oauth?.Value, oauth?.Secret];
        var message = ServiceText.Clean(status.Message, secrets);
        return new IpernityApiException(AnswerReader.ReadCode(status), call.Method, message, order, details);
    }

    private IpernityTransportException Redirected(ApiCall call, FailureDetails details) => new(
        TransportFailure.Redirected,
        call.Method,
        $"{server.Address.Authority} answered {call.Method} with a redirect (HTTP {details.HttpStatus}), which was not followed.",
        details);

    private static IpernityTransportException TooLarge(ApiCall call, int limit, FailureDetails details) => new(
        TransportFailure.AnswerTooLarge,
        call.Method,
        FormattableString.Invariant($"The answer to {call.Method} is larger than {limit:N0} bytes."),
        details);

    private static FailureDetails Details(HttpResponseMessage response) =>
        new() { HttpStatus = (int)response.StatusCode, RetryAfter = ReadRetryAfter(response.Headers) };

    // A date is compared with the server's clock, which may differ from the clock of this computer.
    private static TimeSpan? ReadRetryAfter(HttpResponseHeaders headers)
    {
        var wait = headers.RetryAfter?.Delta ?? headers.RetryAfter?.Date - (headers.Date ?? DateTimeOffset.UtcNow);
        if (wait is null && headers.TryGetValues("Retry-After", out var values) && values.Any(IsHugeNumber))
            return TimeSpan.FromSeconds(int.MaxValue);
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    // The number of seconds exceeds the range of the header's type.
    private static bool IsHugeNumber(string value) => value.Length >= 10 && value.All(digit => digit is >= '0' and <= '9');
}
