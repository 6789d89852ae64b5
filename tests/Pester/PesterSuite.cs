using System.Diagnostics;
using System.Reflection;
using System.Text;

namespace Ipernity.Pester;

/// <summary>Finds the Pester files and runs them, each in a PowerShell process of its own.</summary>
internal static class PesterSuite
{
    private const string VersionVariable = "IPERNITY_PESTER_VERSION";
    private const string FileEnding = ".Tests.ps1";

    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(10);
    private static readonly string Folder = GetBuildValue("SuiteFolder");
    private static readonly string[] Versions = GetBuildValue("PesterVersions").Split(';');

    /// <summary>
    /// Finds the suites. Those that need the checkout are about builds and documents, and run with the first version of Pester alone.
    /// </summary>
    public static IEnumerable<string> FindNames() =>
        Directory
            .GetFiles(Folder, "*" + FileEnding)
            .Where(static file => GetPesterVersion() == Versions[0] || !NeedsCheckout(file))
            .Select(static file => Path.GetFileName(file)[..^FileEnding.Length])
            .Order(StringComparer.Ordinal);

    public static async Task<PesterResult> RunAsync(string suite, CancellationToken cancellationToken)
    {
        var version = GetPesterVersion();
        var resultFile = Path.Combine(AppContext.BaseDirectory, "pester-results", version, suite + ".json");
        Directory.CreateDirectory(Path.GetDirectoryName(resultFile)!);
        File.Delete(resultFile);

        var output = await RunPowerShellAsync(
            [
                "-NoProfile",
                "-NonInteractive",
                "-ExecutionPolicy",
                "Bypass",
                "-File",
                Path.Combine(Folder, "Invoke-PesterSuite.ps1"),
                "-Suite",
                suite,
                "-Pester",
                Path.Combine(GetBuildValue("PesterPackages"), version, "tools", "Pester.psd1"),
                "-ResultPath",
                resultFile,
            ],
            cancellationToken
        );
        if (!File.Exists(resultFile))
            Assert.Fail($"{suite}{FileEnding} wrote no result. Its output:{Environment.NewLine}{output}");
        return PesterResult.Read(resultFile);
    }

    private static string GetPesterVersion()
    {
        var version = Environment.GetEnvironmentVariable(VersionVariable) ?? Versions[0];
        Assert.True(Versions.Contains(version), $"{VersionVariable} is {version}. Use one of: {string.Join(", ", Versions)}.");
        return version;
    }

    private static bool NeedsCheckout(string file) =>
        File.ReadLines(file)
            .Where(static line => line.StartsWith("Describe ", StringComparison.Ordinal))
            .All(static line => line.Contains("-Tag Checkout", StringComparison.Ordinal));

    private static async Task<string> RunPowerShellAsync(string[] arguments, CancellationToken cancellationToken)
    {
        // The tool manifest in the root of the repository says which PowerShell this is.
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            ["tool", "run", "pwsh", "--", .. arguments]
        )
        {
            WorkingDirectory = GetBuildValue("RepositoryRoot"),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = new Process { StartInfo = start };
        var output = new StringBuilder();
        process.OutputDataReceived += AppendLine;
        process.ErrorDataReceived += AppendLine;

        using var timeLimit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeLimit.CancelAfter(TimeLimit);
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(timeLimit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            AppendText($"Stopped after {TimeLimit.TotalMinutes} minutes.");
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }

        lock (output)
            return output.ToString();

        void AppendLine(object sender, DataReceivedEventArgs line) => AppendText(line.Data);

        void AppendText(string? line)
        {
            lock (output)
                output.AppendLine(line);
        }
    }

    private static string GetBuildValue(string key) =>
        Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(value => value.Key == key).Value!;
}
