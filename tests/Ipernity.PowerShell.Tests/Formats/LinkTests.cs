using System.Management.Automation;
using System.Management.Automation.Internal;
using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Formats;

/// <summary>Terminal links in the views.</summary>
public sealed class LinkTests
{
    private const string Page = "https://www.ipernity.com/doc/ada/7";

    [Theory]
    [InlineData("doc", """ "doc_id":"7","title":"A walk","link":"https://www.ipernity.com/doc/ada/7" """, "7")]
    [InlineData("doc", """ "doc_id":"7","title":"A walk","thumb":{"url":"https://www.ipernity.com/doc/ada/7"} """, "7")]
    [InlineData("album", """ "album_id":"8","link":"https://www.ipernity.com/doc/ada/7" """, "8")]
    [InlineData("folder", """ "folder_id":"8","link":"https://www.ipernity.com/doc/ada/7" """, "8")]
    [InlineData("user", """ "user_id":"9","username":"ada","link":"https://www.ipernity.com/doc/ada/7" """, "9")]
    [InlineData("group", """ "id":"9","title":"Trams","link":"https://www.ipernity.com/doc/ada/7" """, "9")]
    [InlineData("comment", """ "comment_id":"9","content":"Nice","link":"https://www.ipernity.com/doc/ada/7" """, "9")]
    [InlineData("thumb", """ "label":"75x","w":"75","h":"75","url":"https://www.ipernity.com/doc/ada/7" """, "75x")]
    public async Task The_identifier_opens_the_page_of_the_element(string element, string members, string text) =>
        Assert.Contains(Linked(Page, text), await ShowAsync(element, members), StringComparison.Ordinal);

    [Fact]
    public async Task Links_do_not_move_the_columns()
    {
        var linked = await ShowAsync("doc", $$""" "doc_id":"7","media":"photo","license":"0","title":"A walk","link":"{{Page}}" """);
        var plain = await ShowAsync("doc", """ "doc_id":"7","media":"photo","license":"0","title":"A walk" """);
        Assert.Contains(Linked(Page, "7"), linked, StringComparison.Ordinal);
        Assert.Equal(Plain(plain), Plain(linked));
    }

    [Fact]
    public async Task A_host_without_a_terminal_gets_plain_text() =>
        Assert.DoesNotContain(
            "]8;;", await ShowAsync("doc", $$""" "doc_id":"7","link":"{{Page}}" """, new RecordingHost()), StringComparison.Ordinal);

    [Fact]
    public async Task Strings_and_files_get_plain_text() =>
        Assert.DoesNotContain(
            "\u001b",
            await ShowAsync(
                "doc", $$""" "doc_id":"7","link":"{{Page}}" """, script: "$text = $answer.doc | Out-String; $Host.UI.Write($text)"),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("doc/ada/7")]
    [InlineData("file:///etc/passwd")]
    [InlineData("javascript:alert(1)")]
    [InlineData("ms-settings:privacy")]
    public async Task Only_web_addresses_become_links(string link) =>
        Assert.DoesNotContain("]8;;", await ShowAsync("doc", $$""" "doc_id":"7","link":"{{link}}" """), StringComparison.Ordinal);

    [Fact]
    public async Task An_address_cannot_end_its_link_early() =>
        Assert.Contains(
            Linked("https://example.org/%20/%20[31m", "7"),
            await ShowAsync("doc", """ "doc_id":"7","link":"https://example.org/\u001b\\\u001b[31m" """),
            StringComparison.Ordinal);

    [Fact]
    public async Task An_identifier_that_is_too_long_is_no_link() =>
        Assert.DoesNotContain("]8;;", await ShowAsync("doc", $$""" "doc_id":"12345678901","link":"{{Page}}" """), StringComparison.Ordinal);

    [Theory]
    [InlineData("doc", """ "doc_id":"7","title":"A \u001b[31mred\u0007 walk\u009b1m" """)]
    [InlineData("doc", """ "doc_id":"7","added":"\u001b[31m" """)]
    [InlineData("comment", """ "comment_id":"7","content":"\u001b]0;mine\u0007" """)]
    [InlineData("user", """ "user_id":"7","username":"\u001b[31m","realname":"\u001b[32m","alias":"\u001b[33m" """)]
    [InlineData("tag", """ "id":"7","tag":"\u001b[31m" """)]
    [InlineData("note", """ "note_id":"7","username":"\u001b[31m","text":"\u001b[32m" """)]
    [InlineData("fave", """ "user_id":"7","username":"\u001b[31m" """)]
    [InlineData("visit", """ "user_id":"7","username":"\u001b[31m" """)]
    public async Task Text_of_members_does_not_control_the_terminal(string element, string members)
    {
        var shown = await ShowAsync(element, members);
        var row = shown[shown.IndexOf('7', StringComparison.Ordinal)..];
        Assert.DoesNotContain(row, c => char.IsControl(c) && c is not ('\n' or '\r'));
    }

    [Fact]
    public async Task The_link_of_an_authorization_fits_into_a_line_and_opens_whole()
    {
        await using var session = await SandboxSession.StartAsync(host: new RecordingHost { SupportsVirtualTerminal = true });
        var url = session.Shell.Run(
            $"$authorization = Connect-Ipernity {session.Application} -NoBrowser; $authorization.Url.AbsoluteUri")
            .AssertNoErrors().Output[^1].ToString();
        var before = session.Shell.Host.Shown.Length;
        session.Shell.Show(
            "$Host.UI.RawUI.BufferSize = $Host.UI.RawUI.WindowSize = [Management.Automation.Host.Size]::new(80, 50); $authorization");
        var line = Assert.Single(session.Shell.Host.Shown[before..].Split('\n'), line => line.Contains("Url", StringComparison.Ordinal));
        Assert.Contains(Linked(url, url[..url.IndexOf('?', StringComparison.Ordinal)] + "?..."), line, StringComparison.Ordinal);
    }

    private static string Linked(string address, string text) => $"\u001b]8;;{address}\u001b\\{text}\u001b]8;;\u001b\\";

    private static string Plain(string shown) => new StringDecorated(shown).ToString(OutputRendering.PlainText);

    // As it goes to the host, on a terminal where no other is given.
    private static async Task<string> ShowAsync(string element, string members, RecordingHost? host = null, string? script = null)
    {
        await using var shell = AnswerShell.Reading(
            $$""" "{{element}}":[{ {{members}} }] """, host ?? new RecordingHost { SupportsVirtualTerminal = true });
        var before = shell.Shell.Host.Shown.Length;
        shell.Shell.Show(script ?? $"$answer.{element}");
        return shell.Shell.Host.Shown[before..];
    }
}
