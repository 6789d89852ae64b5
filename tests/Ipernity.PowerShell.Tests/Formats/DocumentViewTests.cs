using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Formats;

/// <summary>How documents are displayed.</summary>
public sealed class DocumentViewTests
{
    private const string Document =
        "[Ipernity.Api.Documents.IpernityDocument]@{ Id = '7'; Title = $title; Place = $title; Tags = $title; Visits = 3 }";

    [Fact]
    public void A_table_shows_what_tells_documents_apart()
    {
        using var shell = Titled("Sunset");
        Assert.Matches(@"Id +PostedAt +Media +Visits +Faves +Title\s[-\s]+7 +3 +Sunset", shell.Show(Document));
    }

    [Fact]
    public void The_text_of_other_people_does_not_control_the_terminal()
    {
        using var shell = Titled("\e[31mred\a");
        var shown = shell.Show(Document);
        Assert.Contains("␛[31mred␇", shown, StringComparison.Ordinal);
        AssertSafe(shown);
    }

    [Fact]
    public async Task After_other_output_a_title_with_control_characters_is_left_out()
    {
        await using var session = await SandboxSession.ConnectAsync("doc=write");
        session.Shell["title"] = "\e[31mred\a";
        session.Shell.Run("$document = Get-IpernityDocument -First 1; $document | Set-IpernityDocument -Title $title").AssertNoErrors();
        var shown = session.Shell.Show("Get-IpernityConnection; Get-IpernityDocument $document; Get-IpernityDocument -Skip 1 -First 1");
        AssertSafe(shown);
        Assert.Contains("Title", shown, StringComparison.Ordinal);
    }

    private static Shell Titled(string title)
    {
        var shell = new Shell();
        shell["title"] = title;
        return shell;
    }

    private static void AssertSafe(string shown) => Assert.DoesNotContain(shown, c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'));
}
