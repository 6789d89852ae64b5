using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Commands;

public sealed class TestTokenTests
{
    private const string Id = ",Ipernity.PowerShell.Commands.TestIpernityTokenCommand";

    [Fact]
    public async Task The_sessions_token_is_good()
    {
        await using var session = await SandboxSession.ConnectAsync();
        Assert.True(session.Shell.Run("Test-IpernityToken").As<bool>());
    }

    [Fact]
    public async Task A_token_that_was_revoked_is_not()
    {
        await using var session = await SandboxSession.StartAsync();
        var token = session.Connect(session.Shell, session.Sandbox.Members.Demo.UserId);
        session.Sandbox.RevokeToken(token);
        Assert.False(session.Shell.Run("Test-IpernityToken").As<bool>());
        Assert.Equal("TokenInvalid,Ipernity.PowerShell.Commands.InvokeIpernityApiCommand", session.Shell.Run("Invoke-IpernityApi test.hello").ErrorId);
    }

    [Fact]
    public void Without_a_session_there_is_no_good_token()
    {
        using var shell = new Shell();
        Assert.False(shell.Run("Test-IpernityToken").As<bool>());
    }

    [Fact]
    public async Task A_given_token_is_asked_about_with_its_application()
    {
        await using var session = await SandboxSession.StartAsync();
        session.Shell["token"] = session.Sandbox.IssueToken(session.Sandbox.Members.Demo.UserId);
        Assert.True(session.Shell.Run($"Test-IpernityToken -Token $token {session.Application}").As<bool>());
        Assert.False(session.Shell.Run($"Test-IpernityToken -Token other {session.Application}").As<bool>());
    }

    [Fact]
    public async Task The_environments_token_is_asked_about_where_there_is_no_other()
    {
        await using var session = await SandboxSession.StartAsync();
        using var environment = new EnvironmentScope { ["IPERNITY_TOKEN"] = session.Sandbox.IssueToken(session.Sandbox.Members.Demo.UserId) };
        Assert.True(session.Shell.Run($"Test-IpernityToken {session.Application}").As<bool>());
    }

    [Fact]
    public void An_empty_token_is_an_error_and_not_another_one()
    {
        using var shell = new Shell();
        var result = shell.Run("Test-IpernityToken -Token '' -ApiKey k -ApiSecret s");
        Assert.Equal("TokenRequired" + Id, result.ErrorId);
        Assert.Contains("omit -Token to test the token of the connection", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_application_without_any_token_has_no_good_one()
    {
        await using var session = await SandboxSession.StartAsync();
        Assert.False(session.Shell.Run("Test-IpernityToken -Server $server").As<bool>());
        Assert.Empty(session.Sandbox.ReceivedCalls);
    }

    [Fact]
    public async Task A_given_token_is_asked_about_with_the_sessions_application()
    {
        await using var session = await SandboxSession.ConnectAsync();
        Assert.False(session.Shell.Run("Test-IpernityToken -Token other").As<bool>());
    }

    [Fact]
    public async Task A_question_that_brings_no_answer_is_an_error()
    {
        await using var session = await SandboxSession.ConnectAsync();
        await session.Sandbox.DisposeAsync();
        var result = session.Shell.Run("Test-IpernityToken");
        Assert.Equal("Unreachable" + Id, result.ErrorId);
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task A_wrong_secret_is_an_error_and_no_answer_about_the_token()
    {
        await using var session = await SandboxSession.StartAsync();
        Assert.Equal("SignatureInvalid" + Id, session.Shell.Run("Test-IpernityToken -Token t -ApiKey $key -ApiSecret wrong -Server $server").ErrorId);
    }
}
