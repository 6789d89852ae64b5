using Ipernity.Api.Backups.Format;
using Ipernity.Api.Uploads;

namespace Ipernity.Api.Backups.Verification;

/// <summary>Finds symbolic links that lead out of a backup, so that no other files on the disk are read as a part of it.</summary>
internal static class BackupLinks
{
    /// <summary>Whether a file, or one of the folders above it up to that of the backup, is a link out of the backup.</summary>
    /// <param name="paths">The backup.</param>
    /// <param name="path">A full path inside of it.</param>
    public static bool LeadsOut(BackupPaths paths, string path)
    {
        for (var part = path; part.Length > paths.Folder.Length; part = Path.GetDirectoryName(part)!)
        {
            if (IsLinkOut(paths, part))
                return true;
        }

        return false;
    }

    /// <summary>Whether a file or a folder itself is a link out of the backup.</summary>
    public static bool IsLinkOut(BackupPaths paths, string path) =>
        (File.GetAttributes(path) & FileAttributes.ReparsePoint) != 0
        && LocalFile.FindLinkTarget(path) is { } target
        && !target.StartsWith(paths.Folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
