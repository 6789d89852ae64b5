using System.Net;
using Ipernity.Sandbox.Hosting;
using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Pages;

public sealed class AuthorizePageTests : IAsyncLifetime
{
    private static readonly Uri Page = new("apps/authorize", UriKind.Relative);

    private readonly MovedClock _clock = new();
    private SandboxServer _server = null!;
    private Client _client = null!;
    private string _frob = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await Started.SandboxAsync(new SandboxOptions { TimeProvider = _clock });
        _client = new Client(_server);
        _frob = await _client.FrobAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task The_page_shows_the_application_the_permissions_and_the_member()
    {
        var (status, html) = await OpenAsync(_client.Link(_frob, ("perm_doc", "write"), ("perm_network", "read")));

        Assert.Equal(HttpStatusCode.OK, status);
        foreach (var text in new[] { "Demo application", "Ada Demo", "photos, videos and documents", "add and change", "contacts", "local sandbox", "not ipernity.com", "lang=\"en\"", "<h1>" })
            Assert.Contains(text, html, StringComparison.Ordinal);
        Assert.DoesNotContain("Your blog", html, StringComparison.Ordinal);
        Assert.DoesNotContain(_server.Options.ApiSecret, html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("class=\"ok\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Allow_grants_exactly_the_requested_permissions()
    {
        var (status, html) = await AnswerAsync("allow", ("perm_doc", "write"), ("perm_network", "read"));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("<div class=\"ok\">", html, StringComparison.Ordinal);
        Assert.Contains("Complete-IpernityAuth", html, StringComparison.Ordinal);
        var permissions = (await _client.CallAsync("auth.getToken", ("frob", _frob)))["auth"]!["permissions"]!;
        Assert.Equal(
            ("write", "none", "none", "read", "none"),
            (permissions.Text("doc"), permissions.Text("blog"), permissions.Text("post"), permissions.Text("network"), permissions.Text("profile")));
    }

    [Fact]
    public async Task Deny_grants_nothing()
    {
        var (status, html) = await AnswerAsync("deny", ("perm_doc", "write"));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("denied", html, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"ok\"", html, StringComparison.Ordinal);
        Assert.Equal(2, await _client.CodeAsync("auth.getToken", ("frob", _frob)));
        Assert.Equal(HttpStatusCode.Gone, (await OpenAsync(_client.Link(_frob, ("perm_doc", "write")))).Status);
    }

    [Fact]
    public async Task Posting_the_hidden_fields_of_the_form_allows_the_request()
    {
        var link = _client.Link(_frob, ("perm_doc", "write"));
        var form = PostedForm.Find((await OpenAsync(link)).Html)!;
        using var fields = form.With();

        using var answer = await _client.Http.PostAsync(link, fields, TestContext.Current.CancellationToken);

        Assert.Equal("post", form.Method);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(0, await _client.CodeAsync("auth.getToken", ("frob", _frob)));
    }

    [Fact]
    public async Task An_unknown_answer_grants_nothing()
    {
        var (status, _) = await AnswerAsync("perhaps", ("perm_doc", "write"));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(2, await _client.CodeAsync("auth.getToken", ("frob", _frob)));
    }

    [Fact]
    public async Task A_request_can_be_answered_only_once()
    {
        var form = PostedForm.Find((await OpenAsync(_client.Link(_frob, ("perm_doc", "write")))).Html)!;

        Assert.Equal(HttpStatusCode.OK, (await PostAsync(form.With(("decision", "deny")))).Status);
        Assert.Equal(HttpStatusCode.Gone, (await PostAsync(form.With(("decision", "allow")))).Status);
        Assert.Equal(2, await _client.CodeAsync("auth.getToken", ("frob", _frob)));
    }

    [Fact]
    public async Task An_answer_without_a_request_is_rejected()
    {
        using var fields = new FormUrlEncodedContent([new("nonce", "0123456789abcdef"), new("decision", "allow")]);

        Assert.Equal(HttpStatusCode.Gone, (await PostAsync(fields)).Status);
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task An_answer_from_another_web_site_is_rejected(string header, string value)
    {
        var form = PostedForm.Find((await OpenAsync(_client.Link(_frob, ("perm_doc", "write")))).Html)!;
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_server.Address, Page)) { Content = form.With(("decision", "allow")) };
        request.Headers.TryAddWithoutValidation(header, value);

        using var answer = await _client.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal(2, await _client.CodeAsync("auth.getToken", ("frob", _frob)));
    }

    [Fact]
    public async Task An_application_that_is_already_authorized_is_not_asked_about_again()
    {
        _server.IssueToken("ada", "doc=delete");

        var (status, html) = await OpenAsync(_client.Link(_frob, ("perm_doc", "write")));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("<div class=\"ok\">", html, StringComparison.Ordinal);
        Assert.Null(PostedForm.Find(html));
        Assert.Equal("write", (await _client.CallAsync("auth.getToken", ("frob", _frob)))["auth"]!["permissions"]!.Text("doc"));
    }

    [Fact]
    public async Task An_application_that_requests_more_permissions_is_asked_about_again()
    {
        _server.IssueToken("ada", "doc=read");
        _server.IssueToken("noor", "doc=delete");

        Assert.NotNull(PostedForm.Find((await OpenAsync(_client.Link(_frob, ("perm_doc", "write")))).Html));
    }

    [Fact]
    public async Task An_allowed_link_can_be_reopened_and_asks_only_for_additional_permissions()
    {
        await AnswerAsync("allow", ("perm_doc", "write"));

        Assert.Contains("<div class=\"ok\">", (await OpenAsync(_client.Link(_frob, ("perm_doc", "write")))).Html, StringComparison.Ordinal);
        Assert.NotNull(PostedForm.Find((await OpenAsync(_client.Link(_frob, ("perm_doc", "delete")))).Html));
        Assert.Equal("write", (await _client.CallAsync("auth.getToken", ("frob", _frob)))["auth"]!["permissions"]!.Text("doc"));
    }

    [Fact]
    public async Task An_expired_link_says_so()
    {
        _clock.Advance(TimeSpan.FromMinutes(10));

        var (status, html) = await OpenAsync(_client.Link(_frob, ("perm_doc", "write")));

        Assert.Equal(HttpStatusCode.Gone, status);
        Assert.Contains("expired", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_after_the_expiry_grants_nothing()
    {
        var form = PostedForm.Find((await OpenAsync(_client.Link(_frob, ("perm_doc", "write")))).Html)!;
        _clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(HttpStatusCode.Gone, (await PostAsync(form.With(("decision", "allow")))).Status);
    }

    [Fact]
    public async Task A_used_link_says_so()
    {
        _server.Authorize(_frob);
        await _client.CallAsync("auth.getToken", ("frob", _frob));

        var (status, html) = await OpenAsync(_client.Link(_frob, ("perm_doc", "write")));

        Assert.Equal(HttpStatusCode.Gone, status);
        Assert.Contains("used", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("api_key", "", HttpStatusCode.BadRequest, "incomplete")]
    [InlineData("api_key", "0000", HttpStatusCode.Forbidden, "Unknown application")]
    [InlineData("api_sig", "", HttpStatusCode.BadRequest, "incomplete")]
    [InlineData("api_sig", "00000000000000000000000000000000", HttpStatusCode.Forbidden, "signature")]
    [InlineData("frob", "", HttpStatusCode.BadRequest, "frob")]
    [InlineData("frob", "1-2", HttpStatusCode.NotFound, "Unknown link")]
    [InlineData("perm_doc", "all", HttpStatusCode.BadRequest, "perm_doc=all")]
    [InlineData("perm_profile", "delete", HttpStatusCode.BadRequest, "perm_profile=delete")]
    [InlineData("perm_house", "read", HttpStatusCode.BadRequest, "perm_house=read")]
    public async Task An_invalid_link_explains_the_problem(string name, string value, HttpStatusCode status, string says)
    {
        var parameters =
            new Dictionary<string, string>(StringComparer.Ordinal) { ["frob"] = _frob, ["perm_blog"] = "read", [name] = value };

        var (actual, html) = await OpenAsync(_client.Link(frob: null, [.. parameters.Select(parameter => (parameter.Key, parameter.Value))]));

        Assert.Equal(status, actual);
        Assert.Contains(says, html, StringComparison.Ordinal);
        Assert.Null(PostedForm.Find(html));
    }

    [Fact]
    public async Task A_link_that_was_changed_is_rejected()
    {
        var link = _client.Link(_frob, ("perm_doc", "read")).AbsoluteUri;

        Assert.Equal(
            HttpStatusCode.Forbidden, (await OpenAsync(new Uri(link.Replace("=read", "=delete", StringComparison.Ordinal)))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await OpenAsync(new Uri(link + "&perm_blog=read"))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await OpenAsync(new Uri(link + "&perm_doc=read"))).Status);
    }

    [Fact]
    public async Task Unknown_parameters_of_a_link_are_accepted_if_they_are_signed() =>
        Assert.NotNull(PostedForm.Find((await OpenAsync(_client.Link(_frob, ("perm_doc", "read"), ("extra", "1")))).Html));

    [Fact]
    public async Task Values_in_a_link_are_HTML_encoded()
    {
        var (_, html) = await OpenAsync(_client.Link(_frob, ("perm_<script>alert(1)</script>", "\"><img src=x>")));

        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("apps/authorize")]
    [InlineData("apps/authorized")]
    [InlineData("")]
    [InlineData("nothing/here")]
    public async Task Every_page_has_security_headers(string address)
    {
        using var answer = await _client.Http.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal("DENY", Assert.Single(answer.Headers.GetValues("X-Frame-Options")));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; style-src 'sha256-", policy, StringComparison.Ordinal);
        Assert.Contains("form-action 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Authorized_applications_are_listed_without_tokens_and_can_be_revoked()
    {
        using var mine = Client.SignedIn(_server, "doc=write");
        using var other = Client.AsGuest(_server);
        var page = await _client.TextAsync("apps/authorized");
        Assert.Contains("Your photos, videos and documents", page, StringComparison.Ordinal);
        Assert.DoesNotContain(mine.Token!, page, StringComparison.Ordinal);
        using var fields = new FormUrlEncodedContent([new("number", "1")]);

        using var answer = await _client.Http.PostAsync(
            new Uri("apps/authorized", UriKind.Relative), fields, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(107, await mine.CodeAsync("auth.checkToken"));
        Assert.Equal(0, await other.CodeAsync("auth.checkToken"));
    }

    [Fact]
    public async Task Members_cannot_revoke_the_applications_of_others()
    {
        using var other = Client.AsGuest(_server);
        using var fields = new FormUrlEncodedContent([new("number", "1")]);

        using var answer = await _client.Http.PostAsync(
            new Uri("apps/authorized", UriKind.Relative), fields, TestContext.Current.CancellationToken);

        Assert.Equal(0, await other.CodeAsync("auth.checkToken"));
    }

    [Fact]
    public async Task The_welcome_page_shows_the_key_but_not_the_secret()
    {
        var page = await _client.TextAsync("");

        Assert.Contains(_server.Options.ApiKey, page, StringComparison.Ordinal);
        Assert.Contains($"{_server.Address}api/", page, StringComparison.Ordinal);
        Assert.DoesNotContain(_server.Options.ApiSecret, page, StringComparison.Ordinal);
    }

    private async Task<(HttpStatusCode Status, string Html)> AnswerAsync(string decision, params (string Name, string Value)[] asked)
    {
        var form = PostedForm.Find((await OpenAsync(_client.Link(_frob, asked))).Html)!;
        return await PostAsync(form.With(("decision", decision)));
    }

    private async Task<(HttpStatusCode Status, string Html)> OpenAsync(Uri link)
    {
        using var answer = await _client.Http.GetAsync(link, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private async Task<(HttpStatusCode Status, string Html)> PostAsync(FormUrlEncodedContent fields)
    {
        using (fields)
        {
            using var answer = await _client.Http.PostAsync(Page, fields, TestContext.Current.CancellationToken);
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
    }
}
