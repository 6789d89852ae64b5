using Ipernity.Api.Downloads;

namespace Ipernity.Api.Backups.Format;

/// <summary>Reads the manifest of a backup, and rejects folders that are not backups and unknown formats.</summary>
internal static class BackupManifest
{
    /// <summary>Reads the manifest of a folder.</summary>
    /// <param name="paths">The folder.</param>
    /// <returns>The manifest, or null if the folder is missing or empty, so that a new backup can be created there.</returns>
    /// <exception cref="IpernityBackupException">The folder contains no backup or a newer format, or cannot be read.</exception>
    public static ManifestRecord? Find(BackupPaths paths)
    {
        try
        {
            if (BackupFile.Read(paths.Manifest, BackupJson.Files.ManifestRecord) is { } manifest)
                return Check(manifest, paths);
            if (!Directory.Exists(paths.Folder) || Directory.EnumerateFileSystemEntries(paths.Folder).All(IsOfNobody))
                return null;
            throw HasSidecars(paths)
                ? new IpernityBackupException(
                    BackupFailure.BackupUnreadable, $"'{paths.Folder}' holds documents of a backup, but its manifest.json is missing.")
                : new IpernityBackupException(
                    BackupFailure.NotABackup, $"'{paths.Folder}' holds files, but no backup: it has no manifest.json.");
        }
        catch (Exception failure) when (SavedFile.IsOfFileSystem(failure) || failure is InvalidDataException)
        {
            throw new IpernityBackupException(BackupFailure.BackupUnreadable, failure.Message, innerException: failure);
        }
    }

    /// <summary>Reads the manifest of an existing backup.</summary>
    /// <param name="paths">The folder.</param>
    /// <exception cref="IpernityBackupException">There is no backup in the folder, or it cannot be read.</exception>
    public static ManifestRecord Open(BackupPaths paths) =>
        Find(paths) ?? throw new IpernityBackupException(BackupFailure.BackupNotFound, $"There is no backup in '{paths.Folder}'.");

    // Files of the operating system, and files of a run that was killed before it wrote the manifest.
    private static bool IsOfNobody(string path) => Path.GetFileName(path) is var name
        && (name is BackupPaths.StateFolder or "lost+found" or "System Volume Information" or ".DS_Store"
            || PartialFile.IsNameOf(name));

    // They are in folders for years and months, and their names end with the identifier of the document.
    private static bool HasSidecars(BackupPaths paths)
    {
        var folder = paths.FullPath(BackupPaths.DocumentFolder);
        return Directory.Exists(folder)
            && Directory.EnumerateDirectories(folder).SelectMany(Directory.EnumerateDirectories).SelectMany(Directory.EnumerateFiles)
                .Any(static file => file.EndsWith(BackupPaths.SidecarExtension, StringComparison.Ordinal)
                    && BackupPaths.FindDocumentId(file) is not null);
    }

    private static ManifestRecord Check(ManifestRecord manifest, BackupPaths paths)
    {
        if (!string.Equals(manifest.Format, ManifestRecord.FormatName, StringComparison.Ordinal))
        {
            throw new IpernityBackupException(
                BackupFailure.NotABackup, $"'{paths.Manifest}' is not the manifest of an ipernity backup.");
        }

        if (manifest.Account is not { UserId: not null, Server: not null })
            throw BackupFile.Unexpected(paths.Manifest, "$.account");
        if (manifest.Contents is null)
            throw BackupFile.Unexpected(paths.Manifest, "$.contents");
        return manifest.Version <= ManifestRecord.CurrentVersion
            ? manifest
            : throw new IpernityBackupException(
                BackupFailure.BackupTooNew,
                $"The backup in '{paths.Folder}' has format {manifest.Version}, and this version reads up to"
                + $" {ManifestRecord.CurrentVersion}.");
    }
}
