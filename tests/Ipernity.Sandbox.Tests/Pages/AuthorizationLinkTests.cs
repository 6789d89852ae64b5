using System.Net;
using Ipernity.Sandbox.Hosting;
using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Pages;

public sealed class AuthorizationLinkTests : IAsyncLifetime
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

        var (actual, html) = await OpenAsync(
            _client.Link(frob: null, [.. parameters.Select(parameter => (parameter.Key, parameter.Value))]));

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
