using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using Ipernity.Auth.Errors;

namespace Ipernity.Auth.Http;

/// <summary>
/// Tells from an exception of the network whether the call can have reached the service. A server may repeat a token or a
/// signature in what it sends, and .NET quotes what it cannot read: only texts that no server can have a part in are kept.
/// </summary>
internal static class ConnectionFailure
{
    /// <summary>Whether an exception comes from the connection and not from a defect of this program.</summary>
    public static bool IsOfConnection(Exception failure) => failure is HttpRequestException or IOException or InvalidDataException;

    public static IpernityTransportException Translate(Exception failure, string method, IpernityServer server)
    {
        var causes = Causes(failure).ToArray();
        var host = server.Address.Authority;

        if (causes.OfType<AuthenticationException>().FirstOrDefault() is { } untrusted)
            return new(TransportFailure.SecureConnectionFailed, method, $"No secure connection to {host} for {method}: {Sentence(untrusted)}", innerException: untrusted);
        if (causes.Any(static cause => cause is WebException { Status: WebExceptionStatus.TrustFailure or WebExceptionStatus.SecureChannelFailure }))
            return new(TransportFailure.SecureConnectionFailed, method, $"No secure connection to {host} for {method}.");
        if (causes.Any(IsUnreadable))
            return new(TransportFailure.InvalidAnswer, method, $"What {host} sent for {method} is not HTTP.");

        var socket = causes.OfType<SocketException>().FirstOrDefault();
        var reason = socket is null ? "it ended early." : Sentence(socket);
        return NeverConnected(causes)
            ? new(TransportFailure.Unreachable, method, socket is null ? $"{host} could not be reached for {method}." : $"{host} could not be reached for {method}: {reason}", innerException: socket)
            : new(TransportFailure.ConnectionLost, method, $"The connection to {host} broke during {method}: {reason}", innerException: socket);
    }

    private static bool IsUnreadable(Exception cause) => cause switch
    {
        InvalidDataException => true,
        WebException web => web.Status is WebExceptionStatus.ServerProtocolViolation or WebExceptionStatus.MessageLengthLimitExceeded,
#if NET8_0_OR_GREATER
        HttpRequestException http => IsUnreadable(http.HttpRequestError),
        HttpIOException http => IsUnreadable(http.HttpRequestError),
#endif
        _ => false,
    };

#if NET8_0_OR_GREATER
    private static bool IsUnreadable(HttpRequestError? error) => error is HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded
        or HttpRequestError.HttpProtocolError or HttpRequestError.VersionNegotiationError;
#endif

    // On a connection that was made, reading and writing fail with an IOException, also where the network went away.
    private static bool NeverConnected(Exception[] causes) =>
        causes.Any(IsOfConnecting) || (!causes.Any(static cause => cause is IOException) && causes.OfType<SocketException>().Any(IsUnreachable));

    private static bool IsOfConnecting(Exception cause) => cause switch
    {
        WebException web => web.Status is WebExceptionStatus.ConnectFailure or WebExceptionStatus.NameResolutionFailure or WebExceptionStatus.ProxyNameResolutionFailure,
#if NET8_0_OR_GREATER
        HttpRequestException http => http.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.ProxyTunnelError,
#endif
        _ => false,
    };

    private static bool IsUnreachable(SocketException socket) =>
        socket.SocketErrorCode is SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData
            or SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.NetworkDown or SocketError.HostDown or SocketError.AddressNotAvailable;

    private static IEnumerable<Exception> Causes(Exception failure)
    {
        for (Exception? cause = failure; cause is not null; cause = cause.InnerException)
            yield return cause;
    }

    private static string Sentence(Exception cause) => $"{cause.Message.TrimEnd('.')}.";
}
