using System.Text.RegularExpressions;
using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Help;

/// <summary>A page of docs/help, split into its parts.</summary>
internal sealed partial class HelpPage
{
    private const string CommonParameters = "CommonParameters";

    private readonly Dictionary<string, string> _parts;

    private HelpPage(string file)
    {
        Text = File.ReadAllText(file).ReplaceLineEndings("\n");
        Name = Path.GetFileNameWithoutExtension(file);
        _parts = Split(Text, 2);
    }

    public static string Folder { get; } = Path.Combine(ModuleFiles.Root, "docs", "help");

    public static IReadOnlyList<HelpPage> All { get; } = [.. Directory.GetFiles(Folder, "*-*.md").Select(file => new HelpPage(file))];

    public string Name { get; }

    public string Text { get; }

    public string Synopsis => Plain(_parts["SYNOPSIS"]);

    public string Description => Plain(_parts["DESCRIPTION"]);

    public IEnumerable<HelpExample> Examples => Split(_parts["EXAMPLES"], 3).Select(part => ReadExample(part.Key, part.Value));

    public IEnumerable<HelpParameter> Parameters =>
        Split(_parts["PARAMETERS"], 3).Where(part => part.Key != CommonParameters).Select(part => ReadParameter(part.Key, part.Value));

    /// <summary>The names of the parameter sets, each with the names of its parameters.</summary>
    public Dictionary<string, string[]> Syntax => Split(_parts["SYNTAX"], 3).ToDictionary(
        part => part.Key.Replace(" (Default)", "", StringComparison.Ordinal),
        part => ParameterNames().Matches(part.Value).Select(name => name.Groups[1].Value).ToArray());

    public string? DefaultSet =>
        Split(_parts["SYNTAX"], 3).Keys.SingleOrDefault(
            name => name.EndsWith(" (Default)", StringComparison.Ordinal))?[..^" (Default)".Length];

    /// <summary>The input types, each with a description.</summary>
    public Dictionary<string, string> Inputs => Split(_parts["INPUTS"], 3);

    /// <summary>The output types, each with a description.</summary>
    public Dictionary<string, string> Outputs => Split(_parts["OUTPUTS"], 3);

    /// <summary>The related links.</summary>
    public IEnumerable<(string Text, string Address)> Links =>
        Link().Matches(_parts["RELATED LINKS"]).Select(link => (link.Groups[1].Value, link.Groups[2].Value));

    /// <summary>The related topics as the last paragraph of the description in Get-Help.</summary>
    public string SeeAlso => $"See also: {string.Join(", ", Links.Select(link => link.Text))}.";

    public static HelpPage Find(string name) => All.Single(page => page.Name == name);

    /// <summary>The words of a text without Markdown, separated by single spaces.</summary>
    public static string Plain(string text) =>
        Space().Replace(LocalLink().Replace(WebLink().Replace(Code().Replace(text, "$1"), "$1 ($2)"), "$1"), " ").Trim();

    // From a heading of a level to the next. What is in a fence is no heading.
    private static Dictionary<string, string> Split(string text, int level)
    {
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        var mark = new string('#', level) + " ";
        var isFenced = false;
        string? name = null;
        foreach (var line in text.Split('\n'))
        {
            isFenced ^= line.StartsWith("```", StringComparison.Ordinal);
            if (!isFenced && line.StartsWith(mark, StringComparison.Ordinal))
                parts.Add(name = line[mark.Length..], "");
            else if (name is not null)
                parts[name] += line + "\n";
        }

        return parts.ToDictionary(part => part.Key, part => part.Value.Trim());
    }

    private static HelpExample ReadExample(string title, string text)
    {
        var code = ExampleCode().Match(text);
        return new(title, code.Groups[1].Value, Plain(text[(code.Index + code.Length)..]));
    }

    private static HelpParameter ReadParameter(string heading, string text)
    {
        var facts = Facts().Match(text);
        return new(heading.TrimStart('-'), Plain(text[..facts.Index]), facts.Groups[1].Value);
    }

    [GeneratedRegex(@"(?<=[ \[])-(\w+)(?=[\] ]|$)", RegexOptions.Multiline)]
    private static partial Regex ParameterNames();

    [GeneratedRegex(@"\A```powershell\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex ExampleCode();

    [GeneratedRegex(@"```yaml\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Facts();

    [GeneratedRegex(@"\[([^\]]+)\]\(([^)]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\[([^\]]+)\]\((https?:[^)]+)\)")]
    private static partial Regex WebLink();

    [GeneratedRegex(@"\[([^\]]+)\]\((?!https?:)[^)]+\)")]
    private static partial Regex LocalLink();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
