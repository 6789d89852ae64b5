using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Methods.Authentication;

public sealed class TokenTests(SharedSandbox sandbox) : IClassFixture<SharedSandbox>
{
    private SandboxServer Server => sandbox.Server;

    [Theory]
    [InlineData("perms")]
    [InlineData("permissions")]
    public async Task A_checked_token_lists_all_areas_under_both_names(string name)
    {
        using var client = Client.SignedIn(Server, "doc=write", "network=read");

        var auth = (await client.CallAsync("auth.checkToken"))["auth"]!;

        Assert.Equal(client.Token, auth.Text("token"));
        Assert.Equal("write", auth[name]!.Text("doc"));
        Assert.Equal("read", auth[name]!.Text("network"));
        Assert.Equal("none", auth[name]!.Text("blog"));
        Assert.Equal("none", auth[name]!.Text("post"));
        Assert.Equal("none", auth[name]!.Text("profile"));
        Assert.Equal("130001", auth["user"]!.Text("user_id"));
    }

    [Fact]
    public async Task A_revoked_token_is_error_107()
    {
        using var client = Client.SignedIn(Server);
        await client.CallAsync("auth.checkToken");

        Assert.True(Server.RevokeToken(client.Token!));

        Assert.Equal(107, await client.CodeAsync("auth.checkToken"));
        Assert.False(Server.RevokeToken(client.Token!));
    }

    [Fact]
    public async Task Revoking_a_token_does_not_affect_others()
    {
        using var one = Client.SignedIn(Server);
        using var other = Client.SignedIn(Server);

        Server.RevokeToken(one.Token!);

        await other.CallAsync("auth.checkToken");
    }

    [Theory]
    [InlineData("doc")]
    [InlineData("doc=")]
    [InlineData("doc=all")]
    [InlineData("house=read")]
    [InlineData("profile=delete")]
    public void A_token_with_an_unknown_permission_is_not_issued(string permission) =>
        Assert.Throws<ArgumentException>(() => Server.IssueToken("ada", permission));

    [Fact]
    public void A_token_for_an_unknown_member_is_not_issued() =>
        Assert.Throws<ArgumentException>(() => Server.IssueToken("nobody", "doc=read"));

    [Fact]
    public async Task A_script_can_revoke_a_token()
    {
        using var client = Client.SignedIn(Server);
        using var form = new FormUrlEncodedContent([new("token", client.Token!)]);

        using var answer = await client.Http.PostAsync(
            new Uri("_sandbox/revoke", UriKind.Relative),
            form,
            TestContext.Current.CancellationToken
        );

        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(107, await client.CodeAsync("auth.checkToken"));
    }

    [Fact]
    public async Task A_script_can_revoke_all_tokens()
    {
        await using var server = await Started.SandboxAsync();
        using var one = Client.SignedIn(server);
        using var other = Client.AsGuest(server);
        using var form = new FormUrlEncodedContent([new("all", "1")]);

        var answer = await one.Http.PostAsync(new Uri("_sandbox/revoke", UriKind.Relative), form, TestContext.Current.CancellationToken);

        Assert.Equal("Revoked: 2\n", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(107, await one.CodeAsync("auth.checkToken"));
        Assert.Equal(107, await other.CodeAsync("auth.checkToken"));
    }

    [Fact]
    public async Task Revoking_an_unknown_token_is_reported()
    {
        using var client = new Client(Server);
        using var form = new FormUrlEncodedContent([new("token", "1-2")]);

        using var answer = await client.Http.PostAsync(
            new Uri("_sandbox/revoke", UriKind.Relative),
            form,
            TestContext.Current.CancellationToken
        );

        Assert.Equal(System.Net.HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Host", "evil.example")]
    public async Task Other_web_sites_cannot_revoke_tokens(string header, string value)
    {
        using var client = Client.SignedIn(Server);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Server.Address, "_sandbox/revoke"))
        {
            Content = new FormUrlEncodedContent([new("token", client.Token!)]),
        };
        request.Headers.TryAddWithoutValidation(header, value);

        using var answer = await client.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(System.Net.HttpStatusCode.Forbidden, answer.StatusCode);
        await client.CallAsync("auth.checkToken");
    }

    [Theory]
    [InlineData("marek", System.Net.HttpStatusCode.OK)]
    [InlineData("nobody", System.Net.HttpStatusCode.NotFound)]
    public async Task A_script_can_sign_another_member_in(string name, System.Net.HttpStatusCode status)
    {
        await using var server = await Started.SandboxAsync();
        using var client = new Client(server);
        using var form = new FormUrlEncodedContent([new("name", name)]);

        using var answer = await client.Http.PostAsync(
            new Uri("_sandbox/user", UriKind.Relative),
            form,
            TestContext.Current.CancellationToken
        );

        Assert.Equal(status, answer.StatusCode);
        var page = await client.Http.GetStringAsync(new Uri("", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains(status == System.Net.HttpStatusCode.OK ? "(marek)" : "(ada)", page, StringComparison.Ordinal);
    }
}
