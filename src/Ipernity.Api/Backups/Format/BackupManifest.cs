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
            return !Directory.Exists(paths.Folder) || Directory.EnumerateFileSystemEntries(paths.Folder).All(IsOfNobody)
                ? null
                : throw new IpernityBackupException(
                    BackupFailure.NotABackup, $"The folder '{paths.Folder}' is not a backup: it contains files but no manifest.json.");
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

    private static ManifestRecord Check(ManifestRecord manifest, BackupPaths paths)
    {
        if (!string.Equals(manifest.Format, ManifestRecord.FormatName, StringComparison.Ordinal))
        {
            throw new IpernityBackupException(
                BackupFailure.NotABackup, $"'{paths.Manifest}' is not the manifest of an ipernity backup.");
        }

        return manifest.Version <= ManifestRecord.CurrentVersion
            ? manifest
            : throw new IpernityBackupException(
                BackupFailure.BackupTooNew,
                $"The backup in '{paths.Folder}' has format {manifest.Version}, and this version reads up to"
                + $" {ManifestRecord.CurrentVersion}.");
    }
}
