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

    [Theory]
    [InlineData("-NoBrowser")]
    [InlineData("-NoBrowser -Wait -TimeoutSec 1")]
    public async Task The_link_is_shown_once_and_whole(string parameters)
    {
        await using var session = await SandboxSession.StartAsync();
        var shown = session.Shell.Show($"Connect-Ipernity {session.Application} {parameters}");
        var line = Assert.Single(shown.Split('\n'), line => line.Contains("frob=", StringComparison.Ordinal));
        Assert.Matches(@"^http://127\.0\.0\.1:\d+/apps/authorize\?\S+$", line.TrimEnd());
    }

    [Fact]
    public async Task An_address_of_this_machine_is_not_for_any_device()
    {
        using var desktop = FakeDesktop.Create("exit 3");
        await using var session = await SandboxSession.StartAsync();
        Assert.DoesNotContain(
            "device", Assert.Single(session.Shell.Run($"Connect-Ipernity {session.Application}").Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_browser_does_not_inherit_the_secrets_of_the_environment()
    {
        using var environment = new EnvironmentScope { ["IPERNITY_API_SECRET"] = "the secret", ["IPERNITY_TOKEN"] = "the token" };
        using var desktop = FakeDesktop.Create("env > \"$0.environment\"");
        await using var session = await SandboxSession.StartAsync();
        session.Shell.Run($"Connect-Ipernity {session.Application} -Permission @{{ doc = 'read' }}").AssertNoErrors();
        var inherited = await File.ReadAllTextAsync(desktop.Program + ".environment", TestContext.Current.CancellationToken);
        Assert.Contains("DISPLAY=", inherited, StringComparison.Ordinal);
        Assert.DoesNotContain("the secret", inherited, StringComparison.Ordinal);
        Assert.DoesNotContain("the token", inherited, StringComparison.Ordinal);
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
