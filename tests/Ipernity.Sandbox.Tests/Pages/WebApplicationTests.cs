using System.Net;
using Ipernity.Sandbox.Hosting;
using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Pages;

/// <summary>A web application: its link has no frob, and it gets one through its callback.</summary>
public sealed class WebApplicationTests
{
    [Theory]
    [InlineData("http://127.0.0.1:8000/back", "http://127.0.0.1:8000/back?frob=")]
    [InlineData("http://127.0.0.1:8000/back?a=1", "http://127.0.0.1:8000/back?a=1&frob=")]
    [InlineData("http://127.0.0.1:8000", "http://127.0.0.1:8000/?frob=")]
    public async Task Allow_redirects_to_the_callback_with_a_frob(string callback, string expected)
    {
        await using var server = await StartAsync(callback);
        using var client = new Client(server);

        var location = await AnswerAsync(client, ("decision", "allow"));

        Assert.StartsWith(expected, location, StringComparison.Ordinal);
        var auth = (await client.CallAsync("auth.getToken", ("frob", location[expected.Length..])))["auth"]!;
        Assert.Equal("write", auth["permissions"]!.Text("doc"));
        Assert.Equal("none", auth["permissions"]!.Text("blog"));
    }

    [Fact]
    public async Task Posting_the_hidden_fields_redirects_as_well()
    {
        await using var server = await StartAsync();
        using var client = new Client(server);

        Assert.Contains("?frob=", await AnswerAsync(client), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deny_redirects_to_the_callback_without_a_frob()
    {
        await using var server = await StartAsync();
        using var client = new Client(server);

        Assert.Equal("http://127.0.0.1:8000/back?error=denied", await AnswerAsync(client, ("decision", "deny")));
    }

    [Fact]
    public async Task An_authorized_application_is_redirected_at_once()
    {
        await using var server = await StartAsync();
        using var client = new Client(server);
        server.IssueToken("ada", "doc=delete");

        using var answer = await client.Http.GetAsync(
            client.Link(frob: null, ("perm_doc", "write")), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Contains("?frob=", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_may_be_redirected_to_the_callback()
    {
        await using var server = await StartAsync();
        using var client = new Client(server);

        using var answer = await client.Http.GetAsync(
            client.Link(frob: null, ("perm_doc", "write")), TestContext.Current.CancellationToken);

        Assert.Contains(
            "form-action 'self' http://127.0.0.1:8000;",
            Assert.Single(answer.Headers.GetValues("Content-Security-Policy")),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_callback_a_link_needs_a_frob()
    {
        await using var server = await Started.SandboxAsync();
        using var client = new Client(server);

        using var answer = await client.Http.GetAsync(
            client.Link(frob: null, ("perm_doc", "write")), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static Task<SandboxServer> StartAsync(string callback = "http://127.0.0.1:8000/back") =>
        Started.SandboxAsync(new SandboxOptions { Callback = new Uri(callback) });

    private static async Task<string> AnswerAsync(Client client, params (string Name, string Value)[] decision)
    {
        var link = client.Link(frob: null, ("perm_doc", "write"));
        var form = PostedForm.Find(await client.Http.GetStringAsync(link, TestContext.Current.CancellationToken))!;
        using var fields = form.With(decision);
        using var answer = await client.Http.PostAsync(link, fields, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return answer.Headers.Location!.OriginalString;
    }
}
