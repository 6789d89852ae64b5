using Xunit.v3;

// A suite needs about one core.
[assembly: Parallelization(Mode = Xunit.Sdk.ParallelMode.All, MaxThreads = 2)]

namespace Ipernity.Pester;

/// <summary>Runs every Pester file of this folder in the real PowerShell, each file as one test.</summary>
public sealed class PesterSuiteTests
{
    public static TheoryData<string> Suites => [.. PesterSuite.FindNames()];

    [Theory, MemberData(nameof(Suites))]
    public async Task Suite_passes_in_PowerShell(string suite)
    {
        var result = await PesterSuite.RunAsync(suite, TestContext.Current.CancellationToken);

        TestContext.Current.TestOutputHelper!.WriteLine(result.Totals);
        Assert.True(result.Failed == 0, result.FailureReport);
        Assert.True(result.Passed > 0, $"No test of {suite} ran: {result.Totals}");
    }
}
