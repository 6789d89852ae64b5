using System.Xml.Linq;
using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Help;

/// <summary>The shipped help has the content of the pages.</summary>
public sealed class ShippedHelpTests
{
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    private static readonly Dictionary<string, XElement> Commands = XDocument.Load(
        Path.Combine(ModuleFiles.Root, "en-US", "Ipernity.PowerShell.dll-Help.xml")).Root!
        .Elements(Command + "command").ToDictionary(
            command => command.Element(Command + "details")!.Element(Command + "name")!.Value, StringComparer.Ordinal);

    private static readonly Lazy<Shell> Shell = new(static () => new Shell());

    public static TheoryData<string> Cmdlets => [.. ModuleCommands.Names];

    [Fact]
    public void It_has_the_pages_and_no_more() =>
        Assert.Equal(HelpPage.All.Select(page => page.Name).Order(StringComparer.Ordinal), Commands.Keys.Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Cmdlets))]
    public void Its_words_are_the_pages(string cmdlet)
    {
        var (page, command) = (HelpPage.Find(cmdlet), Commands[cmdlet]);
        Assert.Equal(page.Synopsis, Words(command.Element(Command + "details")!.Element(Maml + "description")));
        Assert.Equal($"{page.Description} {page.SeeAlso}", Words(command.Element(Maml + "description")));
    }

    [Theory, MemberData(nameof(Cmdlets))]
    public void Its_parameters_are_the_pages(string cmdlet) => Assert.Equal(
        HelpPage.Find(cmdlet).Parameters.Select(parameter => (parameter.Name, parameter.Description)),
        Commands[cmdlet].Element(Command + "parameters")!.Elements().Select(
            parameter => (parameter.Element(Maml + "name")!.Value, Words(parameter.Element(Maml + "description")))));

    [Theory, MemberData(nameof(Cmdlets))]
    public void Its_syntax_is_the_pages(string cmdlet) => Assert.Equal(
        HelpPage.Find(cmdlet).Syntax.Values.Select(names => string.Join(' ', names)),
        Commands[cmdlet].Element(Command + "syntax")!.Elements().Select(
            set => string.Join(' ', set.Elements(Command + "parameter").Select(parameter => parameter.Element(Maml + "name")!.Value))));

    [Theory, MemberData(nameof(Cmdlets))]
    public void Its_examples_are_the_pages(string cmdlet) => Assert.Equal(
        HelpPage.Find(cmdlet).Examples,
        Commands[cmdlet].Element(Command + "examples")!.Elements().Select(example => new HelpExample(
            example.Element(Maml + "title")!.Value.Trim('-', ' '), example.Element(Dev + "code")!.Value.ReplaceLineEndings("\n"), Words(
                example.Element(Dev + "remarks")))));

    [Theory, MemberData(nameof(Cmdlets))]
    public void Its_types_are_the_pages(string cmdlet)
    {
        Assert.Equal(HelpPage.Find(cmdlet).Inputs.Keys, Types(Commands[cmdlet].Element(Command + "inputTypes")!));
        Assert.Equal(HelpPage.Find(cmdlet).Outputs.Keys, Types(Commands[cmdlet].Element(Command + "returnValues")!));
    }

    [Theory, MemberData(nameof(Cmdlets))]
    public void It_is_what_Get_Help_shows(string cmdlet)
    {
        var page = HelpPage.Find(cmdlet);
        var help = Shell.Value.Run($"Get-Help {cmdlet} -Full").Single;
        Assert.Equal(page.Synopsis, (string)help.Synopsis);
        Assert.Equal(page.Examples.Count(), Shell.Value.Run($"@((Get-Help {cmdlet} -Full).examples.example).Count").As<int>());
    }

    private static string Words(XElement? element) =>
        HelpPage.Plain(string.Join('\n', element!.Elements(Maml + "para").Select(paragraph => paragraph.Value)));

    private static IEnumerable<string> Types(XElement types) =>
        types.Elements().Select(type => type.Element(Dev + "type")!.Element(Maml + "name")!.Value);
}
