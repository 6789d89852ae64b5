using Ipernity.Sandbox.Hosting;
using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Pages;

public sealed class PageLayoutTests : IAsyncLifetime
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
    public async Task The_welcome_page_shows_the_key_but_not_the_secret()
    {
        var page = await _client.TextAsync("");

        Assert.Contains(_server.Options.ApiKey, page, StringComparison.Ordinal);
        Assert.Contains($"{_server.Address}api/", page, StringComparison.Ordinal);
        Assert.DoesNotContain(_server.Options.ApiSecret, page, StringComparison.Ordinal);
    }
}
