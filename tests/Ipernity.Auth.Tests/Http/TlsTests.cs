using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;

namespace Ipernity.Auth.Tests.Http;

/// <summary>Servers that cannot show who they are: nothing is sent to them.</summary>
public sealed class TlsTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    [Fact]
    [MonoDefect("makes no certificates.")]
    public async Task An_expired_certificate_is_not_trusted() =>
        AssertTells("NotTimeValid", await FailureAsync("localhost", Now.AddYears(-2), Now.AddYears(-1)));

    [Fact]
    [MonoDefect("makes no certificates.")]
    public async Task A_certificate_for_another_name_is_not_trusted() =>
        AssertTells("RemoteCertificateNameMismatch", await FailureAsync("www.example.org", Now.AddDays(-1), Now.AddDays(1)));

    [Fact]
    [MonoDefect("makes no certificates.")]
    public async Task A_self_signed_certificate_is_not_trusted() =>
        Assert.StartsWith(
            "No secure connection to localhost:",
            (await FailureAsync("localhost", Now.AddDays(-1), Now.AddDays(1))).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public async Task A_server_that_never_shakes_hands_runs_into_the_deadline()
    {
        await using var silent = new RawServer(static (_, _, stop) => Task.Delay(Timeout.Infinite, stop));
        using var client = Client(new UriBuilder(silent.Address) { Scheme = "https" }.Uri, TimeSpan.FromMilliseconds(500));
        var failure = await Assert.ThrowsAsync<IpernityTransportException>(() =>
            client.CallAsync(ClientSetup.Call(), ClientSetup.Options, TestContext.Current.CancellationToken)
        );
        Assert.Equal(TransportFailure.TimedOut, failure.Failure);
    }

    // .NET Framework does not tell why.
    private static void AssertTells(string reason, IpernityTransportException failure)
    {
#if NET
        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
#else
        Assert.StartsWith("No secure connection to localhost:", failure.Message, StringComparison.Ordinal);
#endif
    }

    private static async Task<IpernityTransportException> FailureAsync(string name, DateTimeOffset notBefore, DateTimeOffset notAfter)
    {
        await using var server = new TlsServer(name, notBefore, notAfter);
        using var client = Client(server.Address, TimeSpan.FromSeconds(20));
        var call = new ApiCall("doc.delete");
        var options = new CallOptions { Token = ClientSetup.Token, Retries = new RetryPolicy(3, TimeSpan.Zero) };
        var failure = await Assert.ThrowsAsync<IpernityTransportException>(() =>
            client.CallAsync(call, options, TestContext.Current.CancellationToken)
        );
        Assert.Equal((TransportFailure.SecureConnectionFailed, 1, false), (failure.Failure, failure.Attempts, failure.MayHaveBeenDone));
        Assert.Equal((1, 0), (server.Connections, server.ReceivedBytes));
        Assert.DoesNotContain(ClientSetup.Token, failure.ToString(), StringComparison.Ordinal);
        return failure;
    }

    private static IpernityClient Client(Uri address, TimeSpan timeout) =>
        new(
            new IpernityApplication("the-key", ClientSetup.Secret),
            IpernityServer.At(address),
            options: new IpernityClientOptions { Timeout = timeout }
        );
}
