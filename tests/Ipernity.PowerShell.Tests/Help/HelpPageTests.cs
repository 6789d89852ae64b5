using System.Management.Automation;
using System.Text.RegularExpressions;
using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Help;

/// <summary>Each cmdlet has a correct page in docs/help.</summary>
public sealed partial class HelpPageTests
{
    private const int FewestExamples = 3;

    // Get-Help indents them by four.
    private const int LongestLine = 76;

    public static TheoryData<string> Cmdlets => [.. ModuleCommands.Names];

    [Fact]
    public void Each_cmdlet_has_a_page_and_each_page_a_cmdlet() =>
        Assert.Equal(
            ModuleCommands.Names.Order(StringComparer.Ordinal), HelpPage.All.Select(page => page.Name).Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Cmdlets))]
    public void It_says_what_the_cmdlet_does(string cmdlet)
    {
        var page = HelpPage.Find(cmdlet);
        Assert.EndsWith(".", page.Synopsis, StringComparison.Ordinal);
        Assert.EndsWith(".", page.Description, StringComparison.Ordinal);
        Assert.True(page.Description.Length > page.Synopsis.Length);
    }

    [Theory, MemberData(nameof(Cmdlets))]
    public void It_describes_exactly_the_parameters_of_the_cmdlet(string cmdlet)
    {
        var described = HelpPage.Find(cmdlet).Parameters.ToArray();
        Assert.Equal(
            Parameters(cmdlet).Select(parameter => parameter.Name).Order(StringComparer.Ordinal),
            described.Select(parameter => parameter.Name).Order(StringComparer.Ordinal));
        Assert.All(described, parameter => Assert.EndsWith(".", parameter.Description.TrimEnd('`'), StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Cmdlets))]
    public void Its_parameter_facts_are_correct(string cmdlet)
    {
        foreach (var described in HelpPage.Find(cmdlet).Parameters)
        {
            var parameter = ModuleCommands.Find(cmdlet).Parameters[described.Name];
            Assert.Equal(parameter.ParameterType.ToString(), described.Type);
            Assert.Equal(parameter.Aliases.Order(StringComparer.Ordinal), described.Aliases.Order(StringComparer.Ordinal));
            Assert.Equal(parameter.ParameterSets.Select(Words).Order(StringComparer.Ordinal), described.Sets.Order(StringComparer.Ordinal));
        }
    }

    [Theory, MemberData(nameof(Cmdlets))]
    public void Its_syntax_is_the_cmdlets(string cmdlet)
    {
        var command = ModuleCommands.Find(cmdlet);
        var syntax = HelpPage.Find(cmdlet).Syntax;
        Assert.Equal(
            command.ParameterSets.Select(set => set.Name).Order(StringComparer.Ordinal), syntax.Keys.Order(StringComparer.Ordinal));
        Assert.All(command.ParameterSets, set => Assert.Equal(
            set.Parameters.Select(parameter => parameter.Name).Except(Cmdlet.CommonParameters).Order(StringComparer.Ordinal),
            syntax[set.Name].Order(StringComparer.Ordinal)));
        Assert.Equal(command.ParameterSets.Count > 1 ? command.DefaultParameterSet : null, HelpPage.Find(cmdlet).DefaultSet);
    }

    [Theory, MemberData(nameof(Cmdlets))]
    public void It_has_examples_with_a_title_and_words(string cmdlet)
    {
        var examples = HelpPage.Find(cmdlet).Examples.ToArray();
        Assert.InRange(examples.Length, FewestExamples, int.MaxValue);
        Assert.All(examples, (example, index) => Assert.StartsWith($"Example {index + 1}: ", example.Title, StringComparison.Ordinal));
        Assert.All(examples, example => Assert.EndsWith(".", example.Words, StringComparison.Ordinal));
        Assert.Contains(examples, example => example.Code.Contains(cmdlet, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Cmdlets))]
    public void Its_examples_fit_into_80_columns(string cmdlet) =>
        Assert.All(
            HelpPage.Find(cmdlet).Examples.SelectMany(example => example.Code.Split('\n')),
            line => Assert.InRange(line.Length, 0, LongestLine));

    [Theory, MemberData(nameof(Cmdlets))]
    public void It_describes_the_input(string cmdlet)
    {
        var taken = Parameters(cmdlet)
            .Where(parameter => parameter.ParameterSets.Values.Any(set => set.ValueFromPipeline || set.ValueFromPipelineByPropertyName))
            .Select(parameter => parameter.ParameterType.FullName!).ToHashSet(StringComparer.Ordinal);
        var byValue = Parameters(cmdlet)
            .Where(parameter => parameter.ParameterSets.Values.Any(set => set.ValueFromPipeline))
            .Select(parameter => parameter.ParameterType.FullName!);

        var said = HelpPage.Find(cmdlet).Inputs;
        Assert.All(said.Values, description => Assert.EndsWith(".", description, StringComparison.Ordinal));
        if (taken.Count == 0)
            Assert.Equal(["None"], said.Keys);
        Assert.All(
            said.Keys.Where(type => type != "None"),
            type => Assert.Contains(taken, known => known.TrimEnd('[', ']') == type.TrimEnd('[', ']')));
        Assert.All(byValue, known => Assert.Contains(said.Keys, type => known.TrimEnd('[', ']') == type.TrimEnd('[', ']')));
    }

    [Theory, MemberData(nameof(Cmdlets))]
    public void It_describes_the_output(string cmdlet)
    {
        var types = ModuleCommands.Find(cmdlet).OutputType.Select(type => type.Type == typeof(void) ? "None" : type.Type.FullName!);
        var said = HelpPage.Find(cmdlet).Outputs;
        Assert.Equal(types.Order(StringComparer.Ordinal), said.Keys.Order(StringComparer.Ordinal));
        Assert.All(said.Values, description => Assert.EndsWith(".", description, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Cmdlets))]
    public void Its_links_lead_to_existing_pages(string cmdlet)
    {
        var links = HelpPage.Find(cmdlet).Links.ToArray();
        Assert.NotEmpty(links);
        Assert.All(links.Where(link => !link.Address.StartsWith("https:", StringComparison.Ordinal)), link =>
        {
            Assert.True(File.Exists(Path.GetFullPath(link.Address, HelpPage.Folder)), link.Address);
            Assert.StartsWith(link.Text + ".", Path.GetFileName(link.Address), StringComparison.Ordinal);
        });
    }

    [Theory, MemberData(nameof(Cmdlets))]
    public void It_contains_no_generated_placeholder(string cmdlet) =>
        Assert.DoesNotMatch(Generated(), HelpPage.Find(cmdlet).Text);

    private static IEnumerable<ParameterMetadata> Parameters(string cmdlet) =>
        ModuleCommands.Find(cmdlet).Parameters.Values.Where(parameter => !Cmdlet.CommonParameters.Contains(parameter.Name));

    private static string Words(KeyValuePair<string, ParameterSetMetadata> set) => HelpParameter.Words(
        set.Key == ParameterAttribute.AllParameterSets ? "(All)" : set.Key,
        set.Value.Position == int.MinValue ? "Named" : set.Value.Position,
        set.Value.IsMandatory,
        set.Value.ValueFromPipeline,
        set.Value.ValueFromPipelineByPropertyName);

    [
        GeneratedRegex(
            @"\{\{|Fill in|ms\.date|Insert list|Prompts you for confirmation before running|Runs the command in a mode",
            RegexOptions.IgnoreCase)]
    private static partial Regex Generated();
}
