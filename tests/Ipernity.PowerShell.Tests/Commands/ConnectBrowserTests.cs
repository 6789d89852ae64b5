using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Commands;

/// <summary>The browser and the link of Connect-Ipernity.</summary>
public sealed class ConnectBrowserTests
{
    [Fact]
    public async Task The_hint_and_the_link_go_to_the_host_and_not_to_the_output()
    {
        await using var session = await SandboxSession.StartAsync();
        var result = session.Shell.Run($"Connect-Ipernity {session.Application} -NoBrowser");
        Assert.Contains(((Uri)result.Single.Url).AbsoluteUri, session.Shell.Host.Shown, StringComparison.Ordinal);
        Assert.Contains("Complete-IpernityAuth", session.Shell.Host.Shown, StringComparison.Ordinal);
        Assert.Empty(result.Warnings);
    }

    [Fact]
    public async Task Without_a_desktop_the_link_is_shown_with_a_warning()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux may have no desktop to open a browser on.");
        using var environment = new EnvironmentScope { ["DISPLAY"] = null, ["WAYLAND_DISPLAY"] = null, ["WSL_DISTRO_NAME"] = null };
        await using var session = await SandboxSession.StartAsync();
        var result = session.Shell.Run($"Connect-Ipernity {session.Application}");
        Assert.Contains("The browser could not be opened", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Contains(((Uri)result.Single.Url).AbsoluteUri, session.Shell.Host.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_browser_the_link_is_shown_with_a_warning()
    {
        using var desktop = FakeDesktop.Create("exit 3");
        await using var session = await SandboxSession.StartAsync();
        var result = session.Shell.Run($"Connect-Ipernity {session.Application}");
        Assert.Contains("The browser could not be opened", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Contains(((Uri)result.Single.Url).AbsoluteUri, session.Shell.Host.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_browser_opens_the_link()
    {
        using var desktop = FakeDesktop.Create("printf %s \"$1\" > \"$0.opened\"");
        await using var session = await SandboxSession.StartAsync();
        var result = session.Shell.Run($"Connect-Ipernity {session.Application}");
        Assert.Empty(result.Warnings);
        Assert.Equal(
            ((Uri)result.Single.Url).AbsoluteUri,
            await File.ReadAllTextAsync(desktop.Program + ".opened", TestContext.Current.CancellationToken));
    }
}
