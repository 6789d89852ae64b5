using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using Ipernity.Auth.Errors;

namespace Ipernity.Auth.Http;

/// <summary>Tells from an exception of the network whether the call can have reached the service.</summary>
internal static class ConnectionFailure
{
    public static IpernityTransportException Translate(Exception failure, string method, IpernityServer server)
    {
        var causes = Causes(failure).ToArray();
        var host = server.Address.Authority;

        if (causes.Any(static cause => cause is AuthenticationException or WebException { Status: WebExceptionStatus.TrustFailure or WebExceptionStatus.SecureChannelFailure }))
            return new(TransportFailure.SecureConnectionFailed, method, $"No secure connection to {host} for {method}: {Words(causes)}", failure);

        return causes.Any(NeverConnected)
            ? new(TransportFailure.Unreachable, method, $"{host} could not be reached for {method}: {Words(causes)}", failure)
            : new(TransportFailure.ConnectionLost, method, $"The connection to {host} broke during {method}: {Words(causes)}", failure);
    }

    private static bool NeverConnected(Exception cause) => cause switch
    {
        WebException web => web.Status is WebExceptionStatus.ConnectFailure or WebExceptionStatus.NameResolutionFailure or WebExceptionStatus.ProxyNameResolutionFailure,
        SocketException socket => socket.SocketErrorCode is SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData
            or SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.NetworkDown or SocketError.HostDown or SocketError.AddressNotAvailable,
#if NET8_0_OR_GREATER
        HttpRequestException http => http.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.ProxyTunnelError,
#endif
        _ => false,
    };

    private static IEnumerable<Exception> Causes(Exception failure)
    {
        for (Exception? cause = failure; cause is not null; cause = cause.InnerException)
            yield return cause;
    }

    private static string Words(Exception[] causes) => $"{causes[^1].Message.TrimEnd('.')}.";
}
