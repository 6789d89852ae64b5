using System.Text;
using Ipernity.Sandbox.Hosting;
using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Methods.OAuth;

/// <summary>Clients that only speak OAuth 1.0a.</summary>
public sealed class OAuthTests
{
    private static readonly SandboxOptions Unattended = new() { AutoApprove = true };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_client_signs_in_and_calls(bool autoApprove)
    {
        await using var server = await Started.SandboxAsync(new SandboxOptions { AutoApprove = autoApprove });
        using var client = new OAuthClient(server);
        await client.SignInAsync("write");
        Assert.Equal("ada", (await client.PostAsync("user.get"))["user"]!.Text("username"));
        Assert.Equal("ada", (await client.PostWithHeaderAsync("user.get", ("extra", "a b&c=d")))["user"]!.Text("username"));
        var auth = (await client.PostAsync("auth.checkToken", ("auth_token", client.Token)))["auth"]!;
        Assert.Equal("write", auth["permissions"]!.Text("doc"));
        Assert.Equal(110, Client.Code(await client.PostAsync("doc.delete", ("doc_id", "1"))));
    }

    [Fact]
    public async Task A_call_with_GET_is_signed_as_it_was_called()
    {
        await using var server = await Started.SandboxAsync(new SandboxOptions { AutoApprove = true, HostNames = ["api.ipernity.com"] });
        using var client = new OAuthClient(server, "api.ipernity.com");
        await client.SignInAsync();
        var (_, text) = await client.GetAsync("/api/doc.search/json", ("text", "été + 1"), ("per_page", "3"));
        Assert.Contains("\"status\":\"ok\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_upload_signs_a_text_field_called_file_as_well()
    {
        await using var server = await Started.SandboxAsync(Unattended);
        using var client = new OAuthClient(server);
        await client.SignInAsync();
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in client.Sign("POST", "/api/upload.file/json", ("file", "café.jpg"), ("title", "Été")))
            form.Add(new StringContent(value), name);
        form.Add(new ByteArrayContent(Encoding.ASCII.GetBytes("picture")), "file", "a.jpg");
        var (_, text) = await client.SendAsync(HttpMethod.Post, "/api/upload.file/json", form);
        Assert.Contains("\"ticket\"", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("oauth_version", "2.0", 130)]
    [InlineData("oauth_nonce", "", 131)]
    [InlineData("oauth_consumer_key", "unknown", 101)]
    [InlineData("oauth_token", "unknown", 107)]
    [InlineData("oauth_timestamp", "1300000000", 132)]
    [InlineData("oauth_timestamp", "-5", 134)]
    [InlineData("oauth_timestamp", "soon", 134)]
    [InlineData("oauth_signature_method", "MD5", 135)]
    [InlineData("oauth_signature_method", "PLAINTEXT", 135)]
    [InlineData("oauth_signature_method", "RSA-SHA1", 135)]
    public async Task Parameters_are_checked(string name, string value, int code)
    {
        await using var server = await Started.SandboxAsync(Unattended);
        using var client = new OAuthClient(server);
        await client.SignInAsync();
        client.Change = all => all[name] = value;
        Assert.Equal(code, Client.Code(await client.PostAsync("user.get")));
        Assert.Equal(code, Client.Code(await client.PostWithHeaderAsync("user.get")));
    }

    [Fact]
    public async Task The_missing_parameters_are_named()
    {
        await using var server = await Started.SandboxAsync(Unattended);
        using var client = new OAuthClient(server);
        client.Change = all =>
        {
            all.Remove("oauth_nonce");
            all.Remove("oauth_timestamp");
        };
        Assert.Contains(
            "oauth_nonce, oauth_timestamp", (await client.PostAsync("test.hello"))["api"]!.Text("message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_parameter_an_other_secret_and_an_other_host_are_refused()
    {
        await using var server = await Started.SandboxAsync(Unattended);
        using var client = new OAuthClient(server);
        await client.SignInAsync();
        var signed = client.Sign("GET", "/api/test.echo/json", ("echo", "a"));
        signed["echo"] = "b";
        await AssertRefusedAsync("/api/test.echo/json", signed);
        await AssertRefusedAsync("/api/test.echo", client.Sign("GET", "/api/test.echo/json"));
        using var other = new OAuthClient(server, $"localhost:{server.Address.Port}");
        (other.Token, other.TokenSecret) = (client.Token, client.TokenSecret);
        await AssertRefusedAsync("/api/test.hello/json", other.Sign("GET", "/api/test.hello/json"));
        client.TokenSecret = "wrong";
        Assert.Equal(105, Client.Code(await client.PostAsync("user.get")));

        async Task AssertRefusedAsync(string path, Dictionary<string, string> fields) => Assert.Contains(
            "105", (await client.SendAsync(HttpMethod.Get, $"{path}?{Client.Query(fields)}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_nonce_is_good_for_one_call_and_time_never_goes_back()
    {
        var clock = new MovedClock();
        await using var server = await Started.SandboxAsync(new SandboxOptions { AutoApprove = true, TimeProvider = clock });
        using var client = new OAuthClient(server);
        await client.SignInAsync();
        var call = $"/api/test.hello/json?{Client.Query(client.Sign("GET", "/api/test.hello/json"))}";
        Assert.Contains("hello world", (await client.SendAsync(HttpMethod.Get, call)).Text, StringComparison.Ordinal);
        Assert.Contains("133", (await client.SendAsync(HttpMethod.Get, call)).Text, StringComparison.Ordinal);

        var earlier = $"/api/test.hello/json?{Client.Query(client.Sign("GET", "/api/test.hello/json"))}";
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(0, Client.Code(await client.PostAsync("test.hello")));
        Assert.Contains("134", (await client.SendAsync(HttpMethod.Get, earlier)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_token_must_be_authorized_and_is_good_once()
    {
        await using var server = await Started.SandboxAsync();
        using var client = new OAuthClient(server);
        client.Read(await client.GetAsync("/apps/oauth/request"));
        var (status, text) = await client.GetAsync("/apps/oauth/access");
        Assert.Equal(401, status);
        Assert.Contains("\"107\"", text, StringComparison.Ordinal);
        server.Authorize(client.Token);
        var (token, secret) = (client.Token, client.TokenSecret);
        client.Read(await client.GetAsync("/apps/oauth/access"));
        (client.Token, client.TokenSecret) = (token, secret);
        Assert.Equal(401, (await client.GetAsync("/apps/oauth/access")).Status);
    }

    [Fact]
    public async Task The_two_kinds_of_tokens_do_not_mix()
    {
        await using var server = await Started.SandboxAsync(Unattended);
        using var oauth = new OAuthClient(server);
        oauth.Read(await oauth.GetAsync("/apps/oauth/request"));
        using var client = new Client(server);
        Assert.Equal(2, await client.CodeAsync("auth.getToken", ("frob", oauth.Token)));
        await oauth.SignInAsync();
        Assert.Equal(107, await client.CodeAsync("auth.checkToken", ("auth_token", oauth.Token)));
        oauth.Token = server.IssueToken("ada");
        Assert.Equal(107, Client.Code(await oauth.PostAsync("user.get")));
    }

    [Fact]
    public async Task The_page_leads_to_the_callback_of_the_request_or_the_registered_one()
    {
        await using var server = await Started.SandboxAsync(
            new SandboxOptions { AutoApprove = true, Callback = new Uri("http://127.0.0.1:8000/back") });
        using var client = new OAuthClient(server);
        foreach (var (sent, expected) in new[]
        {
            ("", "http://127.0.0.1:8000/back?oauth_token="), ("http://localhost:8421/?a=1", "http://localhost:8421/?a=1&oauth_token="),
        })
        {
            client.Token = client.TokenSecret = "";
            client.Read(await client.GetAsync("/apps/oauth/request", sent.Length == 0 ? [] : [("oauth_callback", sent)]));
            var (status, location) = await client.SendAsync(
                HttpMethod.Get, $"/apps/oauth/authorize?oauth_token={client.Token}&perm_doc=read");
            Assert.Equal(302, status);
            Assert.Equal(expected + client.Token, location);
        }
        client.Token = client.TokenSecret = "";
        Assert.Equal(401, (await client.GetAsync("/apps/oauth/request", ("oauth_callback", "https://evil.example/"))).Status);
    }

    [Theory]
    [InlineData("", 400)]
    [InlineData("?oauth_token=1-2", 404)]
    public async Task A_link_without_a_request_token_says_so(string query, int status)
    {
        await using var server = await Started.SandboxAsync();
        using var client = new OAuthClient(server);
        Assert.Equal(status, (await client.SendAsync(HttpMethod.Get, $"/apps/oauth/authorize{query}")).Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_token_can_be_checked_with_and_without_auth_token(bool isSentTwice)
    {
        await using var server = await Started.SandboxAsync(Unattended);
        using var client = new OAuthClient(server);
        await client.SignInAsync();
        var answer = await client.PostAsync("auth.checkToken", isSentTwice ? [("auth_token", client.Token)] : []);
        Assert.Equal("ada", (string?)answer["auth"]!["user"]!["username"]);
    }

    [Fact]
    public async Task A_token_whose_secret_did_not_sign_acts_for_nobody()
    {
        await using var server = await Started.SandboxAsync(Unattended);
        using var client = new OAuthClient(server);
        await client.SignInAsync();
        var stolen = client.Token;
        client.Token = client.TokenSecret = "";
        Assert.Equal(106, Client.Code(await client.PostAsync("account.getQuota", ("auth_token", stolen))));
        Assert.Equal(106, Client.Code(await client.PostAsync("doc.delete", ("auth_token", stolen), ("doc_id", "47200001"))));
    }

    [Theory]
    [InlineData("realm=\"a, \\\"b\\\"\"")]
    [InlineData("Realm=\"\"")]
    [InlineData("REALM=\"oauth_nonce=1\"")]
    public async Task The_realm_of_a_header_is_not_signed(string realm)
    {
        await using var server = await Started.SandboxAsync(Unattended);
        using var client = new OAuthClient(server) { Realm = realm };
        await client.SignInAsync();
        Assert.Equal("ada", (await client.PostWithHeaderAsync("user.get", ("extra", "a,b")))["user"]!.Text("username"));
    }

    [Fact]
    public async Task A_repeated_parameter_is_named()
    {
        await using var server = await Started.SandboxAsync(Unattended);
        using var client = new OAuthClient(server);
        var query = Client.Query(client.Sign("GET", "/api/test.hello/json"));
        var (_, text) = await client.SendAsync(HttpMethod.Get, $"/api/test.hello/json?{query}&oauth_nonce=2");
        Assert.Contains("sent more than once: oauth_nonce", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_calls_of_a_key_end_for_OAuth_as_well()
    {
        await using var server = await Started.SandboxAsync(new SandboxOptions { AutoApprove = true, KeyCalls = 1 });
        using var client = new OAuthClient(server);
        await client.SignInAsync();
        Assert.Equal("ok", (string?)(await client.PostAsync("test.hello"))["api"]!["status"]);
        Assert.Equal("112", (string?)(await client.PostAsync("test.hello"))["api"]!["code"]);
    }

    [Fact]
    public async Task Revoking_ends_an_OAuth_token()
    {
        await using var server = await Started.SandboxAsync(Unattended);
        using var client = new OAuthClient(server);
        await client.SignInAsync();
        server.RevokeToken(client.Token);
        Assert.Equal(107, Client.Code(await client.PostAsync("user.get")));
    }
}
