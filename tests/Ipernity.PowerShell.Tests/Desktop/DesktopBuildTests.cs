using System.Diagnostics;
using System.Text.RegularExpressions;
using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Desktop;

/// <summary>
/// What ships for Windows PowerShell, driven by these tests in a process of their own: one holds a single build of the module.
/// Tests of what Windows PowerShell lacks have the trait Edition=Core.
/// </summary>
public sealed partial class DesktopBuildTests
{
    [Theory]
    [
        InlineData(
            "ConnectTests",
            "ConnectWaitTests",
            "ConnectCredentialTests",
            "ConnectBrowserTests",
            "CompleteTests",
            "TestTokenTests",
            "SessionTests",
            "ManifestTests")]
    [InlineData("InvokeTests", "AnswerFormTests", "AnswerObjectTests", "ViewTests")]
    [InlineData("ListTests", "ItemTests")]
    [InlineData("ApiCodeTests", "CallCheckTests", "RetryTests", "Pipeline.StopTests")]
    [InlineData("SecretTests", "CallLogTests")]
    public async Task The_desktop_build_passes(params string[] classes)
    {
        using var module = new DesktopModule();
        var output = await RunAsync(
            module.Manifest, ["-noColor", "-trait-", "Edition=Core", .. classes.SelectMany(name => new[] { "-class", "*." + name })]);

        var totals = Totals().Match(output);
        Assert.True(totals.Success, output);
        Assert.True(totals.Groups["total"].Value != "0" && totals.Groups["wrong"].Value == "Errors: 0, Failed: 0", output);
    }

    private static async Task<string> RunAsync(string manifest, string[] arguments)
    {
        var start = new ProcessStartInfo(
            "dotnet", [typeof(DesktopBuildTests).Assembly.Location, .. arguments])
        { RedirectStandardOutput = true };
        start.Environment[ModuleFiles.ManifestVariable] = manifest;
        using var process = Process.Start(start)!;
        return await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    [GeneratedRegex(@"Total: (?<total>\d+), (?<wrong>Errors: \d+, Failed: \d+)")]
    private static partial Regex Totals();
}
