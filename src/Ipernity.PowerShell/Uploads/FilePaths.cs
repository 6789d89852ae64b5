using System.Collections.ObjectModel;
using System.Management.Automation;
using Ipernity.PowerShell.Errors;

namespace Ipernity.PowerShell.Uploads;

/// <summary>Finds the files that paths and wildcards of the session name.</summary>
internal static class FilePaths
{
    private const string FileSystem = "FileSystem";

    /// <param name="paths">The session's paths.</param>
    /// <param name="path">A path, with or without wildcards.</param>
    /// <param name="isLiteral">Whether no character of it is a wildcard.</param>
    /// <param name="problem">Why it names no file.</param>
    /// <returns>Paths of the file system, which need not be files.</returns>
    public static IReadOnlyList<string> Find(PathIntrinsics paths, string path, bool isLiteral, out ErrorRecord? problem)
    {
        problem = null;
        try
        {
            ProviderInfo provider;
            var found = isLiteral
                ? new Collection<string> { paths.GetUnresolvedProviderPathFromPSPath(path, out provider, out _) }
                : paths.GetResolvedProviderPathFromPSPath(path, out provider);
            if (!string.Equals(provider.Name, FileSystem, StringComparison.OrdinalIgnoreCase))
                problem = ErrorRecords.NotAFile(path, provider.Name);
            else if (found.Count == 0)
                problem = ErrorRecords.FileNotFound(path, null);
            else
                return found;
        }
        catch (Exception missing) when (missing is ItemNotFoundException or System.Management.Automation.DriveNotFoundException or ProviderNotFoundException or WildcardPatternException or PSNotSupportedException or ArgumentException)
        {
            problem = ErrorRecords.FileNotFound(path, missing);
        }

        return [];
    }
}
