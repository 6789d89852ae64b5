using System.Text.Json;

namespace Ipernity.Pester;

/// <summary>The result that Invoke-PesterSuite.ps1 writes for a suite.</summary>
internal sealed record PesterResult(string Pester, int Passed, int Failed, int Skipped, double Seconds, PesterFailure[] Failures)
{
    public string Totals =>
        FormattableString.Invariant($"Pester {Pester}: {Passed} passed, {Failed} failed, {Skipped} skipped in {Seconds:0.0} s.");

    public string FailureReport =>
        string.Join(
            Environment.NewLine + Environment.NewLine,
            Failures.Select(failure => $"{failure.Name}{Environment.NewLine}{failure.Message}").Prepend(Totals)
        );

    public static PesterResult Read(string file) => JsonSerializer.Deserialize<PesterResult>(File.ReadAllText(file))!;
}

/// <summary>A test, block or file that failed.</summary>
internal sealed record PesterFailure(string Name, string Message);
