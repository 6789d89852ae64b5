using System.Collections.ObjectModel;
using System.Management.Automation;
using Ipernity.PowerShell.Errors;

namespace Ipernity.PowerShell.Backups;

/// <summary>Finds the folders of backups.</summary>
internal static class BackupFolders
{
    private const string FileSystem = "FileSystem";

    /// <summary>The folders that a path leads to.</summary>
    /// <param name="paths">The paths of the session.</param>
    /// <param name="path">A path, with or without wildcards.</param>
    /// <param name="problem">The error if the path leads to no folder.</param>
    /// <returns>Full paths of the file system. A path without wildcards need not exist.</returns>
    public static IReadOnlyList<string> Find(PathIntrinsics paths, string path, out ErrorRecord? problem)
    {
        problem = null;
        try
        {
            var plain = paths.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
            Collection<string> found = [plain];
            // An existing folder whose name looks like a pattern is taken literally.
            if (!Directory.Exists(plain) && WildcardPattern.ContainsWildcardCharacters(path))
                found = paths.GetResolvedProviderPathFromPSPath(path, out provider);
            else if (!Directory.Exists(plain))
                found = [paths.GetUnresolvedProviderPathFromPSPath(WildcardPattern.Unescape(path), out provider, out _)];
            if (!string.Equals(provider.Name, FileSystem, StringComparison.OrdinalIgnoreCase))
                problem = BackupErrors.NotAFolder(path, provider.Name);
            else if (found.Count == 0)
                problem = BackupErrors.FolderNotFound(path, failure: null);
            else
                return found;
        }
        catch (Exception missing) when (missing is ItemNotFoundException or System.Management.Automation.DriveNotFoundException
            or ProviderNotFoundException or WildcardPatternException or PSNotSupportedException or ArgumentException)
        {
            problem = BackupErrors.FolderNotFound(path, missing);
        }

        return [];
    }
}
