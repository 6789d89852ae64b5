using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;

namespace Ipernity.Auth.Tests.Http;

/// <summary>What an application whose secret is not at hand can call.</summary>
public sealed class UnsignedCallTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_method_that_needs_no_signature_is_sent_without_one(bool useGet)
    {
        await using var server = RawServer.Answering(ClientSetup.Ok);
        using var client = ClientOf(server);
        await client.CallAsync(
            new ApiCall("album.getList", new KeyValuePair<string, string>("user_id", "1")),
            new CallOptions { UseGet = useGet },
            TestContext.Current.CancellationToken
        );

        var request = Assert.Single(server.Requests);
        Assert.Contains("api_key=the-key&user_id=1", request, StringComparison.Ordinal);
        Assert.DoesNotContain("user_id=1&", request, StringComparison.Ordinal);
        Assert.DoesNotContain("api_sig", request, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("doc.delete")]
    [InlineData("account.getQuota")]
    [InlineData("doc.somethingNew")]
    public async Task A_method_that_needs_a_signature_or_is_not_known_is_refused_unsent(string method)
    {
        await using var server = RawServer.Answering(ClientSetup.Ok);
        using var client = ClientOf(server);
        var refused = await Assert.ThrowsAsync<ArgumentException>(() =>
            client.CallAsync(new ApiCall(method), cancellationToken: TestContext.Current.CancellationToken)
        );
        Assert.Equal($"{method} must be signed, but the application has no API secret.", refused.Message);
        Assert.Equal(0, server.Connections);
    }

    [Fact]
    public async Task A_token_travels_with_a_signature_only()
    {
        await using var server = RawServer.Answering(ClientSetup.Ok);
        using var client = ClientOf(server);
        await Assert.ThrowsAsync<ArgumentException>(() =>
            client.CallAsync(
                new ApiCall("album.getList"),
                new CallOptions { Token = ClientSetup.Token },
                TestContext.Current.CancellationToken
            )
        );
        Assert.Equal(0, server.Connections);
    }

    [Fact]
    public async Task A_token_among_the_parameters_travels_with_a_signature_only()
    {
        await using var server = RawServer.Answering(ClientSetup.Ok);
        using var client = ClientOf(server);
        var call = new ApiCall("album.getList", new KeyValuePair<string, string>("auth_token", ClientSetup.Token));
        await Assert.ThrowsAsync<ArgumentException>(() => client.CallAsync(call, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(0, server.Connections);
    }

    [Fact]
    public async Task An_unsigned_call_is_repeated_as_any_other()
    {
        await using var server = RawServer.Answering("", "503 Service Unavailable");
        using var client = ClientOf(server);
        await Assert.ThrowsAsync<IpernityTransportException>(() =>
            client.CallAsync(
                new ApiCall("album.getList"),
                new CallOptions { Retries = new RetryPolicy(1, TimeSpan.Zero) },
                TestContext.Current.CancellationToken
            )
        );
        Assert.Equal(2, server.Requests.Count);
    }

    private static IpernityClient ClientOf(RawServer server) =>
        new(
            new IpernityApplication("the-key"),
            IpernityServer.At(server.Address),
            options: new IpernityClientOptions { FindRules = ClientSetup.FindRules }
        );
}
