using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Commands;

/// <summary>Connect-Ipernity says what was granted, and asks for what is missing.</summary>
public sealed class ConnectPermissionTests
{
    [Fact]
    public async Task One_line_says_who_signed_in_and_with_which_permissions()
    {
        await using var session = await SandboxSession.StartAsync();
        var token = session.Sandbox.IssueToken("ada", "doc=write", "network=read");
        var result = session.Shell.Run($"$null = Connect-Ipernity {session.Application} -Token {token}");
        Assert.Equal("Signed in as ada with doc=write, network=read.", Assert.Single(result.Information));
    }

    [Fact]
    public async Task A_connected_session_asks_for_what_is_missing()
    {
        await using var session = await SandboxSession.ConnectAsync("doc=write", "network=read");
        var result = session.Shell.Run("Connect-Ipernity -Permission @{ doc = 'delete' } -NoBrowser");
        Assert.Equal("doc=delete, network=read", result.Single.Permission.ToString());
        Assert.Contains(
            "ada has granted doc=write, network=read. This sign-in also asks for doc=delete.", result.Information[0],
            StringComparison.Ordinal);
        session.Sandbox.Authorize((string)result.Single.Frob);
        session.Shell.Run("Complete-IpernityAuth").AssertNoErrors();
        session.Shell.Run("$connection | Disconnect-Ipernity; Invoke-IpernityApi test.hello").AssertNoErrors();
    }

    [Theory]
    [InlineData("@{ doc = 'read' }")]
    [InlineData("doc=write")]
    public async Task Nobody_is_asked_for_what_was_granted_already(string permission)
    {
        await using var session = await SandboxSession.ConnectAsync("doc=write");
        var calls = session.Sandbox.ReceivedCalls.Count;
        var result = session.Shell.Run($"Connect-Ipernity -Permission {permission} -Wait");
        Assert.Equal("ada", result.Single.UserName);
        Assert.Contains("which includes", Assert.Single(result.Information), StringComparison.Ordinal);
        Assert.Equal(calls, session.Sandbox.ReceivedCalls.Count);
    }

    [Fact]
    public async Task Without_Wait_the_output_is_an_authorization_in_any_case()
    {
        await using var session = await SandboxSession.ConnectAsync("doc=write");
        var result = session.Shell.Run("Connect-Ipernity -Permission doc=read -NoBrowser");
        Assert.Equal("doc=read", result.Single.Permission.ToString());
        Assert.StartsWith(
            "ada has already granted doc=write, which includes doc=read. This sign-in asks for doc=read only.", result.Information[0],
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_saved_connection_is_saved_again_with_what_was_missing()
    {
        await using var session = await SandboxSession.StartAsync(new() { AutoApprove = true });
        session.Shell.AddVaults("Store");
        session.Shell.Run(
            $"Connect-Ipernity {session.Application} -Token {session.Sandbox.IssueToken("ada", "doc=read")} -SaveAs work").AssertNoErrors();
        session.Shell.Run("Connect-Ipernity -Permission doc=delete -NoBrowser -Wait").AssertNoErrors();
        Assert.Equal("Delete", session.Shell.Run("(Get-IpernityProfile work).Permission.Doc.ToString()").As<string>());
    }
}
