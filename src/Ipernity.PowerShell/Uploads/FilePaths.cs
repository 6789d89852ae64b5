using System.Collections.ObjectModel;
using System.Management.Automation;
using Ipernity.PowerShell.Errors;

namespace Ipernity.PowerShell.Uploads;

/// <summary>Resolves paths and wildcards to files, as the session sees them.</summary>
internal static class FilePaths
{
    private const string FileSystem = "FileSystem";

    /// <param name="paths">The paths of the session.</param>
    /// <param name="path">A path, with or without wildcards.</param>
    /// <param name="isLiteral">Whether wildcard characters in the path stand for themselves.</param>
    /// <param name="problem">The error if the path leads to no file.</param>
    /// <returns>Paths of the file system; they can also be folders.</returns>
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
                problem = FileErrors.NotAFile(path, provider.Name);
            else if (found.Count == 0)
                problem = FileErrors.FileNotFound(path, null);
            else
                return found;
        }
        catch (Exception missing) when (missing is ItemNotFoundException or System.Management.Automation.DriveNotFoundException
            or ProviderNotFoundException or WildcardPatternException or PSNotSupportedException or ArgumentException)
        {
            problem = FileErrors.FileNotFound(path, missing);
        }

        return [];
    }
}
