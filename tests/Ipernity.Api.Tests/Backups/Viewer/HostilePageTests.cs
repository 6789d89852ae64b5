using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ipernity.Api.Backups.Format;
using Ipernity.Api.Sidecars;
using Ipernity.Sandbox.Tests.Support;
using Microsoft.Playwright;

namespace Ipernity.Api.Tests.Backups.Viewer;

/// <summary>The page of an account whose texts try to run scripts.</summary>
public sealed class HostilePageTests(Chromium chromium) : IClassFixture<Chromium>
{
    public static TheoryData<string> Texts =>
    [
        "</script><script>broken()</script>",
        "<!--<script>broken()",
        "\"><img src=x onerror=broken()>",
        "'\"`+broken()+`\"'",
        "');broken();//",
        "\\');broken();//",
        "\\u0027);broken();//",
        "\u2028broken()\u2029broken()",
        "${broken()}",
        "<svg onload=broken()>",
        "<iframe srcdoc='<script>parent.broken()</script>'></iframe>",
        "<a href=\"javascript:broken()\">click</a>",
        "&lt;img src=x onerror=broken()&gt;",
        "javascript:broken()",
        "__proto__",
        "\u202egpj.exe",
    ];

    [Theory, MemberData(nameof(Texts))]
    public async Task No_text_runs_a_script(string text)
    {
        using var backup = new BackupWithPage { UserName = text };
        backup.Add(
            new DocumentRecord
            {
                Id = "1",
                Title = text,
                Description = text,
                Keywords = [text],
                Media = "Photo",
                License = text,
                OwnerName = text,
                Link = text,
                Place = new PlaceRecord { Name = text },
                Original = new OriginalRecord { FileName = text, Bytes = 1, Width = 100, Height = 100 },
                Notes = [new NoteRecord { Id = text, UserName = text, Content = text, MemberName = text, X = 1, Y = 1 }],
                Comments = [new CommentRecord { Id = text, UserName = text, Content = text }],
                Versions = [new VersionRecord { File = text }],
                Exif = JsonSerializer.SerializeToElement(new Dictionary<string, string> { [text] = text }),
            },
            "1.jpg");
        backup.Add(new AlbumRecord { Id = text, Title = text, Description = text, Link = text, Documents = ["1"] });
        backup.Add(new FolderRecord { Id = text, Title = text, Description = text, Link = text, Albums = [text] });
        backup.Write();
        var page = await chromium.OpenAsync();
        var problems = new List<string>();
        page.PageError += (_, error) => problems.Add(error);
        page.Console += (_, message) => problems.Add(message.Text);
        page.Dialog += (_, dialog) => problems.Add(dialog.Message);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith("file:", StringComparison.Ordinal))
                problems.Add(request.Url);
        };
        await page.AddInitScriptAsync("window.broken = () => console.error('A script ran.')");

        await page.GotoAsync(backup.Page.AbsoluteUri);
        await Assertions.Expect(page.Locator(".tile .caption")).ToHaveTextAsync(text);
        await page.GotoAsync($"{backup.Page}#albums");
        await Assertions.Expect(page.Locator(".card-title").First).ToHaveTextAsync(text);
        await page.Locator(".card").First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(text);
        await page.Locator(".card").First.ClickAsync();
        await page.Locator(".tile").First.ClickAsync();
        var details = page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(details.Locator(".facts")).ToHaveAttributeAsync("data-ready", "1");
        await Assertions.Expect(details.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(text);
        await Assertions.Expect(details.Locator(".keywords li")).ToHaveTextAsync(text);
        await Assertions.Expect(details.Locator("dd", new() { HasText = text }).First).ToBeAttachedAsync();

        var targets = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('[href],[src]')].map(e => e.href || e.src)");
        Assert.All(targets, target => Assert.Matches("^(file|https?):", target));
        Assert.Equal(0, await page.Locator("iframe, svg, object, embed, main script, dialog script, [onerror], [onload]").CountAsync());
        Assert.Empty(problems);
    }

    [Fact]
    public async Task A_file_that_could_run_scripts_is_not_linked()
    {
        using var backup = new BackupWithPage();
        backup.Add(new DocumentRecord { Id = "1", Title = "Page", Media = "Other" }, "page-1.html");
        backup.Add(new DocumentRecord { Id = "2", Title = "Paper", Media = "Other" }, "paper-2.pdf");
        backup.Write();
        var page = await chromium.OpenAsync();

        await page.GotoAsync($"{backup.Page}#doc=1");
        await Assertions.Expect(page.Locator(".facts .file")).ToContainTextAsync("documents/2024/06/page-1.html");
        await Assertions.Expect(page.Locator(".facts .file a")).ToHaveCountAsync(0);

        await page.GotoAsync($"{backup.Page}#doc=2");
        await Assertions.Expect(page.Locator(".facts .file a")).ToHaveAttributeAsync("href", "documents/2024/06/paper-2.pdf");
    }

    [Theory]
    [InlineData("const s = document.createElement('script'); s.text = 'broken()'; document.body.append(s)")]
    [InlineData("new Image().src = 'http://127.0.0.1:PORT/x.png'")]
    [InlineData("const v = document.createElement('video'); v.src = 'http://127.0.0.1:PORT/x.mp4'; document.body.append(v)")]
    [InlineData(
        "const l = document.createElement('link'); l.rel = 'stylesheet'; l.href = 'http://127.0.0.1:PORT/'; document.head.append(l)")]
    [InlineData("document.body.innerHTML = '<img src=x onerror=broken()>'")]
    [InlineData("fetch('http://127.0.0.1:PORT/').catch(() => 0)")]
    public async Task The_policy_of_the_page_stops_what_its_scripts_never_do(string attempt)
    {
        using var backup = new BackupWithPage();
        backup.Add("1", "Harbour", new DateTime(2024, 6, 30));
        backup.Write();
        var page = await chromium.OpenAsync();
        var said = new List<string>();
        using var elsewhere = new TcpListener(IPAddress.Loopback, 0);
        elsewhere.Start();
        var script = attempt.Replace("PORT", $"{((IPEndPoint)elsewhere.LocalEndpoint).Port}", StringComparison.Ordinal);
        page.Console += (_, message) => said.Add(message.Text);
        await page.AddInitScriptAsync("window.broken = () => console.error('A script ran.')");
        await page.GotoAsync(backup.Page.AbsoluteUri);

        await page.EvaluateAsync($"setTimeout(() => {{ {script} }})");
        await page.WaitForTimeoutAsync(300);

        Assert.DoesNotContain("A script ran.", said);
        Assert.Contains(said, text => Regex.IsMatch(text, "Content Security Policy|requires 'Trusted"));
        Assert.False(elsewhere.Pending());
    }

}
