using System.Net;
using Ipernity.Sandbox.Hosting;
using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Pages;

public sealed class ApplicationsPageTests : IAsyncLifetime
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

    private async Task<(HttpStatusCode Status, string Html)> PostAsync(FormUrlEncodedContent fields)
    {
        using (fields)
        {
            using var answer = await _client.Http.PostAsync(Page, fields, TestContext.Current.CancellationToken);
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
    }
}
