using System.Globalization;
using Ipernity.Auth.Tests.Support;
using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Formats;

/// <summary>Text that other people wrote does not control the terminal.</summary>
public sealed class ControlCharacterTests
{
    // ESC, BEL, CR, a C1 control, and characters that turn the direction of the text.
    private const string Written = "\e[31mred\a\roops\u009b1m\u202eabc\u2066d\u200f";
    private const string Json = """\u001b[31mred\u0007\roops\u009b1m\u202eabc\u2066d\u200f""";
    private const string Visible = "␛[31mred␇␍oops<U+009B>1m<U+202E>abc<U+2066>d<U+200F>";

    public static TheoryData<string, string> Elements => new()
    {
        { "doc", "title" },
        { "doc", "media" },
        { "album", "title" },
        { "folder", "title" },
        { "tag", "tag" },
        { "user", "username" },
        { "user", "realname" },
        { "user", "alias" },
        { "group", "title" },
        { "comment", "content" },
        { "fave", "username" },
        { "visit", "username" },
        { "note", "text" },
        { "thumb", "label" },
        { "ticket", "id" },
        { "post", "title" },
        { "method", "name" },
        { "exif", "value" },
    };

    [Theory, MemberData(nameof(Elements))]
    public async Task An_element_shows_them(string element, string member)
    {
        await using var shell = AnswerShell.Reading($$""" "{{element}}":[{"id":"7","{{member}}":"{{Json}}"}] """);
        AssertVisible(shell.Shell, "$answer");
        var table = shell.Shell.Show($"$answer.{element}");
        Assert.Contains("␛", table, StringComparison.Ordinal);
        AssertSafe(table);
    }

    [Theory]
    [InlineData("docs", "type")]
    [InlineData("albums", "user_id")]
    [InlineData("quota", "period")]
    public async Task Lists_and_quotas_show_them(string element, string member)
    {
        await using var shell = AnswerShell.Reading($$""" "{{element}}":{"{{member}}":"{{Json}}"} """);
        AssertVisible(shell.Shell, $"$answer.{element}");
    }

    [Fact]
    public async Task Names_of_members_show_them()
    {
        await using var shell = AnswerShell.Reading($$""" "doc":{"{{Json}}":"1"}, "exif":{"{{Json}}":"1"} """);
        AssertVisible(shell.Shell, "$answer");
        AssertVisible(shell.Shell, "$answer.doc");
        AssertVisible(shell.Shell, "$answer.exif");
    }

    [Theory, MemberData(nameof(Elements))]
    public async Task An_element_after_other_output_does_not_control_the_terminal(string element, string member)
    {
        await using var shell = AnswerShell.Reading(
            $$""" "{{element}}":{"id":"7","user_id":"8","{{member}}":"{{Json}}"},"license":[{"w":"1"}] """);
        var shown = shell.Shell.Show($"Get-IpernityMethod doc.get; $answer.license; $answer.{element}");
        AssertSafe(shown);
        Assert.Matches(@"(user_)?id +: [78]", shown);
    }

    [Fact]
    public async Task Line_breaks_stay()
    {
        await using var shell = AnswerShell.Reading(""" "exif":{"text":"one\r\ntwo\nthree"} """);
        Assert.Matches(@"text : one\s*\n +two\s*\n +three", shell.Shell.Show("$answer.exif"));
    }

    [Fact]
    public async Task The_value_itself_stays_as_it_is()
    {
        await using var shell = AnswerShell.Reading($$""" "doc":[{"title":"{{Json}}"}] """);
        Assert.Equal(Written, shell.Run("$answer.doc[0].title").As<string>());
    }

    [Fact]
    public async Task A_connection_shows_them()
    {
        await using var server = RawServer.Answering($$"""
            { "auth": { "token": "token", "permissions": { "doc": "read" },
              "user": { "user_id": "1", "username": "{{Json}}", "realname": "{{Json}}" } },
              "api": { "status": "ok", "at": "1" } }
            """);
        using var shell = new Shell();
        shell.Run($"Connect-Ipernity -ApiKey k -ApiSecret s -Server {server.Address} -Token t").AssertNoErrors();
        AssertVisible(shell, "\"$(Get-IpernityConnection)\"");
        AssertSafe(shell.Show("Get-IpernityConnection"));
        AssertVisible(shell, "Get-IpernityMethod doc.get; Get-IpernityConnection");
        Assert.Equal(Written, shell.Run("(Get-IpernityConnection).UserName").As<string>());
    }

    [Fact]
    public async Task A_message_of_the_service_shows_them()
    {
        await using var server = RawServer.Answering(
            $$"""{ "api": { "status": "error", "code": "5", "message": "{{Json}}", "at": "1" } }""");
        using var shell = new Shell();
        var error = shell.Run($"Invoke-IpernityApi test.hello -ApiKey k -ApiSecret s -Server {server.Address}").Error;
        Assert.Contains(Visible, error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains(Visible, error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_about_what_was_piped_shows_them()
    {
        using var shell = new Shell();
        shell["name"] = Written;
        var error = shell.Run("Get-IpernityMethod $name").Error;
        Assert.Contains(Visible, error.ErrorDetails.Message, StringComparison.Ordinal);
        AssertSafe(error.CategoryInfo.GetMessage(CultureInfo.InvariantCulture));
        Assert.Equal(Written, error.TargetObject);
    }

    [Fact]
    public async Task WhatIf_shows_them()
    {
        await using var session = await SandboxSession.ConnectAsync("doc=write");
        session.Shell["title"] = Written + "\nnext line";
        var shown = session.Shell.Show("Invoke-IpernityApi doc.set @{ doc_id = 1; title = $title } -WhatIf");
        Assert.Contains(Visible + "␊next line", shown, StringComparison.Ordinal);
        AssertSafe(shown);
    }

    [Fact]
    public async Task WhatIf_for_a_file_shows_them()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("Windows has no such file names.");
        await using var session = await SandboxSession.ConnectAsync("doc=write");
        var folder = Directory.CreateTempSubdirectory("ipernity-control-");
        try
        {
            var file = Path.Combine(folder.FullName, Written + ".jpg");
            await File.WriteAllTextAsync(file, "x", TestContext.Current.CancellationToken);
            session.Shell["file"] = file;
            AssertVisible(session.Shell, "Send-IpernityFile -LiteralPath $file -WhatIf");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task The_view_of_a_signature_shows_them()
    {
        await using var session = await SandboxSession.ConnectAsync();
        session.Shell["title"] = Written;
        AssertVisible(session.Shell, "Get-IpernitySignature doc.set @{ title = $title }");
    }

    private static void AssertVisible(Shell shell, string script)
    {
        var shown = shell.Show(script);
        AssertSafe(shown);
        Assert.Contains(Visible, string.Concat(shown.Split('\n').Select(line => line.Trim())), StringComparison.Ordinal);
    }

    private static void AssertSafe(string shown) => Assert.DoesNotContain(
        shown.Replace(Environment.NewLine, "\n", StringComparison.Ordinal),
        c => (char.IsControl(c) && c != '\n') || c is '\u200f' or '\u202e' or '\u2066');
}
