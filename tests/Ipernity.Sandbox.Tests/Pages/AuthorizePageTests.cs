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
        string[] texts =
        [
            "Demo application", "Ada Demo", "photos, videos and documents", "add and change", "contacts", "local sandbox",
            "not ipernity.com", "lang=\"en\"", "<h1>",
        ];
        foreach (var text in texts)
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
            (permissions.Text("doc"), permissions.Text("blog"), permissions.Text("post"), permissions.Text("network"),
                permissions.Text("profile")));
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
        using var request = new HttpRequestMessage(
            HttpMethod.Post, new Uri(_server.Address, Page))
        { Content = form.With(("decision", "allow")) };
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
    public async Task An_answer_after_the_expiry_grants_nothing()
    {
        var form = PostedForm.Find((await OpenAsync(_client.Link(_frob, ("perm_doc", "write")))).Html)!;
        _clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(HttpStatusCode.Gone, (await PostAsync(form.With(("decision", "allow")))).Status);
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
