using System.Diagnostics;
using System.Net.Http.Headers;
#if !NET8_0_OR_GREATER
using System.Runtime.InteropServices;
#endif
using Ipernity.Auth.Answers;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Signing;

namespace Ipernity.Auth.Http;

/// <summary>Sends one signed request and tells an answer of the service from all else that may come back.</summary>
internal sealed class CallSender(HttpClient http, IpernityServer server, IpernityApplication application, SignatureOrder order, IpernityClientOptions options)
{
    private const int MaxErrorPageBytes = 1024 * 1024;

#if !NET8_0_OR_GREATER
    // There a read that waits for bytes does not look at its token, and only an end of the answer ends it. Elsewhere that could
    // break a connection that another call has just taken over.
    private static readonly bool IsNetFramework = RuntimeInformation.FrameworkDescription.StartsWith(".NET Framework", StringComparison.Ordinal);
#endif

    /// <exception cref="IpernityException">There was no answer, or it was an error.</exception>
    public async Task<ApiAnswer> SendAsync(ApiCall call, SignedRequest request, CancellationToken cancellationToken)
    {
        var started = Stopwatch.StartNew();
        using var message = request.ToMessage();
        using var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
#if !NET8_0_OR_GREATER
        using var cut = IsNetFramework ? cancellationToken.Register(static state => ((IDisposable)state!).Dispose(), response) : default;
#endif

        var httpStatus = (int)response.StatusCode;
        if (httpStatus is >= 300 and < 400)
            throw new IpernityTransportException(TransportFailure.Redirected, call.Method, $"{server.Address.Authority} answered {call.Method} with a redirect (HTTP {httpStatus}), which a signed call does not follow.", httpStatus: httpStatus);

        var limit = response.IsSuccessStatusCode ? options.MaxAnswerBytes : Math.Min(options.MaxAnswerBytes, MaxErrorPageBytes);
        var body = await BoundedBody.ReadAsync(response.Content, limit, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
            throw Refused(call, request, response, body);
        if (body is null)
            throw new IpernityTransportException(TransportFailure.AnswerTooLarge, call.Method, FormattableString.Invariant($"The answer to {call.Method} is larger than {limit:N0} bytes."), httpStatus: httpStatus);

        var content = AnswerReader.WithoutByteOrderMark(body.Value);
        var status = AnswerReader.ReadStatus(call.Method, call.Format, content, options.MaxAnswerDepth);
        return status.IsOk
            ? new ApiAnswer(call.Method, call.Format, content, httpStatus, started.Elapsed, options.MaxAnswerDepth)
            : throw Error(call, request, status, response);
    }

    // An HTTP error may still carry the service's own answer, which says more.
    private IpernityException Refused(ApiCall call, SignedRequest request, HttpResponseMessage response, ReadOnlyMemory<byte>? body)
    {
        try
        {
            var content = AnswerReader.WithoutByteOrderMark(body.GetValueOrDefault());
            var status = AnswerReader.ReadStatus(call.Method, call.Format, content, options.MaxAnswerDepth);
            if (!status.IsOk)
                return Error(call, request, status, response);
        }
        catch (IpernityTransportException)
        {
            // A page of a web server or a proxy: the HTTP status is all there is to say.
        }

        var httpStatus = (int)response.StatusCode;
        return new IpernityTransportException(TransportFailure.HttpError, call.Method, $"{server.Address.Authority} answered {call.Method} with HTTP {httpStatus}.", httpStatus: httpStatus)
        {
            RetryAfter = WaitAskedFor(response.Headers),
        };
    }

    private IpernityApiException Error(ApiCall call, SignedRequest request, AnswerStatus status, HttpResponseMessage response)
    {
        var words = ServiceText.Clean(status.Message, [application.ApiSecret, call.Token, call.Find("auth_token"), request.Signature]);
        var error = IpernityApiException.Create(AnswerReader.ReadCode(status), call.Method, words, order, (int)response.StatusCode);
        error.RetryAfter = WaitAskedFor(response.Headers);
        return error;
    }

    // A date is one of the server's clock, which this machine's need not agree with.
    private static TimeSpan? WaitAskedFor(HttpResponseHeaders headers)
    {
        var wait = headers.RetryAfter?.Delta ?? headers.RetryAfter?.Date - (headers.Date ?? DateTimeOffset.UtcNow);
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
