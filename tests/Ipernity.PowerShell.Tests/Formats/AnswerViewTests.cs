using System.Collections;
using System.Reflection;
using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Formats;

/// <summary>The views of whole answers, and of elements that have no table.</summary>
public sealed class AnswerViewTests
{
    private const string Page = """
        "docs":{"total":"30","page":"1","pages":"15","doc":[{"doc_id":"7","title":"A walk"},{"doc_id":"8","title":"Fog"}]}
        """;

    [Fact]
    public async Task A_page_of_a_list_shows_its_items_and_how_to_get_them()
    {
        await using var shell = AnswerShell.Reading(Page);
        Assert.Equal(
            [
                "docs",
                "  total : 30",
                "  page  : 1",
                "  pages : 15",
                "  doc   : 2 items",
                "    7  A walk",
                "    8  Fog",
                "",
                "To get these items, use (Invoke-IpernityApi ...).docs.doc. To get the items of the whole list, add -All, "
                + "or -First with a number.",
            ],
            shell.Shell.Show("$answer").TrimEnd().Split('\n').Select(line => line.TrimEnd()));
    }

    [Fact]
    public async Task A_list_without_pages_shows_only_how_to_get_these_items()
    {
        await using var shell = AnswerShell.Reading(""" "tags":{"tag":[{"id":"1","tag":"fog"}]} """);
        var shown = shell.Shell.Show("$answer");
        Assert.Contains("1  fog", shown, StringComparison.Ordinal);
        Assert.EndsWith("To get these items, use (Invoke-IpernityApi ...).tags.tag.", shown.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_element_shows_its_members_without_a_word_about_lists()
    {
        await using var shell = AnswerShell.Reading(
            """ "doc":{"doc_id":"7","owner":{"username":"ada"},"thumbs":{"thumb":[{"label":"75x"}]},"notes":["a","b"],"empty":null} """);
        var shown = shell.Shell.Show("$answer");
        Assert.Matches(@"(?m)^doc\s*\n  doc_id : 7\s*\n  owner\s*\n    username : ada\s*\n  thumbs\s*\n    thumb : 1 item", shown);
        Assert.Matches(@"(?m)^  notes  : a, b", shown);
        Assert.DoesNotContain("Invoke-IpernityApi", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_is_shown_the_same_after_other_output()
    {
        await using var shell = AnswerShell.Reading(Page);
        Assert.Contains("7  A walk", shell.Shell.Show("$answer.docs.doc; $answer"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_was_serialized_is_shown_the_same()
    {
        await using var shell = AnswerShell.Reading(Page);
        shell.Run("$s = [Management.Automation.PSSerializer]; $again = $s::Deserialize($s::Serialize($answer, 9))").AssertNoErrors();
        Assert.Equal(shell.Shell.Show("$answer"), shell.Shell.Show("$again"));
    }

    [Fact]
    public async Task A_long_answer_is_cut()
    {
        var members = string.Join(',', Enumerable.Range(0, 1000).Select(i => $"\"m{i}\":\"{i}\""));
        await using var shell = AnswerShell.Reading($$""" "exif":{ {{members}} } """);
        Assert.InRange(shell.Shell.Show("$answer").Split('\n').Length, 200, 210);
    }

    [Fact]
    public void The_items_of_every_list_of_the_catalogue_have_a_table()
    {
        var tables = ModuleView.All.Where(view => view.IsTable).Select(view => view.TypeName);
        Assert.Empty(ItemsOfLists().Append("post").Select(item => $"Ipernity.{item}").Except(tables));
    }

    [Fact]
    public async Task An_element_without_a_table_is_shown_with_all_members()
    {
        await using var shell = AnswerShell.Reading(""" "camera":{"make":"X","lens":{"mm":"35"}} """);
        Assert.Matches(@"make : X\s*\nlens\s*\n  mm : 35", shell.Shell.Show("$answer.camera"));
    }

    // The last names of paths such as album.docs.doc, which the library keeps to itself.
    private static string[] ItemsOfLists()
    {
        using var shell = new Shell();
        shell.Run("$null = Get-IpernityMethod doc.get").AssertNoErrors();
        var catalogue = AppDomain.CurrentDomain.GetAssemblies().First(assembly => assembly.GetName().Name == "Ipernity.Api")
            .GetType("Ipernity.Api.Methods.MethodCatalogue", throwOnError: true)!;
        var paths = ((IEnumerable)catalogue.GetProperty("All")!.GetValue(null)!).Cast<object>().Select(method => method.GetType()
            .GetProperty("List", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(method)?.ToString());
        string[] items = [.. paths.OfType<string>().Select(path => path.Split('.')[^1]).Distinct()];
        Assert.True(items.Length > 10);
        return items;
    }
}
