using System.Net.Sockets;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;
#if !NET
using System.Net;
#endif

namespace Ipernity.Auth.Tests.Http;

/// <summary>Whether a call can have reached the service, told from what the network threw. No loopback fails in these ways.</summary>
public sealed class ConnectionFailureTests
{
    private static readonly SocketError[] Errors =
    [
        SocketError.HostUnreachable,
        SocketError.NetworkUnreachable,
        SocketError.NetworkDown,
        SocketError.HostDown,
        SocketError.ConnectionRefused,
        SocketError.AddressNotAvailable,
    ];

    public static TheoryData<SocketError> Unreachable => [.. Errors];

    [Theory]
    [MemberData(nameof(Unreachable))]
    public void A_network_that_goes_away_under_a_call_may_have_delivered_it(SocketError error) =>
        Assert.Equal(
            TransportFailure.ConnectionLost,
            Translate(new HttpRequestException("An error occurred.", new IOException("Unable to read.", new SocketException((int)error))))
        );

    [Theory]
    [MemberData(nameof(Unreachable))]
    public void A_network_that_is_away_before_has_delivered_nothing(SocketError error) =>
        Assert.Equal(
            TransportFailure.Unreachable,
            Translate(new HttpRequestException("An error occurred.", new SocketException((int)error)))
        );

#if NET
    [Theory]
    [InlineData(HttpRequestError.ConnectionError)]
    [InlineData(HttpRequestError.NameResolutionError)]
    [InlineData(HttpRequestError.ProxyTunnelError)]
    public void What_failed_in_connecting_has_delivered_nothing(HttpRequestError error) =>
        Assert.Equal(TransportFailure.Unreachable, Translate(new HttpRequestException(error, "An error occurred.")));
#else
    [Theory]
    [InlineData(WebExceptionStatus.ConnectFailure)]
    [InlineData(WebExceptionStatus.NameResolutionFailure)]
    [InlineData(WebExceptionStatus.ProxyNameResolutionFailure)]
    public void What_failed_in_connecting_has_delivered_nothing(WebExceptionStatus status) =>
        Assert.Equal(
            TransportFailure.Unreachable,
            Translate(new HttpRequestException("An error occurred.", new WebException("An error occurred.", status)))
        );

    [Theory]
    [InlineData(WebExceptionStatus.ServerProtocolViolation)]
    [InlineData(WebExceptionStatus.MessageLengthLimitExceeded)]
    public void What_is_not_http_is_no_answer(WebExceptionStatus status) =>
        Assert.Equal(
            TransportFailure.InvalidAnswer,
            Translate(new HttpRequestException("An error occurred.", new WebException("An error occurred.", status)))
        );

    [Theory]
    [InlineData(WebExceptionStatus.TrustFailure)]
    [InlineData(WebExceptionStatus.SecureChannelFailure)]
    public void What_failed_in_shaking_hands_is_no_secure_connection(WebExceptionStatus status) =>
        Assert.Equal(
            TransportFailure.SecureConnectionFailed,
            Translate(new HttpRequestException("An error occurred.", new WebException("An error occurred.", status)))
        );

    [Theory]
    [InlineData(WebExceptionStatus.SendFailure)]
    [InlineData(WebExceptionStatus.ReceiveFailure)]
    [InlineData(WebExceptionStatus.KeepAliveFailure)]
    [InlineData(WebExceptionStatus.ConnectionClosed)]
    public void What_failed_on_a_connection_that_was_made_is_a_lost_connection(WebExceptionStatus status) =>
        Assert.Equal(
            TransportFailure.ConnectionLost,
            Translate(new HttpRequestException("An error occurred.", new WebException("An error occurred.", status)))
        );
#endif

    private static TransportFailure Translate(Exception failure) =>
        ConnectionFailure.Translate(failure, "doc.delete", "api.ipernity.com").Failure;
}
