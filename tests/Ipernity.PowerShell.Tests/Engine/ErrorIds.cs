using System.Text.RegularExpressions;

namespace Ipernity.PowerShell.Tests.Engine;

/// <summary>The error ids that the sources define.</summary>
internal static partial class ErrorIds
{
    /// <summary>The ids of the module's own errors.</summary>
    public static IReadOnlyList<string> OfCmdlets { get; } = Read("src/Ipernity.PowerShell/Errors", file => true, Ids());

    /// <summary>The ids of the service's codes: both envelopes share one, and codes without a name have a common prefix.</summary>
    public static IReadOnlyList<string> OfCodes { get; } =
    [
        .. Read(
            "src/Ipernity.Auth/Errors",
            file => file == "ApiErrorCode",
            Codes()).Except(["None", "SoapEnvelopeInvalid", "XmlRpcEnvelopeInvalid"]),
        "EnvelopeInvalid", "MethodError", "UnknownError",
    ];

    /// <summary>The ids of failures in the libraries.</summary>
    public static IReadOnlyList<string> OfFailures { get; } =
    [
        .. new[] { "src/Ipernity.Auth/Errors", "src/Ipernity.Api/Uploads", "src/Ipernity.Api/Downloads", "src/Ipernity.Api/Backups" }
            .SelectMany(folder => Read(folder, file => file.EndsWith("Failure", StringComparison.Ordinal), Values())),
    ];

    /// <summary>All ids. Some occur twice, because the module and the service report the same error.</summary>
    public static IEnumerable<string> All => [.. OfCmdlets, .. OfCodes, .. OfFailures];

    private static string[] Read(string folder, Func<string, bool> isMeant, Regex pattern) =>
        [.. ModuleFiles.Sources(folder).Where(file => isMeant(Path.GetFileNameWithoutExtension(file)))
            .SelectMany(file => pattern.Matches(File.ReadAllText(file)).Select(id => id.Groups[1].Value))];

    // The id precedes the category.
    [GeneratedRegex(@"""([^""]*)"",\s*ErrorCategory\.")]
    private static partial Regex Ids();

    [GeneratedRegex(@"^    (\w+) = \d+,\r?$", RegexOptions.Multiline)]
    private static partial Regex Codes();

    [GeneratedRegex(@"^    (\w+),\r?$", RegexOptions.Multiline)]
    private static partial Regex Values();
}
