using System.Text.RegularExpressions;
using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Conventions;

/// <summary>The names by which scripts tell errors apart.</summary>
public sealed partial class ErrorIdTests
{
    [Fact]
    public void An_id_is_a_few_words_in_PascalCase()
    {
        var ids = ModuleFiles.Sources("src/Ipernity.PowerShell/Errors").SelectMany(file => Ids().Matches(File.ReadAllText(file))).Select(id => id.Groups[1].Value).ToArray();
        Assert.True(ids.Length > 20);
        Assert.All(ids, id => Assert.Matches("^([A-Z][a-z]+){1,4}$", id));
    }

    [Fact]
    public void What_the_service_answers_has_such_a_name_too()
    {
        var ids = ModuleFiles.Sources("src/Ipernity.Auth/Errors").SelectMany(file => CodeNames().Matches(File.ReadAllText(file))).Select(id => id.Groups[1].Value).ToArray();
        Assert.True(ids.Length > 20);
        Assert.All(ids, id => Assert.Matches("^(OAuth)?([A-Z][a-z]+){1,4}$", id));
    }

    [Fact]
    public void All_records_come_from_one_place() => Assert.DoesNotContain(
        ModuleFiles.Sources("src/Ipernity.PowerShell").Where(file => Path.GetFileName(Path.GetDirectoryName(file)) != "Errors"),
        file => File.ReadAllText(file).Contains("new ErrorRecord", StringComparison.Ordinal));

    // A name stands behind its code.
    [GeneratedRegex(@"\] = new\(""([^""]*)""")]
    private static partial Regex CodeNames();

    // An id stands before its category.
    [GeneratedRegex(@"""([^""]*)"",\s*ErrorCategory\.")]
    private static partial Regex Ids();
}
