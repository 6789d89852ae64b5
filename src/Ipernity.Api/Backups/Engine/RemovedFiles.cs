using Ipernity.Api.Backups.Format;

namespace Ipernity.Api.Backups.Engine;

/// <summary>Moves the files of a document to the folder <c>removed</c> of the backup, with the same relative paths.</summary>
internal static class RemovedFiles
{
    /// <param name="paths">The backup.</param>
    /// <param name="file">The relative path of the document's file.</param>
    /// <exception cref="IOException">A file cannot be moved.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be moved.</exception>
    public static void Move(BackupPaths paths, string file)
    {
        foreach (var version in VersionFiles.FilesOf(paths, file).ToArray())
            MoveFile(paths, version);
        MoveFile(paths, paths.FullPath(BackupPaths.ThumbnailOf(file)));
        MoveFile(paths, paths.FullPath(file));
        // The sidecar is moved last, so that after a kill the next run still finds the document.
        MoveFile(paths, BackupPaths.SidecarOf(paths.FullPath(file)));
    }

    private static void MoveFile(BackupPaths paths, string full)
    {
        if (!File.Exists(full))
            return;
        var target = paths.FullPath($"{BackupPaths.RemovedFolder}/{paths.RelativePath(full)}");
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        for (var number = 2; File.Exists(target); number++)
        {
            var name = FormattableString.Invariant($"{Path.GetFileNameWithoutExtension(full)} ({number}){Path.GetExtension(full)}");
            target = Path.Combine(Path.GetDirectoryName(target)!, name);
        }

        File.Move(full, target);
    }
}
