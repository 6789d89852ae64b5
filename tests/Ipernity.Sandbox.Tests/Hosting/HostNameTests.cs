using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Ipernity.Sandbox.Hosting;
using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Hosting;

/// <summary>Clients with built-in host names, over HTTP and HTTPS.</summary>
public sealed class HostNameTests
{
    private static readonly string[] LiveNames = ["api.ipernity.com", "www.ipernity.com"];

    [Fact]
    public async Task A_configured_host_name_is_answered()
    {
        await using var server = await Started.SandboxAsync(new SandboxOptions { HostNames = LiveNames });
        using var http = ResolvingTo(server.Address.Port);

        using var api = await http.GetAsync(
            new Uri($"http://api.ipernity.com/api/test.hello?api_key={server.Options.ApiKey}"), TestContext.Current.CancellationToken);
        using var page = await http.GetAsync(new Uri("http://WWW.ipernity.com/"), TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (api.StatusCode, page.StatusCode));
    }

    [Fact]
    public async Task Other_host_names_are_still_rejected()
    {
        await using var server = await Started.SandboxAsync(new SandboxOptions { HostNames = ["api.ipernity.com"] });
        using var http = ResolvingTo(server.Address.Port);

        using var answer = await http.GetAsync(new Uri("http://www.ipernity.com/"), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task HTTPS_has_a_certificate_for_all_names()
    {
        await using var server = await Started.SandboxAsync(new SandboxOptions { HostNames = LiveNames, HttpsPort = 0 });
        using var http = ResolvingTo(server.HttpsAddress!.Port, trusted: server.Certificate);

        foreach (var name in LiveNames.Append("localhost").Append("127.0.0.1"))
        {
            var hello = await http.GetStringAsync(
                new Uri($"https://{name}/api/test.hello?api_key={server.Options.ApiKey}"), TestContext.Current.CancellationToken);
            Assert.Contains("hello world!", hello, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_given_certificate_is_used()
    {
        using var certificate = SandboxCertificate.Create([], DateTimeOffset.UtcNow);
        await using var server = await Started.SandboxAsync(new SandboxOptions { HttpsPort = 0, Certificate = certificate });
        using var http = ResolvingTo(server.HttpsAddress!.Port, trusted: certificate);

        Assert.Equal(certificate.RawData, server.Certificate!.RawData);
        Assert.False(server.Certificate.HasPrivateKey);
        var hello = await http.GetStringAsync(
            new Uri($"https://localhost/api/test.hello?api_key={server.Options.ApiKey}"), TestContext.Current.CancellationToken);
        Assert.Contains("hello world!", hello, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_option_there_is_no_HTTPS()
    {
        await using var server = await Started.SandboxAsync();

        Assert.Null(server.HttpsAddress);
        Assert.Null(server.Certificate);
    }

    private static HttpClient ResolvingTo(int port, X509Certificate2? trusted = null) => new(new SocketsHttpHandler
    {
        SslOptions = new SslClientAuthenticationOptions
        {
            CertificateChainPolicy = trusted is null ? null : Trusting(trusted),
        },
        ConnectCallback = async (_, cancellationToken) =>
        {
            var socket = new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);
            await socket.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
            return new System.Net.Sockets.NetworkStream(socket, ownsSocket: true);
        },
    });

    private static X509ChainPolicy Trusting(X509Certificate2 certificate)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(certificate);
        return policy;
    }
}
