using Ipernity.Sandbox.Hosting;
using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Methods.Authentication;

public sealed class FrobTests
{
    private readonly MovedClock _clock = new();

    [Fact]
    public async Task An_authorized_frob_is_exchanged_for_a_token()
    {
        await using var server = await Started.SandboxAsync();
        using var client = new Client(server);
        var frob = await client.FrobAsync();
        server.Authorize(frob);

        var auth = (await client.CallAsync("auth.getToken", ("frob", frob)))["auth"]!;

        using var signedIn = new Client(server, auth.Text("token"));
        Assert.Equal(server.Members.Demo.UserId, auth["user"]!.Text("user_id"));
        Assert.Equal("ada", auth["user"]!.Text("username"));
        Assert.Equal("Ada Demo", auth["user"]!.Text("realname"));
        await signedIn.CallAsync("account.getQuota");
    }

    [Fact]
    public async Task A_missing_frob_is_error_1()
    {
        await using var server = await Started.SandboxAsync();
        using var client = new Client(server);

        Assert.Equal(1, await client.CodeAsync("auth.getToken"));
        Assert.Equal(1, await client.CodeAsync("auth.getToken", ("frob", "")));
    }

    [Fact]
    public async Task An_unknown_frob_is_error_2()
    {
        await using var server = await Started.SandboxAsync();
        using var client = new Client(server);

        Assert.Equal(2, await client.CodeAsync("auth.getToken", ("frob", "123456789-0ad5e2a80ad5e2a8")));
    }

    [Fact]
    public async Task A_waiting_frob_is_error_2_and_can_still_be_authorized()
    {
        await using var server = await Started.SandboxAsync();
        using var client = new Client(server);
        var frob = await client.FrobAsync();

        Assert.Equal(2, await client.CodeAsync("auth.getToken", ("frob", frob)));
        server.Authorize(frob);
        Assert.Equal(0, await client.CodeAsync("auth.getToken", ("frob", frob)));
    }

    [Fact]
    public async Task A_frob_can_be_redeemed_only_once()
    {
        await using var server = await Started.SandboxAsync();
        using var client = new Client(server);
        var frob = await client.FrobAsync();
        server.Authorize(frob);

        Assert.Equal(0, await client.CodeAsync("auth.getToken", ("frob", frob)));
        Assert.Equal(2, await client.CodeAsync("auth.getToken", ("frob", frob)));
    }

    [Fact]
    public async Task Only_one_of_many_parallel_calls_redeems_a_frob()
    {
        await using var server = await Started.SandboxAsync();
        using var client = new Client(server);
        var frob = await client.FrobAsync();
        server.Authorize(frob);

        var codes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.CodeAsync("auth.getToken", ("frob", frob))));

        Assert.Single(codes, 0);
        Assert.Equal(19, codes.Count(code => code == 2));
    }

    [Theory]
    [InlineData(599, 0)]
    [InlineData(600, 2)]
    public async Task A_frob_expires_after_ten_minutes(int seconds, int code)
    {
        await using var server = await Started.SandboxAsync(new SandboxOptions { TimeProvider = _clock });
        using var client = new Client(server);
        var frob = await client.FrobAsync();
        server.Authorize(frob);

        _clock.Advance(TimeSpan.FromSeconds(seconds));

        Assert.Equal(code, await client.CodeAsync("auth.getToken", ("frob", frob)));
    }

    [Fact]
    public async Task A_denied_frob_is_error_2()
    {
        await using var server = await Started.SandboxAsync();
        using var client = new Client(server);
        var frob = await client.FrobAsync();
        server.Deny(frob);

        Assert.Equal(2, await client.CodeAsync("auth.getToken", ("frob", frob)));
        Assert.Throws<ArgumentException>(() => server.Authorize(frob));
    }

    [Fact]
    public async Task An_unknown_frob_cannot_be_authorized_or_denied()
    {
        await using var server = await Started.SandboxAsync();

        Assert.Throws<ArgumentException>(() => server.Authorize("1-2"));
        Assert.Throws<ArgumentException>(() => server.Deny("1-2"));
    }

    [Fact]
    public async Task With_auto_approve_an_unopened_link_grants_all_permissions()
    {
        await using var server = await Started.SandboxAsync(new SandboxOptions { AutoApprove = true });
        using var client = new Client(server);

        var granted = (await client.CallAsync("auth.getToken", ("frob", await client.FrobAsync())))["auth"]!["permissions"]!;

        Assert.Equal("delete", granted.Text("doc"));
        Assert.Equal("delete", granted.Text("blog"));
        Assert.Equal("delete", granted.Text("post"));
        Assert.Equal("delete", granted.Text("network"));
        Assert.Equal("write", granted.Text("profile"));
    }

    [Fact]
    public async Task With_auto_approve_an_opened_link_grants_what_it_requests()
    {
        await using var server = await Started.SandboxAsync(new SandboxOptions { AutoApprove = true });
        using var client = new Client(server);
        var frob = await client.FrobAsync();
        using var page = await client.Http.GetAsync(client.Link(frob, ("perm_doc", "read")), TestContext.Current.CancellationToken);
        Assert.Contains(
            "class=\"ok\"", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);

        var granted = (await client.CallAsync("auth.getToken", ("frob", frob)))["auth"]!["permissions"]!;

        Assert.Equal("read", granted.Text("doc"));
        Assert.Equal("none", granted.Text("blog"));
    }

    [Fact]
    public async Task Thousands_of_expired_frobs_do_not_prevent_new_ones()
    {
        await using var server = await Started.SandboxAsync(new SandboxOptions { TimeProvider = _clock, AutoApprove = true });
        using var client = new Client(server);
        for (var round = 0; round < 5; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, 400).Select(_ => client.FrobAsync()));
            _clock.Advance(TimeSpan.FromMinutes(11));
        }

        Assert.Equal(0, await client.CodeAsync("auth.getToken", ("frob", await client.FrobAsync())));
    }
}
