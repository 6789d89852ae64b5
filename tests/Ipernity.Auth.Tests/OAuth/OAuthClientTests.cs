using System.Text.RegularExpressions;
using Ipernity.Auth.Authorization;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;
using Ipernity.Auth.OAuth;

namespace Ipernity.Auth.Tests.OAuth;

/// <summary>Calls and token requests that are signed with OAuth.</summary>
public sealed class OAuthClientTests
{
    private static readonly OAuthToken Token = new(ClientSetup.Token, "the-token-secret");

    [Fact]
    public async Task The_parameters_of_OAuth_are_in_the_body_of_a_POST()
    {
        await using var server = RawServer.Answering(ClientSetup.Ok);
        using var client = ClientSetup.ClientOf(server).CreateSibling(Token);
        await client.CallAsync(ClientSetup.Call(), ClientSetup.Options, TestContext.Current.CancellationToken);
        var request = Assert.Single(server.Requests);
        Assert.StartsWith("POST /api/test.echo/json HTTP/1.1", request, StringComparison.Ordinal);
        Assert.Matches(
            "echo=[^&]+&oauth_consumer_key=the-key&oauth_nonce=[0-9]+&oauth_signature_method=HMAC-SHA1&oauth_timestamp=[0-9]+"
            + "&oauth_token=t0ken-t0ken&oauth_signature=[^&]+$", request);
        Assert.DoesNotMatch("api_key|api_sig|&auth_token|Authorization|the-token-secret", request);
    }

    [Theory]
    [InlineData(133)]
    [InlineData(134)]
    public async Task A_nonce_or_a_timestamp_that_was_refused_is_followed_by_a_new_one(int code)
    {
        var calls = 0;
        await using var server = new RawServer((stream, _, stop) => RawServer.SendAsync(
            stream, "200 OK", "", System.Text.Encoding.UTF8.GetBytes(Interlocked.Increment(ref calls) == 1
                ? $$$"""{"api":{"status":"error","code":"{{{code}}}","message":"refused","at":"1"}}""" : ClientSetup.Ok), stop));
        using var client = ClientSetup.ClientOf(server).CreateSibling(Token);
        var options = ClientSetup.Options with { Retries = new RetryPolicy(1, TimeSpan.FromMilliseconds(1)) };
        await client.CallAsync(new ApiCall("doc.delete"), options, TestContext.Current.CancellationToken);
        Assert.Equal(2, server.Requests.Select(request => Regex.Match(request, "oauth_nonce=([0-9]+)").Value).Distinct().Count());
    }

    [Fact]
    public async Task Calls_take_turns_and_their_timestamps_never_go_back()
    {
        var (running, most) = (0, 0);
        await using var server = new RawServer(async (stream, _, stop) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            await Task.Delay(20, stop);
            Interlocked.Decrement(ref running);
            await RawServer.SendAsync(stream, "200 OK", "", System.Text.Encoding.UTF8.GetBytes(ClientSetup.Ok), stop);
        });
        using var client = ClientSetup.ClientOf(server).CreateSibling(Token);
        using var sibling = client.CreateSibling();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => (i % 2 == 0 ? client : sibling)
            .CallAsync(ClientSetup.Call(), ClientSetup.Options, TestContext.Current.CancellationToken)));
        Assert.Equal(1, most);
        var times = server.Requests.Select(request => long.Parse(
            Regex.Match(request, "oauth_timestamp=([0-9]+)").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(times.OrderBy(time => time), times);
    }

    [Fact]
    public async Task A_request_token_is_requested_with_GET_and_read_from_a_form()
    {
        await using var server = new RawServer((stream, _, stop) => RawServer.SendAsync(
            stream, "200 OK", "", "oauth_token=a%2Fb&oauth_token_secret=c%2Bd"u8.ToArray(), stop));
        using var client = ClientSetup.ClientOf(server);
        var authorization = new OAuthAuthorization(client);
        var token = await authorization.GetRequestTokenAsync(
            new Uri("http://localhost:8421/"), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(("a/b", "c+d"), (token.Value, token.Secret));
        var request = Assert.Single(server.Requests);
        Assert.StartsWith(
            "GET /apps/oauth/request?oauth_callback=http%3A%2F%2Flocalhost%3A8421%2F&oauth_consumer_key=the-key",
            request, StringComparison.Ordinal);
        var link = authorization.CreateLink(token, PermissionSet.None.With("doc", "write").With("network", "read"));
        Assert.Equal($"{server.Address}apps/oauth/authorize?oauth_token=a%2Fb&perm_doc=write&perm_network=read", link.AbsoluteUri);
    }

    [Theory]
    [InlineData(
        "401 Unauthorized", """{"api":{"status":"error","code":"101","message":"bad key the-key s3cret-s3cret"}}""", "ApiKeyInvalid")]
    [InlineData("200 OK", """{"api":{"status":"error","code":"132","message":"clock"}}""", "OAuthClock")]
    [InlineData("500 Oops", "sorry", "HttpError")]
    [InlineData("302 Found", "", "HttpError")]
    [InlineData("200 OK", "oauth_token=only", "InvalidAnswer")]
    [InlineData("200 OK", "{}", "InvalidAnswer")]
    public async Task A_refused_token_is_an_error_without_secrets(string status, string body, string id)
    {
        await using var server = new RawServer((stream, _, stop) => RawServer.SendAsync(
            stream, status, "", System.Text.Encoding.UTF8.GetBytes(body), stop));
        using var client = ClientSetup.ClientOf(server);
        var failure = await Assert.ThrowsAnyAsync<IpernityException>(() => new OAuthAuthorization(client).GetAccessTokenAsync(
            Token, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(id, failure.ErrorId);
        ClientSetup.AssertShowsNoSecret(failure, server);
        Assert.DoesNotContain("the-token-secret", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_request_ends_in_time()
    {
        await using var server = new RawServer((_, _, stop) => Task.Delay(Timeout.Infinite, stop));
        using var client = ClientSetup.ClientOf(server);
        var failure = await Assert.ThrowsAnyAsync<IpernityException>(() => new OAuthAuthorization(client).GetRequestTokenAsync(
            timeout: TimeSpan.FromMilliseconds(300), cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal("TimedOut", failure.ErrorId);
    }

    [Fact]
    public async Task Plaintext_is_refused_without_HTTPS()
    {
        await using var server = RawServer.Answering(ClientSetup.Ok);
        using var client = ClientSetup.ClientOf(server).CreateSibling(Token, OAuthSignatureMethod.Plaintext);
        await Assert.ThrowsAsync<ArgumentException>(
            () => client.CallAsync(ClientSetup.Call(), ClientSetup.Options, TestContext.Current.CancellationToken));
        Assert.Empty(server.Requests);
    }
}
