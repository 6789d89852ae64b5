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
    /// <param name="isPattern">Whether the path is a pattern that stands for the files it matches.</param>
    /// <param name="problem">The error if the path leads to no file.</param>
    /// <returns>Paths of the file system; they can also be folders.</returns>
    public static IReadOnlyList<string> Find(
        PathIntrinsics paths, string path, bool isLiteral, out bool isPattern, out ErrorRecord? problem)
    {
        (isPattern, problem) = (false, null);
        try
        {
            // An existing file whose name looks like a pattern is taken literally.
            var isPlain = isLiteral || IsFile(paths, path);
            isPattern = !isPlain && WildcardPattern.ContainsWildcardCharacters(path);
            if (!isPlain && !isPattern)
                path = WildcardPattern.Unescape(path);
            ProviderInfo provider;
            var found = isPattern
                ? paths.GetResolvedProviderPathFromPSPath(path, out provider)
                : [paths.GetUnresolvedProviderPathFromPSPath(path, out provider, out _)];
            if (!string.Equals(provider.Name, FileSystem, StringComparison.OrdinalIgnoreCase))
                problem = FileErrors.NotAFile(path, provider.Name);
            else if (found.Count == 0)
                problem = FileErrors.NoFileMatches(path);
            else
                return found;
        }
        catch (Exception missing) when (missing is ItemNotFoundException or System.Management.Automation.DriveNotFoundException
            or ProviderNotFoundException or WildcardPatternException or PSNotSupportedException or ArgumentException)
        {
            problem = isPattern ? FileErrors.NoFileMatches(path) : FileErrors.FileNotFound(path, missing);
        }

        return [];
    }

    private static bool IsFile(PathIntrinsics paths, string path) =>
        File.Exists(paths.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _))
        && string.Equals(provider.Name, FileSystem, StringComparison.OrdinalIgnoreCase);
}
