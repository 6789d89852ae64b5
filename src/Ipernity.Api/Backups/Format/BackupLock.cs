using Ipernity.Api.Downloads;

namespace Ipernity.Api.Backups.Format;

/// <summary>Keeps other runs away from a backup. The lock ends with the process, however it ends.</summary>
internal static class BackupLock
{
    /// <summary>Reserves a backup until the result is disposed.</summary>
    /// <exception cref="IpernityBackupException">Another run uses the backup, or the folder cannot be written.</exception>
    public static IDisposable Take(BackupPaths paths)
    {
        var path = Path.Combine(paths.State, "lock");
        try
        {
            Directory.CreateDirectory(paths.State);
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException taken) when (taken is not (DirectoryNotFoundException or PathTooLongException) && File.Exists(path))
        {
            throw new IpernityBackupException(
                BackupFailure.BackupInUse, $"Another run uses the backup in '{paths.Folder}' at the moment.", innerException: taken);
        }
        catch (Exception failure) when (SavedFile.IsOfFileSystem(failure))
        {
            throw new IpernityBackupException(
                BackupFailure.BackupUnwritable, SavedFile.Translate(failure, path).Summary, innerException: failure);
        }
    }
}
