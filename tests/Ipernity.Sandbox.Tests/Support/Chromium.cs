using Microsoft.Playwright;

namespace Ipernity.Sandbox.Tests.Support;

/// <summary>The machine's Chromium, started once for all tests that need it. It is never downloaded.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (FindExecutable() is not { } executable)
            return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = executable, Args = Arguments });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>A page in a new browser session. Without Chromium the test is skipped.</summary>
    internal async Task<IPage> OpenAsync(int width = 1000, ColorScheme colors = ColorScheme.Light, bool javaScript = true)
    {
        if (_browser is null)
            Assert.Skip($"No Chromium on this machine: none of {string.Join(", ", Names)} is on the PATH.");
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = 800 },
            ColorScheme = colors,
            JavaScriptEnabled = javaScript,
            AcceptDownloads = false,
        });
        context.SetDefaultTimeout(15_000);
        return await context.NewPageAsync();
    }

    private static string? FindExecutable()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return Names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }
}
