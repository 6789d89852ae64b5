using Ipernity.Sandbox.Hosting;
using Ipernity.Sandbox.Tests.Support;
using Microsoft.Playwright;

namespace Ipernity.Sandbox.Tests.Pages;

/// <summary>The pages in a real browser.</summary>
public sealed class BrowserTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly (string, string)[] Asked =
        [("perm_doc", "write"), ("perm_blog", "delete"), ("perm_network", "read"), ("perm_profile", "write")];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Allow_works_with_and_without_JavaScript(bool javaScript)
    {
        await using var server = await Started.SandboxAsync();
        using var client = new Client(server);
        var frob = await client.FrobAsync();
        var page = await chromium.OpenAsync(javaScript: javaScript);
        await page.GotoAsync(client.Link(frob, Asked).AbsoluteUri);

        await page.GetByRole(AriaRole.Button, new() { Name = "Allow", Exact = true }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("is authorized");
        await Assertions.Expect(page.Locator("div.ok")).ToBeVisibleAsync();
        Assert.Equal(0, await client.CodeAsync("auth.getToken", ("frob", frob)));
    }

    [Fact]
    public async Task Deny_grants_nothing()
    {
        await using var server = await Started.SandboxAsync();
        using var client = new Client(server);
        var frob = await client.FrobAsync();
        var page = await chromium.OpenAsync();
        await page.GotoAsync(client.Link(frob, Asked).AbsoluteUri);

        await page.GetByRole(AriaRole.Button, new() { Name = "Deny", Exact = true }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("You denied");
        Assert.Equal(2, await client.CodeAsync("auth.getToken", ("frob", frob)));
    }

    [Fact]
    public async Task The_page_can_be_used_with_the_keyboard_only()
    {
        await using var server = await Started.SandboxAsync();
        using var client = new Client(server);
        var frob = await client.FrobAsync();
        var page = await chromium.OpenAsync();
        await page.GotoAsync(client.Link(frob, Asked).AbsoluteUri);
        var allow = page.GetByRole(AriaRole.Button, new() { Name = "Allow", Exact = true });

        for (var presses = 0; presses < 5 && !await IsFocusedAsync(allow); presses++)
            await page.Keyboard.PressAsync("Tab");

        await Assertions.Expect(allow).ToBeFocusedAsync();
        Assert.NotEqual("none", await allow.EvaluateAsync<string>("button => getComputedStyle(button).outlineStyle"));
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Deny", Exact = true })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Shift+Tab");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("div.ok")).ToBeVisibleAsync();
        Assert.Equal(0, await client.CodeAsync("auth.getToken", ("frob", frob)));
    }

    [Fact]
    public async Task An_expired_link_says_so()
    {
        var clock = new MovedClock();
        await using var server = await Started.SandboxAsync(new SandboxOptions { TimeProvider = clock });
        using var client = new Client(server);
        var link = client.Link(await client.FrobAsync(), Asked);
        clock.Advance(TimeSpan.FromMinutes(11));
        var page = await chromium.OpenAsync();

        var answer = await page.GotoAsync(link.AbsoluteUri);

        Assert.Equal(410, answer!.Status);
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("valid for a few minutes");
        await Assertions.Expect(page.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_page_has_names_and_roles_for_screen_readers()
    {
        await using var server = await Started.SandboxAsync();
        using var client = new Client(server);
        var page = await chromium.OpenAsync();

        await page.GotoAsync(client.Link(await client.FrobAsync(), Asked).AbsoluteUri);

        Assert.Equal("Allow Demo application? - ipernity sandbox", await page.TitleAsync());
        await Assertions.Expect(page.GetByRole(AriaRole.Banner)).ToHaveCountAsync(1);
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToHaveCountAsync(1);
        await Assertions.Expect(page.GetByRole(AriaRole.Contentinfo)).ToContainTextAsync("not ipernity.com");
        await Assertions.Expect(
            page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Allow Demo application to use your account?");
        await Assertions.Expect(
            page.GetByRole(AriaRole.Region, new() { Name = "It asks for access to" }).GetByRole(AriaRole.Listitem)).ToHaveCountAsync(4);
        await Assertions.Expect(page.GetByRole(AriaRole.Button)).ToHaveTextAsync(["Allow", "Deny"]);
    }

    [Fact]
    public async Task A_web_application_receives_its_frob_through_the_browser()
    {
        await using var target = await Started.SandboxAsync();
        await using var server = await Started.SandboxAsync(new SandboxOptions { Callback = new Uri(target.Address, "home/ada") });
        using var client = new Client(server);
        var page = await chromium.OpenAsync();
        await page.GotoAsync(client.Link(frob: null, Asked).AbsoluteUri);

        await page.GetByRole(AriaRole.Button, new() { Name = "Allow", Exact = true }).ClickAsync();

        await page.WaitForURLAsync($"{target.Address}home/ada?frob=*");
        Assert.Equal(0, await client.CodeAsync("auth.getToken", ("frob", page.Url.Split("frob=")[1])));
    }

    [Fact]
    public async Task An_application_can_be_revoked_on_its_page()
    {
        await using var server = await Started.SandboxAsync();
        using var client = Client.SignedIn(server);
        var page = await chromium.OpenAsync();
        await page.GotoAsync(new Uri(server.Address, "apps/authorized").AbsoluteUri);

        await page.GetByRole(AriaRole.Button, new() { Name = "Revoke" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("No application is authorized");
        Assert.Equal(107, await client.CodeAsync("auth.checkToken"));
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task All_text_has_sufficient_contrast(ColorScheme colors)
    {
        await using var server = await Started.SandboxAsync();
        using var client = Client.SignedIn(server, "blog=read");
        var frob = await client.FrobAsync();
        var page = await chromium.OpenAsync(colors: colors);
        Uri[] pages = [client.Link(frob, Asked), new Uri(server.Address, "apps/authorized"), server.Address, client.Link("1-2", Asked)];
        foreach (var address in pages)
        {
            await page.GotoAsync(address.AbsoluteUri);
            Assert.Empty(await page.EvaluateAsync<string[]>(FaintTexts));
        }
        await page.GotoAsync(client.Link(frob, Asked).AbsoluteUri);
        await page.GetByRole(AriaRole.Button, new() { Name = "Allow", Exact = true }).ClickAsync();
        Assert.Empty(await page.EvaluateAsync<string[]>(FaintTexts));
    }

    [Fact]
    public async Task The_light_and_dark_themes_differ()
    {
        await using var server = await Started.SandboxAsync();
        var light = await chromium.OpenAsync();
        var dark = await chromium.OpenAsync(colors: ColorScheme.Dark);
        await light.GotoAsync(server.Address.AbsoluteUri);
        await dark.GotoAsync(server.Address.AbsoluteUri);

        Assert.NotEqual(await BackgroundAsync(light), await BackgroundAsync(dark));

        static Task<string> BackgroundAsync(IPage page) => page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
    }

    [Fact]
    public async Task Nothing_is_cut_off_on_narrow_screens()
    {
        await using var server = await Started.SandboxAsync();
        using var client = Client.SignedIn(server, "blog=read");
        var page = await chromium.OpenAsync(width: 320);
        Uri[] pages =
        [
            client.Link(await client.FrobAsync(), Asked),
            new Uri(server.Address, "apps/authorized"),
            server.Address,
            new Uri(server.Address, "home/ada"),
        ];
        foreach (var address in pages)
        {
            await page.GotoAsync(address.AbsoluteUri);
            Assert.Equal(320, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        }
    }

    [Fact]
    public async Task The_page_complies_with_its_own_content_security_policy()
    {
        await using var server = await Started.SandboxAsync();
        using var client = new Client(server);
        var page = await chromium.OpenAsync();
        var complaints = new List<string>();
        page.Console += (_, message) => complaints.Add(message.Text);
        page.RequestFailed += (_, request) => complaints.Add(request.Url);

        await page.GotoAsync(client.Link(await client.FrobAsync(), Asked).AbsoluteUri, new() { WaitUntil = WaitUntilState.NetworkIdle });

        Assert.Empty(complaints);
        Assert.True(await page.Locator("p.member img").EvaluateAsync<bool>("image => image.complete && image.naturalWidth > 0"));
    }

    private static Task<bool> IsFocusedAsync(ILocator locator) =>
        locator.EvaluateAsync<bool>("element => element === document.activeElement");

    /// <summary>Finds the texts of a page whose contrast is below 4.5 (WCAG 2).</summary>
    private const string FaintTexts = """
        () => {
          const read = color => color.match(/[\d.]+/g).map(Number);
          const backgroundOf = element => {
            for (let e = element; e; e = e.parentElement) {
              const [r, g, b, a = 1] = read(getComputedStyle(e).backgroundColor);
              if (a === 1) return [r, g, b];
            }
            return [255, 255, 255];
          };
          const luminance = color => {
            const [r, g, b] = color.map(v => v / 255).map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          const faint = [];
          const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (texts.nextNode()) {
            const text = texts.currentNode.data.trim();
            if (!text) continue;
            const element = texts.currentNode.parentElement;
            const foreground = luminance(read(getComputedStyle(element).color).slice(0, 3));
            const background = luminance(backgroundOf(element));
            const contrast = (Math.max(foreground, background) + 0.05) / (Math.min(foreground, background) + 0.05);
            if (contrast < 4.5) faint.push(`${contrast.toFixed(2)}: ${text}`);
          }
          return faint;
        }
        """;
}
