using System.Management.Automation;
using System.Text.RegularExpressions;
using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Conventions;

/// <summary>The conventions of all views on a screen of 80 columns.</summary>
public sealed partial class ViewConventionTests
{
    private const int Columns = 80;
    private const string ExampleType = "Ipernity.Example";

    public static TheoryData<string> Views => [.. ModuleView.All.Select(view => view.ToString())];

    [Theory, MemberData(nameof(Views))]
    public void It_shows_nothing_secret(string view) =>
        Assert.All(Find(view).Expressions, expression => Assert.DoesNotMatch(Secrets(), expression));

    [Theory, MemberData(nameof(Views))]
    public void It_needs_no_colour(string view) =>
        Assert.All(Find(view).Expressions, expression => Assert.DoesNotMatch(@"PSStyle|\[char\]|`e|\x1b|#x1b", expression));

    [Theory, MemberData(nameof(Views))]
    public void It_contains_no_script_of_its_own(string view) =>
        Assert.All(Find(view).Scripts, script => Assert.Matches(@"^\[Ipernity\.PowerShell\.Formats\.\w+\]::\w+\([^;{}]*\)$", script));

    [Theory, MemberData(nameof(Views))]
    public void Its_link_columns_are_wide_enough(string view) =>
        Assert.All(Find(view).LinkWidths, width => Assert.Equal("10", width));

    [Theory, MemberData(nameof(Views))]
    public void It_always_fits_with_all_columns(string view)
    {
        var shown = Show(Find(view), new string('x', 200));
        Assert.All(shown, line => Assert.InRange(line.Length, 0, Columns));
        AssertLabels(Find(view), shown);
    }

    [Fact]
    public void The_table_of_methods_fits_with_all_of_them()
    {
        using var shell = new Shell();
        Narrow(shell);
        var shown = shell.Show("Get-IpernityMethod").Split('\n');
        Assert.All(shown, line => Assert.InRange(line.Length, 0, Columns));
        Assert.True(shown.Length > 100);
    }

    [Fact]
    public async Task The_table_of_a_connection_fits_with_all_permissions()
    {
        await using var session = await SandboxSession.ConnectAsync(
            "doc=delete", "blog=delete", "post=delete", "network=delete", "profile=write");
        Narrow(session.Shell);
        var shown = session.Shell.Show("Get-IpernityConnection").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(shown, line => Assert.InRange(line.Length, 0, Columns));
        Assert.EndsWith($"{session.Sandbox.Address}", shown[^1].TrimEnd(), StringComparison.Ordinal);
    }

    private static ModuleView Find(string view) => ModuleView.All.Single(known => known.ToString() == view);

    private static void AssertLabels(ModuleView view, string[] shown)
    {
        if (view.IsTable)
            Assert.Equal(view.Labels, shown[0].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        else
            Assert.Equal(
                view.Labels,
                shown.Select(line => LineLabel().Match(line)).Where(line => line.Success).Select(line => line.Groups[1].Value));
    }

    // Alone: of two views of a type the engine takes the first.
    private static string[] Show(ModuleView view, string text)
    {
        var folder = Directory.CreateTempSubdirectory("ipernity-view-");
        try
        {
            using var shell = new Shell();
            Narrow(shell);
            shell.Run($"Import-Module '{view.WriteAlone(folder.FullName, ExampleType)}'").AssertNoErrors();
            shell["item"] = Example(view, text);
            return shell.Show("$item").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // Its members are all there and long.
    private static PSObject Example(ModuleView view, string text)
    {
        var example = new PSObject();
        example.TypeNames.Insert(0, ExampleType);
        foreach (var path in view.Members.OrderByDescending(member => member.Count(c => c == '.')))
            Add(example, path.Split('.'), view.IsTime(path) ? "1300000000" : text);
        if (view.Labels.Contains("items"))
            example.Properties.Add(new PSNoteProperty("item", new[] { text }));
        if (view.Labels.Contains("other") || (view.IsTable && view.Members.Count == 0))
            example.Properties.Add(new PSNoteProperty("unknown", text));
        return example;
    }

    private static void Add(PSObject owner, string[] path, string text)
    {
        foreach (var name in path[..^1])
        {
            if (owner.Properties[name] is null)
                owner.Properties.Add(new PSNoteProperty(name, new PSObject()));
            owner = (PSObject)owner.Properties[name].Value;
        }

        if (owner.Properties[path[^1]] is null)
            owner.Properties.Add(new PSNoteProperty(path[^1], text));
    }

    private static void Narrow(Shell shell) =>
        shell.Run(
            "$Host.UI.RawUI.BufferSize = $Host.UI.RawUI.WindowSize = " +
            $"[Management.Automation.Host.Size]::new({Columns}, 50)").AssertNoErrors();

    [GeneratedRegex(@"\b(Token|AuthToken|auth_token|ApiSecret|Secret|Password|api_sig|Client)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Secrets();

    [GeneratedRegex(@"^(\S+) +: ")]
    private static partial Regex LineLabel();
}
