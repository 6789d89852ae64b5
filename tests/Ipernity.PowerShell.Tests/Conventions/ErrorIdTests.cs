using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Conventions;

/// <summary>The ids of errors.</summary>
public sealed class ErrorIdTests
{
    [Fact]
    public void An_id_is_a_few_words_in_PascalCase()
    {
        Assert.True(ErrorIds.OfCmdlets.Count > 20);
        Assert.All(ErrorIds.OfCmdlets, id => Assert.Matches("^([A-Z][a-z]+){1,4}$", id));
    }

    [Fact]
    public void The_ids_of_service_errors_are_in_PascalCase()
    {
        Assert.True(ErrorIds.OfCodes.Count > 20);
        Assert.All(ErrorIds.OfCodes, id => Assert.Matches("^(OAuth)?([A-Z][a-z]+){1,4}$", id));
    }

    [Fact]
    public void Error_records_are_created_only_in_Errors() => Assert.DoesNotContain(
        ModuleFiles.Sources("src/Ipernity.PowerShell").Where(file => Path.GetFileName(Path.GetDirectoryName(file)) != "Errors"),
        file => File.ReadAllText(file).Contains("new ErrorRecord", StringComparison.Ordinal));
}
