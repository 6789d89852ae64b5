using Ipernity.PowerShell.Tests.Engine;
using Ipernity.Sandbox.Hosting;
using Ipernity.Sandbox.Tests.Support;
using Microsoft.Playwright;

namespace Ipernity.PowerShell.Tests.Commands;

/// <summary>The whole sign-in with the page in a real browser.</summary>
public sealed class AuthorizationPageTests(Chromium browser) : IClassFixture<Chromium>
{
    [Fact]
    public async Task Allow_on_the_page_connects_the_session()
    {
        await using var session = await SandboxSession.StartAsync();
        var page = await OpenAsync(session, "@{ doc = 'write' }");
        await page.GetByRole(AriaRole.Button, new() { Name = "Allow" }).ClickAsync();
        await page.Locator("div.ok").WaitForAsync();

        var connection = session.Shell.Run("Complete-IpernityAuth").Single;
        Assert.Equal(session.Sandbox.Members.Demo.UserName, connection.UserName);
        Assert.Equal("doc=write", connection.Permission.ToString());
    }

    [Fact]
    public async Task Deny_on_the_page_leaves_the_session_unconnected()
    {
        await using var session = await SandboxSession.StartAsync();
        var page = await OpenAsync(session, "@{ doc = 'write' }");
        await page.GetByRole(AriaRole.Button, new() { Name = "Deny" }).ClickAsync();
        await page.WaitForLoadStateAsync();

        Assert.Equal(
            "FrobNotAuthorized,Ipernity.PowerShell.Commands.CompleteIpernityAuthCommand",
            session.Shell.Run("Complete-IpernityAuth").ErrorId);
    }

    [Fact]
    public async Task An_expired_frob_can_be_neither_allowed_nor_completed()
    {
        await using var session = await SandboxSession.StartAsync(new SandboxOptions { FrobLifetime = TimeSpan.FromMilliseconds(1) });
        var page = await OpenAsync(session, "@{ doc = 'write' }");

        Assert.Equal(0, await page.GetByRole(AriaRole.Button, new() { Name = "Allow" }).CountAsync());
        Assert.Contains("expired", await page.GetByRole(AriaRole.Main).InnerTextAsync(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(
            "FrobNotAuthorized,Ipernity.PowerShell.Commands.CompleteIpernityAuthCommand",
            session.Shell.Run("Complete-IpernityAuth").ErrorId);
    }

    private async Task<IPage> OpenAsync(SandboxSession session, string permission)
    {
        var page = await browser.OpenAsync();
        var pending = session.Shell.Run($"Connect-Ipernity {session.Application} -NoBrowser -Permission {permission}").Single;
        await page.GotoAsync(((Uri)pending.Url).AbsoluteUri);
        return page;
    }
}
