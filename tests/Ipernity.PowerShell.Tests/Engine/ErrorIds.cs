using System.Text.RegularExpressions;

namespace Ipernity.PowerShell.Tests.Engine;

/// <summary>The ids of errors, as the sources write them.</summary>
internal static partial class ErrorIds
{
    /// <summary>Those of the cmdlets.</summary>
    public static IReadOnlyList<string> OfCmdlets { get; } = Read("src/Ipernity.PowerShell/Errors", "ErrorRecords", Ids());

    /// <summary>Those of the service's codes.</summary>
    public static IReadOnlyList<string> OfCodes { get; } = Read("src/Ipernity.Auth/Errors", "ApiError", CodeNames());

    /// <summary>Those of what fails in the library itself.</summary>
    public static IReadOnlyList<string> OfFailures { get; } =
        [.. ModuleFiles.Sources("src/Ipernity.Auth/Errors").Where(file => Path.GetFileNameWithoutExtension(file).EndsWith("Failure", StringComparison.Ordinal)).SelectMany(file => Matches(file, Values()))];

    /// <summary>All of them. Some are both a cmdlet's and the service's.</summary>
    public static IEnumerable<string> All => [.. OfCmdlets, .. OfCodes, .. OfFailures];

    private static string[] Read(string folder, string type, Regex pattern) =>
        [.. ModuleFiles.Sources(folder).Where(file => Path.GetFileName(file).Split('.')[0] == type).SelectMany(file => Matches(file, pattern))];

    private static IEnumerable<string> Matches(string file, Regex pattern) => pattern.Matches(File.ReadAllText(file)).Select(id => id.Groups[1].Value);

    // An id stands before its category.
    [GeneratedRegex(@"""([^""]*)"",\s*ErrorCategory\.")]
    private static partial Regex Ids();

    // A name is the first that an ApiError is made of.
    [GeneratedRegex(@"(?:\]|ApiError \w+) = new\(""([^""]*)""")]
    private static partial Regex CodeNames();

    [GeneratedRegex(@"^    (\w+),\r?$", RegexOptions.Multiline)]
    private static partial Regex Values();
}
