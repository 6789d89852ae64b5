using Ipernity.Auth.Tests.Support;
using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Calls;

/// <summary>A list with fewer items than the service announced is never silently short.</summary>
public sealed class ShortListTests
{
    [Theory]
    [InlineData("-All", "announced 5 items but returned only 3; 2 are missing.")]
    [InlineData("-Skip 1", "announced 5 items but returned only 2 after skipping 1; 2 are missing.")]
    [InlineData("-First 4", "announced 5 items but returned only 3; 1 is missing.")]
    public async Task A_short_list_ends_with_one_warning(string parameters, string says)
    {
        var result = await ReadAsync(5, parameters);
        var warning = Assert.Single(result.AssertNoErrors().Warnings);
        Assert.Contains(says, warning, StringComparison.Ordinal);
        Assert.EndsWith(" [ListIncomplete]", warning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-All")]
    [InlineData("-First 2")]
    public async Task A_complete_list_has_no_warning(string parameters) =>
        Assert.Empty((await ReadAsync(3, parameters)).AssertNoErrors().Warnings);

    [Fact]
    public async Task An_item_that_cannot_be_read_ends_the_list_after_the_items_before_it()
    {
        var result = await ReadAsync(3, "-All", third: "\\ud83d");
        Assert.Equal(["1", "2"], result.Output.Select(static doc => (string)doc.Properties["doc_id"].Value));
        Assert.StartsWith("InvalidAnswer,", result.ErrorId, StringComparison.Ordinal);
        Assert.Contains("The list ended after 2 items.", result.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains("use -Skip 2,", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    private static async Task<ShellResult> ReadAsync(int total, string parameters, string third = "3")
    {
        await using var server = RawServer.Answering(
            $$"""
            { "docs":{"total":"{{total}}","per_page":"100","page":"1","pages":"1",
             "doc":[{"doc_id":"1"},{"doc_id":"2"},{"doc_id":"{{third}}"}] }, "api":{"status":"ok","at":"1300000000"} }
            """);
        using var shell = new Shell();
        return shell.Run(
            $"Invoke-IpernityApi doc.getList @{{ user_id = 1 }} {parameters} -ApiKey k -ApiSecret s -Server {server.Address}");
    }
}
