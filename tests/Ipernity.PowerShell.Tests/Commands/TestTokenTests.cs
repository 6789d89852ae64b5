using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Commands;

public sealed class TestTokenTests
{
    private const string Id = ",Ipernity.PowerShell.Commands.TestIpernityTokenCommand";

    [Fact]
    public async Task The_token_of_the_session_is_valid()
    {
        await using var session = await SandboxSession.ConnectAsync();
        Assert.True(session.Shell.Run("Test-IpernityToken").As<bool>());
    }

    [Fact]
    public async Task A_revoked_token_is_invalid()
    {
        await using var session = await SandboxSession.StartAsync();
        var token = session.Connect(session.Shell, session.Sandbox.Members.Demo.UserId);
        session.Sandbox.RevokeToken(token);
        Assert.False(session.Shell.Run("Test-IpernityToken").As<bool>());
        Assert.Equal(
            "TokenInvalid,Ipernity.PowerShell.Commands.InvokeIpernityApiCommand",
            session.Shell.Run("Invoke-IpernityApi test.hello").ErrorId);
    }

    [Fact]
    public void Without_a_session_there_is_no_valid_token()
    {
        using var shell = new Shell();
        Assert.False(shell.Run("Test-IpernityToken").As<bool>());
    }

    [Fact]
    public async Task A_token_is_tested_with_the_given_application()
    {
        await using var session = await SandboxSession.StartAsync();
        session.Shell["token"] = session.Sandbox.IssueToken(session.Sandbox.Members.Demo.UserId);
        Assert.True(session.Shell.Run($"Test-IpernityToken -Token $token {session.Application}").As<bool>());
        Assert.False(session.Shell.Run($"Test-IpernityToken -Token other {session.Application}").As<bool>());
    }

    [Fact]
    public async Task The_token_of_the_environment_is_the_default()
    {
        await using var session = await SandboxSession.StartAsync();
        var token = session.Sandbox.IssueToken(session.Sandbox.Members.Demo.UserId);
        using var environment = new EnvironmentScope { ["IPERNITY_TOKEN"] = token };
        Assert.True(session.Shell.Run($"Test-IpernityToken {session.Application}").As<bool>());
    }

    [Fact]
    public void An_empty_token_is_an_error()
    {
        using var shell = new Shell();
        var result = shell.Run("Test-IpernityToken -Token '' -ApiKey k -ApiSecret s");
        Assert.Equal("TokenRequired" + Id, result.ErrorId);
        Assert.Contains(
            "omit -Token to test the token of the connection", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_application_without_a_token_has_no_valid_token()
    {
        await using var session = await SandboxSession.StartAsync();
        Assert.False(session.Shell.Run("Test-IpernityToken -Server $server").As<bool>());
        Assert.Empty(session.Sandbox.ReceivedCalls);
    }

    [Fact]
    public async Task A_token_is_tested_with_the_application_of_the_session()
    {
        await using var session = await SandboxSession.ConnectAsync();
        Assert.False(session.Shell.Run("Test-IpernityToken -Token other").As<bool>());
    }

    [Fact]
    public async Task A_test_without_an_answer_is_an_error()
    {
        await using var session = await SandboxSession.ConnectAsync();
        await session.Sandbox.DisposeAsync();
        var result = session.Shell.Run("Test-IpernityToken");
        Assert.Equal("Unreachable" + Id, result.ErrorId);
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task A_wrong_secret_is_an_error()
    {
        await using var session = await SandboxSession.StartAsync();
        Assert.Equal(
            "SignatureInvalid" + Id,
            session.Shell.Run("Test-IpernityToken -Token t -ApiKey $key -ApiSecret wrong -Server $server").ErrorId);
    }
}
