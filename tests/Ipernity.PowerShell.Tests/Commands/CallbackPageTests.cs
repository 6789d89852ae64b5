using System.Net;
using System.Net.Sockets;
using Ipernity.PowerShell.Tests.Engine;
using Ipernity.Sandbox.Hosting;
using Ipernity.Sandbox.Tests.Support;
using Microsoft.Playwright;

namespace Ipernity.PowerShell.Tests.Commands;

/// <summary>The sign-in with a callback, in a real browser.</summary>
public sealed class CallbackPageTests(Chromium browser) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData("http://localhost:{0}/", ColorScheme.Light, true)]
    [InlineData("http://127.0.0.1:{0}/back", ColorScheme.Dark, false)]
    public async Task Allow_brings_the_browser_back_and_connects(string callback, ColorScheme colors, bool javaScript)
    {
        var page = await browser.OpenAsync(320, colors, javaScript);
        await using var run = await CallbackRun.StartAsync(callback);
        List<string> complaints = [];
        page.Console += (_, message) => complaints.Add(message.Text);
        await page.GotoAsync(run.Link.AbsoluteUri);
        await page.GetByRole(AriaRole.Button, new() { Name = "Allow", Exact = true }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 }))
            .ToHaveTextAsync("ipernity has allowed the application");
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("You can close this window");
        Assert.Equal("Signed in - Ipernity for PowerShell", await page.TitleAsync());
        Assert.Equal("ada", Assert.Single(run.End()).Properties["UserName"].Value);
        Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        Assert.DoesNotContain(complaints, complaint => !complaint.Contains("favicon", StringComparison.Ordinal)
            && !complaint.Contains("404", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Deny_brings_the_browser_back_with_a_page_that_says_so()
    {
        var page = await browser.OpenAsync();
        await using var run = await CallbackRun.StartAsync("http://localhost:{0}/");
        await page.GotoAsync(run.Link.AbsoluteUri);
        await page.GetByRole(AriaRole.Button, new() { Name = "Deny", Exact = true }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("The application was not allowed");
        Assert.Empty(run.End());
        Assert.StartsWith("AuthorizationDenied,", Assert.Single(run.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_image_on_another_page_cannot_bring_a_frob()
    {
        var page = await browser.OpenAsync();
        await using var run = await CallbackRun.StartAsync("http://localhost:{0}/");
        await page.GotoAsync(run.Server.AbsoluteUri);
        await page.EvaluateAsync(
            $"() => fetch('{run.Callback}?frob=1-2', {{ mode: 'no-cors' }}).catch(() => 0)");
        await page.GotoAsync(run.Link.AbsoluteUri);
        await page.GetByRole(AriaRole.Button, new() { Name = "Allow", Exact = true }).ClickAsync();
        Assert.Single(run.End());
    }

    /// <summary>A cmdlet that waits for the browser.</summary>
    private sealed class CallbackRun : IAsyncDisposable
    {
        private readonly SandboxSession _session;
        private readonly System.Management.Automation.PowerShell _pipeline;
        private readonly IAsyncResult _waiting;

        private CallbackRun(SandboxSession session, Uri callback)
        {
            _session = session;
            Callback = callback;
            _pipeline = session.Shell.Create($"Connect-Ipernity {session.Application} -CallbackUri {callback} -NoBrowser");
            _waiting = _pipeline.BeginInvoke();
        }

        public Uri Callback { get; }

        public Uri Server => _session.Sandbox.Address;

        public Uri Link { get; private set; } = new("about:blank");

        public IEnumerable<System.Management.Automation.ErrorRecord> Errors => _pipeline.Streams.Error;

        public static async Task<CallbackRun> StartAsync(string callback)
        {
            using var free = new TcpListener(IPAddress.Loopback, 0);
            free.Start();
            var address = new Uri(callback.Replace("{0}", $"{((IPEndPoint)free.LocalEndpoint).Port}", StringComparison.Ordinal));
            free.Stop();
            var run = new CallbackRun(await SandboxSession.StartAsync(new SandboxOptions { Callback = address }), address);
            string? line;
            while ((line = run.FindLink()) is null)
                await Task.Delay(50, TestContext.Current.CancellationToken);
            run.Link = new Uri(line);
            return run;
        }

        private string? FindLink() =>
            _session.Shell.Host.Shown.Split('\n').FirstOrDefault(line => line.Contains("authorize?", StringComparison.Ordinal));

        public IReadOnlyList<System.Management.Automation.PSObject> End() => [.. _pipeline.EndInvoke(_waiting)];

        public async ValueTask DisposeAsync()
        {
            _pipeline.Dispose();
            await _session.DisposeAsync();
        }
    }
}
