using System.Text.RegularExpressions;
using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Help;

/// <summary>The topics that Get-Help about_Ipernity* shows.</summary>
public sealed partial class AboutTopicTests
{
    private const int Columns = 80;

    public static TheoryData<string> Topics => ["about_Ipernity", "about_Ipernity_Errors", "about_Ipernity_Sessions"];

    [Fact]
    public void There_are_no_others() => Assert.Equal(
        Topics.Select(topic => topic.Data + ".help.txt"),
        Directory.GetFiles(Path.Combine(ModuleFiles.Root, "en-US"), "about_*").Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Topics))]
    public void It_fits_into_80_columns(string topic) => Assert.All(Lines(topic), line => Assert.InRange(line.Length, 0, Columns));

    [Theory, MemberData(nameof(Topics))]
    public void It_starts_with_its_name_and_a_short_description(string topic)
    {
        var lines = Lines(topic);
        Assert.Equal(["TOPIC", "    " + topic, "", "SHORT DESCRIPTION"], lines[..4]);
        Assert.Matches(@"^    \S.*\.$", lines[4]);
        Assert.Equal(["", "LONG DESCRIPTION"], lines[5..7]);
    }

    [Theory, MemberData(nameof(Topics))]
    public void It_refers_to_existing_topics_and_cmdlets(string topic)
    {
        var lines = Lines(topic);
        var others = lines[(Array.IndexOf(lines, "SEE ALSO") + 1)..].Select(line => line.Trim()).Where(line => line.Length > 0).ToArray();
        Assert.NotEmpty(others);
        Assert.All(
            others,
            other => Assert.Contains(
                other, Topics.Select(known => known.Data).Where(known => known != topic).Concat(ModuleCommands.Names)));
        Assert.All(Cmdlets().Matches(string.Join('\n', lines)), cmdlet => Assert.Contains(cmdlet.Value, ModuleCommands.Names));
    }

    [Fact]
    public void It_lists_every_error_id_once() => Assert.Equal(
        ErrorIds.All.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        Lines("about_Ipernity_Errors").Select(
            line => ErrorId().Match(line)).Where(id => id.Success).Select(id => id.Groups[1].Value).Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Topics))]
    public void Get_Help_finds_it(string topic)
    {
        using var shell = new Shell();
        var shown = shell.Run($"Get-Help {topic}").Output.Select(help => help.ToString()!.ReplaceLineEndings("\n").Trim());
        Assert.Contains(string.Join('\n', Lines(topic)).Trim(), shown);
    }

    private static string[] Lines(string topic) => File.ReadAllLines(Path.Combine(ModuleFiles.Root, "en-US", topic + ".help.txt"));

    [GeneratedRegex(@"\b[A-Z][a-z]+-Ipernity\w*")]
    private static partial Regex Cmdlets();

    // At the beginning of a line, and what it means a few spaces behind. Where the code belongs to the id, it says so.
    [GeneratedRegex(@"^    ([A-Z]\w+)(?:<code>)? {2,}\S")]
    private static partial Regex ErrorId();
}
