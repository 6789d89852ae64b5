using Ipernity.Api.Downloads;

namespace Ipernity.Api.Backups.Format;

/// <summary>Locks a backup against other runs. The lock ends with the process, even if it is killed.</summary>
internal static class BackupLock
{
    /// <summary>Locks a backup until the result is disposed.</summary>
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
                BackupFailure.BackupInUse, $"Another command is using the backup in '{paths.Folder}'.", innerException: taken);
        }
        catch (Exception failure) when (SavedFile.IsOfFileSystem(failure))
        {
            throw new IpernityBackupException(
                BackupFailure.BackupUnwritable, SavedFile.Translate(failure, path).Summary, innerException: failure);
        }
    }
}
