using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Conventions;

/// <summary>The names by which scripts tell errors apart.</summary>
public sealed class ErrorIdTests
{
    [Fact]
    public void An_id_is_a_few_words_in_PascalCase()
    {
        Assert.True(ErrorIds.OfCmdlets.Count > 20);
        Assert.All(ErrorIds.OfCmdlets, id => Assert.Matches("^([A-Z][a-z]+){1,4}$", id));
    }

    [Fact]
    public void What_the_service_answers_has_such_a_name_too()
    {
        Assert.True(ErrorIds.OfCodes.Count > 20);
        Assert.All(ErrorIds.OfCodes, id => Assert.Matches("^(OAuth)?([A-Z][a-z]+){1,4}$", id));
    }

    [Fact]
    public void All_records_come_from_one_place() => Assert.DoesNotContain(
        ModuleFiles.Sources("src/Ipernity.PowerShell").Where(file => Path.GetFileName(Path.GetDirectoryName(file)) != "Errors"),
        file => File.ReadAllText(file).Contains("new ErrorRecord", StringComparison.Ordinal));
}
