using Ipernity.Api.Backups.Format;
using Ipernity.Api.Downloads;

namespace Ipernity.Api.Backups.Verification;

/// <summary>Finds the sidecars below a folder of a backup, and reports files without a sidecar.</summary>
internal sealed class SidecarWalk(BackupPaths paths, FindingList findings)
{
    // Files that file managers create in folders.
    private static readonly string[] ForeignNames = ["Thumbs.db", "desktop.ini"];

    /// <summary>The full paths of the sidecars below a folder, in no particular order.</summary>
    /// <param name="folder">The full path of the folder, which need not exist.</param>
    public IEnumerable<string> FindSidecars(string folder)
    {
        var folders = new Stack<string>([folder]);
        while (folders.Count > 0)
        {
            if (Read(folders.Pop()) is not { } content)
                continue;
            foreach (var inner in content.Folders)
                folders.Push(inner);
            foreach (var file in content.Files)
            {
                if (BackupPaths.IsSidecar(file, content.Files.Contains))
                    yield return file;
                else if (!content.Files.Contains(BackupPaths.SidecarOf(file)))
                    findings.Add(BackupFindingKind.UnknownFile, file, "No sidecar describes the file.", FindDocumentId(file));
            }
        }
    }

    /// <summary>The full paths of all files below a folder.</summary>
    /// <param name="folder">The full path of the folder, which need not exist.</param>
    public IEnumerable<string> FindFiles(string folder)
    {
        var folders = new Stack<string>([folder]);
        while (folders.Count > 0)
        {
            if (Read(folders.Pop()) is not { } content)
                continue;
            foreach (var inner in content.Folders)
                folders.Push(inner);
            foreach (var file in content.Files)
                yield return file;
        }
    }

    // Only the sidecars in this folder can be written again.
    private string? FindDocumentId(string file) =>
        paths.RelativePath(file).StartsWith(BackupPaths.DocumentFolder + "/", StringComparison.Ordinal)
            ? BackupPaths.FindDocumentId(file)
            : null;

    private Content? Read(string folder)
    {
        try
        {
            if (!Directory.Exists(folder))
                return null;
            if (!BackupLinks.IsLinkOut(paths, folder))
            {
                return new Content(
                    [.. Directory.EnumerateFiles(folder).Where(IsOfBackup)],
                    [.. Directory.EnumerateDirectories(folder)]);
            }

            findings.Add(BackupFindingKind.ReferenceBroken, folder, "The folder is a link to a place outside the backup.");
        }
        catch (Exception failure) when (SavedFile.IsOfFileSystem(failure))
        {
            findings.Add(BackupFindingKind.FileUnreadable, folder, $"The folder cannot be read: {failure.Message}");
        }

        return null;
    }

    // Unfinished files and those of the system begin with a dot.
    private static bool IsOfBackup(string file) =>
        Path.GetFileName(file) is var name && name[0] != '.' && !ForeignNames.Contains(name, StringComparer.OrdinalIgnoreCase);

    private sealed record Content(HashSet<string> Files, string[] Folders);
}
