using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Formats;

public sealed class ViewTests
{
    [Fact]
    public async Task A_connection_is_a_table_row()
    {
        await using var session = await SandboxSession.ConnectAsync("doc=write");
        var shown = session.Shell.Show("Get-IpernityConnection");
        Assert.Matches(@"UserName\s+UserId\s+Permission\s+Server", shown);
        Assert.Matches(
            $@"{session.Sandbox.Members.Demo.UserName}\s+{session.Sandbox.Members.Demo.UserId}\s+doc=write\s+{session.Sandbox.Address}",
            shown);
    }

    [Fact]
    public async Task A_pending_authorization_is_a_list_with_its_link()
    {
        await using var session = await SandboxSession.StartAsync();
        var shown = session.Shell.Show($"Connect-Ipernity {session.Application} -NoBrowser");
        Assert.Matches(@"Url\s+: http://127", shown);
        Assert.Matches(@"Permission\s+: doc=read", shown);
    }

    [Fact]
    public async Task Documents_are_a_table()
    {
        await using var session = await SandboxSession.ConnectAsync("doc=read");
        Assert.Matches(
            @"doc_id\s+media\s+license\s+title\s*\n", session.Shell.Show("(Invoke-IpernityApi doc.getList @{ per_page = 3 }).docs.doc"));
    }

    [Fact]
    public async Task An_error_is_shown_with_its_advice()
    {
        await using var session = await SandboxSession.ConnectAsync();
        var shown = session.Shell.Run("Invoke-IpernityApi no.such.method").Error;
        Assert.Contains("no.such.method", shown.ToString(), StringComparison.Ordinal);
        Assert.Contains("names are case-sensitive", shown.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Connect-Ipernity")]
    [InlineData("Complete-IpernityAuth")]
    [InlineData("Disconnect-Ipernity")]
    [InlineData("Get-IpernityConnection")]
    [InlineData("Get-IpernityFrob")]
    [InlineData("Get-IpernityMethod")]
    [InlineData("Get-IpernitySignature")]
    [InlineData("Invoke-IpernityApi")]
    [InlineData("Start-IpernitySandbox")]
    [InlineData("Stop-IpernitySandbox")]
    [InlineData("Test-IpernityToken")]
    public void Get_Help_shows_the_syntax_of_each_cmdlet(string cmdlet)
    {
        using var shell = new Shell();
        var help = shell.Run($"Get-Help {cmdlet}").Single;
        Assert.Equal(cmdlet, help.Name.ToString());
        Assert.NotNull(help.Syntax);
    }
}
