using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using Ipernity.Auth.Errors;

namespace Ipernity.Auth.Http;

/// <summary>
/// Determines from a network exception whether the call may have reached the service. .NET quotes content that it cannot read, and a server
/// could repeat a token or a signature there. Therefore only texts that no server can influence are kept.
/// </summary>
internal static class ConnectionFailure
{
    /// <summary>Whether an exception comes from the connection and not from a bug in this program.</summary>
    public static bool IsOfConnection(Exception failure) => failure is HttpRequestException or IOException or InvalidDataException;

    /// <param name="failure">The exception.</param>
    /// <param name="method">The method that was called.</param>
    /// <param name="host">The host with its port.</param>
    public static IpernityTransportException Translate(Exception failure, string method, string host)
    {
        var causes = Causes(failure).ToArray();

        if (causes.OfType<AuthenticationException>().FirstOrDefault() is { } untrusted)
        {
            var summary = $"No secure connection to {host} could be established ({method}). {Sentence(untrusted)}";
            return new(TransportFailure.SecureConnectionFailed, method, summary, innerException: untrusted);
        }

        if (causes.Any(IsUntrusted))
            return new(TransportFailure.SecureConnectionFailed, method, $"No secure connection to {host} could be established ({method}).");
        if (causes.Any(IsUnreadable))
            return new(TransportFailure.InvalidAnswer, method, $"The answer of {host} to {method} is not valid HTTP.");

        var socket = causes.OfType<SocketException>().FirstOrDefault();
        if (!NeverConnected(causes))
        {
            var reason = socket is null ? "the server closed it early." : Sentence(socket);
            var summary = $"The connection to {host} broke during {method}: {reason}";
            return new(TransportFailure.ConnectionLost, method, summary, innerException: socket);
        }

        var unreachable = $"{host} could not be reached ({method})" + (socket is null ? "." : $": {Sentence(socket)}");
        return new(TransportFailure.Unreachable, method, unreachable, innerException: socket);
    }

    private static bool IsUntrusted(Exception cause) =>
        cause is WebException { Status: WebExceptionStatus.TrustFailure or WebExceptionStatus.SecureChannelFailure };

    private static bool IsUnreadable(Exception cause) =>
        cause is InvalidDataException
            or WebException { Status: WebExceptionStatus.ServerProtocolViolation or WebExceptionStatus.MessageLengthLimitExceeded }
        || IsUnreadableHttp(cause);

    // On an open connection, reading and writing fail with an IOException, even if the network is gone.
    private static bool NeverConnected(Exception[] causes) =>
        causes.Any(IsOfConnecting)
        || (!causes.Any(static cause => cause is IOException) && causes.OfType<SocketException>().Any(IsUnreachable));

    private static bool IsOfConnecting(Exception cause) => cause is WebException
    {
        Status: WebExceptionStatus.ConnectFailure
            or WebExceptionStatus.NameResolutionFailure or WebExceptionStatus.ProxyNameResolutionFailure,
    }
    || IsOfConnectingHttp(cause);

#if NET8_0_OR_GREATER
    private static bool IsUnreadableHttp(Exception cause) => ErrorOf(cause) is HttpRequestError.InvalidResponse
        or HttpRequestError.ConfigurationLimitExceeded or HttpRequestError.HttpProtocolError or HttpRequestError.VersionNegotiationError;

    private static bool IsOfConnectingHttp(Exception cause) => cause is HttpRequestException
    {
        HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.ProxyTunnelError,
    };

    private static HttpRequestError? ErrorOf(Exception cause) => cause switch
    {
        HttpRequestException http => http.HttpRequestError,
        HttpIOException http => http.HttpRequestError,
        _ => null,
    };
#else
    private static bool IsUnreadableHttp(Exception cause) => false;

    private static bool IsOfConnectingHttp(Exception cause) => false;
#endif

    private static bool IsUnreachable(SocketException socket) => socket.SocketErrorCode
        is SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData
        or SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.NetworkDown or SocketError.HostDown
        or SocketError.AddressNotAvailable;

    private static IEnumerable<Exception> Causes(Exception failure)
    {
        for (Exception? cause = failure; cause is not null; cause = cause.InnerException)
            yield return cause;
    }

    private static string Sentence(Exception cause) => $"{cause.Message.TrimEnd('.')}.";
}
