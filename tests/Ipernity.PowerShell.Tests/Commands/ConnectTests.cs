using Ipernity.PowerShell.Tests.Engine;
using Ipernity.Sandbox.Hosting;
using Ipernity.Sandbox.Protocol.Signatures;

namespace Ipernity.PowerShell.Tests.Commands;

/// <summary>Connect-Ipernity.</summary>
public sealed class ConnectTests
{
    private const string Id = ",Ipernity.PowerShell.Commands.ConnectIpernityCommand";

    [Fact]
    public async Task It_returns_the_pending_authorization()
    {
        await using var session = await SandboxSession.StartAsync();
        var pending = session.Shell.Run(
            $"Connect-Ipernity {session.Application} -NoBrowser -Permission @{{ doc = 'write'; network = 'read' }}").Single;
        Assert.StartsWith(
            $"{session.Sandbox.Address}apps/authorize?api_key={session.Sandbox.Options.ApiKey}&frob={pending.Frob}"
            + "&perm_doc=write&perm_network=read&api_sig=",
            ((Uri)pending.Url).AbsoluteUri,
            StringComparison.Ordinal);
        Assert.Equal("doc=write, network=read", pending.Permission.ToString());
        Assert.Equal(session.Sandbox.Address, pending.Server);
        Assert.InRange((DateTimeOffset)pending.RequestedAt, DateTimeOffset.Now.AddMinutes(-1), DateTimeOffset.Now);
    }

    [Fact]
    public async Task The_default_permission_is_to_read_documents()
    {
        await using var session = await SandboxSession.StartAsync();
        Assert.Equal(
            "doc=read", session.Shell.Run($"(Connect-Ipernity {session.Application} -NoBrowser).Permission.ToString()").As<string>());
    }

    [Fact]
    public async Task The_whole_sign_in_connects_the_session()
    {
        await using var session = await SandboxSession.StartAsync();
        var frob = session.Shell.Run(
            $"(Connect-Ipernity {session.Application} -NoBrowser -Permission @{{ doc = 'write' }}).Frob").As<string>();
        session.Sandbox.Authorize(frob);
        var connection = session.Shell.Run("Complete-IpernityAuth").Single;
        Assert.Equal(session.Sandbox.Members.Demo.UserName, connection.UserName);
        Assert.Equal(session.Sandbox.Members.Demo.UserName, session.Shell.Run("(Invoke-IpernityApi user.get).user.username").As<string>());
    }

    [Theory]
    [InlineData("@{ doc = 'all' }", "'all'")]
    [InlineData("@{ docs = 'read' }", "'docs'")]
    [InlineData("@{ profile = 'delete' }", "'profile'")]
    [InlineData("@{ doc = 2 }", "'2'")]
    [InlineData("@{ doc = $null }", "''")]
    public async Task An_unknown_permission_is_named_with_the_valid_ones(string permission, string named)
    {
        await using var session = await SandboxSession.StartAsync();
        var result = session.Shell.Run($"Connect-Ipernity {session.Application} -NoBrowser -Permission {permission}");
        Assert.Equal("InvalidPermission" + Id, result.ErrorId);
        Assert.Contains("-Permission @{", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Contains(named, result.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains(
            "doc, blog, post, network (read, write or delete) and profile (read or write)",
            result.Error.ToString(),
            StringComparison.Ordinal);
        Assert.Empty(session.Sandbox.ReceivedCalls);
    }

    [Fact]
    public async Task The_permission_of_a_connection_can_be_requested_again()
    {
        await using var session = await SandboxSession.ConnectAsync("doc=write", "blog=read");
        var pending = session.Shell.Run($"Connect-Ipernity {session.Application} -NoBrowser -Permission $connection.Permission").Single;
        Assert.Equal("doc=write, blog=read", pending.Permission.ToString());
    }

    [Theory]
    [InlineData("http://example.org/")]
    [InlineData("example.org")]
    [InlineData("ftp://example.org/")]
    public void An_invalid_server_is_named(string server)
    {
        using var shell = new Shell();
        var result = shell.Run($"Connect-Ipernity -ApiKey k -ApiSecret s -Server {server}");
        Assert.Equal("InvalidServer" + Id, result.ErrorId);
        Assert.Contains("https", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Contains(server, result.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_signature_order_applies_to_the_link_and_to_calls()
    {
        await using var session = await SandboxSession.StartAsync(new SandboxOptions { SignatureOrder = SigningOrder.SecretFirst });
        var pending = session.Shell.Run($"Connect-Ipernity {session.Application} -SignatureOrder SecretFirst -NoBrowser").Single;
        using var browser = new HttpClient();
        using var page = await browser.GetAsync((Uri)pending.Url, TestContext.Current.CancellationToken);
        Assert.True(page.IsSuccessStatusCode);
        session.Sandbox.Authorize((string)pending.Frob);
        Assert.Equal("SecretFirst", session.Shell.Run("Complete-IpernityAuth").Single.SignatureOrder.ToString());
        Assert.Equal("hello world!", session.Shell.Run("(Invoke-IpernityApi test.hello).hello").As<string>());
    }
}
