using System.Net.Http.Headers;
using System.Runtime.InteropServices;
using Ipernity.Auth;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;

namespace Ipernity.Api.Downloads;

/// <summary>
/// Requests files. The file servers are not the servers of the API, so a request contains no key, token, signature or cookie. Addresses
/// must be HTTPS, except those of this computer if the service runs on this computer.
/// </summary>
internal sealed class DownloadClient : IDisposable
{
    /// <summary>The name of the request in errors.</summary>
    public const string Method = "download";

    private const int MostRedirects = 5;

    private static readonly bool IsNetFramework =
        RuntimeInformation.FrameworkDescription.StartsWith(".NET Framework", StringComparison.Ordinal);

    private readonly HttpClient _http;
    private readonly bool _allowsLoopback;

    public DownloadClient(IpernityServer server, string userAgent)
    {
        _allowsLoopback = server.IsLoopback;
        _http = new HttpClient(ServerHandler.Create(server, decompresses: false)) { Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.UserAgent.ParseAdd(userAgent);
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Requests a file, or the rest of it.</summary>
    /// <param name="address">The address.</param>
    /// <param name="range">The part of the file; null for all of it.</param>
    /// <param name="condition">The tag of the file whose rest is requested; null if it is unknown.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>A successful response whose body is not read yet.</returns>
    /// <exception cref="IpernityException">The server does not answer or refuses the file.</exception>
    public async Task<HttpResponseMessage> OpenAsync(
        Uri address, RangeHeaderValue? range, EntityTagHeaderValue? condition, CancellationToken cancellationToken)
    {
        var target = Secure(Upgrade(address));
        for (var redirects = 0; ; redirects++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, target);
            request.Headers.Range = range;
            request.Headers.IfRange = range is null || condition is null ? null : new RangeConditionHeaderValue(condition);
            var response = await SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (response.IsSuccessStatusCode)
                return response;
            using (response)
            {
                if (redirects == MostRedirects || NextAddress(response, target) is not { } next)
                    throw Refused(response, target);
                target = Secure(next);
            }
        }
    }

    /// <summary>Asks for the length of a file by requesting its first byte.</summary>
    /// <returns>The length in bytes; null if the server does not report it.</returns>
    /// <exception cref="IpernityException">The server does not answer or refuses the file.</exception>
    public async Task<long?> FindLengthAsync(Uri address, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        try
        {
            using var response = await OpenAsync(address, new RangeHeaderValue(0, 0), null, limit.Token).ConfigureAwait(false);
            var headers = response.Content.Headers;
            return headers.ContentRange?.Length ?? headers.ContentLength;
        }
        catch (Exception) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw Silent(address, timeout);
        }
    }

    /// <summary>Creates the error for a server that has stopped sending.</summary>
    public static IpernityTransportException Silent(Uri address, TimeSpan time) => new(
        TransportFailure.TimedOut, Method, $"{address.Authority} stopped sending data: nothing arrived for {DurationText.Of(time)}.");

    /// <summary>Ends a pending read of the body when the token is cancelled.</summary>
    public static CancellationTokenRegistration Cut(HttpResponseMessage response, CancellationToken cancellationToken) => IsNetFramework
        ? cancellationToken.Register(static state => ((IDisposable)state!).Dispose(), response)
        : default;

    /// <summary>Changes an HTTP address from the service to HTTPS. Redirects are not changed.</summary>
    internal static Uri Upgrade(Uri address) => address.Scheme == Uri.UriSchemeHttp && !address.IsLoopback
        ? new UriBuilder(address) { Scheme = Uri.UriSchemeHttps, Port = address.IsDefaultPort ? -1 : address.Port }.Uri
        : address;

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (ConnectionFailure.IsOfConnection(failure))
        {
            throw ConnectionFailure.Translate(failure, Method, request.RequestUri!.Authority);
        }
    }

    private static Uri? NextAddress(HttpResponseMessage response, Uri from) =>
        (int)response.StatusCode is 301 or 302 or 303 or 307 or 308 && response.Headers.Location is { } location
            ? new Uri(from, location)
            : null;

    private Uri Secure(Uri address)
    {
        if (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback && _allowsLoopback))
            return address;
        throw new IpernityDownloadException(
            DownloadFailure.AddressNotSecure,
            $"The file is at {address.Scheme}://{address.Authority}, which is not HTTPS, so it was not downloaded.");
    }

    private static IpernityException Refused(HttpResponseMessage response, Uri target)
    {
        var status = (int)response.StatusCode;
        var retryAfter = response.Headers.RetryAfter;
        var details = new FailureDetails
        {
            HttpStatus = status,
            RetryAfter = retryAfter?.Delta ?? (retryAfter?.Date - DateTimeOffset.UtcNow),
        };
        return status switch
        {
            401 or 403 or 404 or 410 => new IpernityDownloadException(
                DownloadFailure.DownloadRefused, $"{target.Authority} answered the download with HTTP {status}.", details),
            _ => new IpernityTransportException(
                TransportFailure.HttpError, Method, $"{target.Authority} answered the download with HTTP {status}.", details),
        };
    }
}
