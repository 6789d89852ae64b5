using Ipernity.Api.Backups.Format;
using Ipernity.Api.Downloads;
using Ipernity.Auth.Errors;

namespace Ipernity.Api.Backups.Engine;

/// <summary>
/// The folder of a backup while a run uses it. No other run can use it then; the lock ends with the process, however it ends.
/// </summary>
internal sealed class BackupFolder : IDisposable
{
    private readonly BackupContext _context;
    private readonly IDisposable? _lock;
    private readonly bool _wasComplete;
    private ManifestRecord _manifest;

    private BackupFolder(BackupContext context, ManifestRecord manifest, IDisposable? ownLock)
    {
        _context = context;
        _manifest = manifest;
        _wasComplete = manifest.IsComplete;
        _lock = ownLock;
    }

    /// <summary>
    /// Checks that the folder is a backup of the account or can become one, and locks it. A preview writes nothing.
    /// </summary>
    /// <exception cref="IpernityException">The folder is something else, or used by another run, or cannot be written.</exception>
    public static BackupFolder Open(BackupContext context)
    {
        var manifest = Check(context);
        if (context.Options.IsPreview)
            return new BackupFolder(context, manifest, null);

        try
        {
            DownloadRun.PrepareFolder(context.Paths.Folder);
        }
        catch (IpernityDownloadException failure)
        {
            throw Unwritable(failure);
        }

        var ownLock = BackupLock.Take(context.Paths);
        try
        {
            // Check again: another run may have written a manifest before the lock was taken.
            var folder = new BackupFolder(context, Check(context), ownLock);
            folder.Save(folder._manifest with { IsComplete = false, UpdatedAt = context.Now });
            return folder;
        }
        catch
        {
            ownLock.Dispose();
            throw;
        }
    }

    /// <summary>Writes the manifest at the end of a run.</summary>
    /// <param name="isComplete">Whether everything was saved.</param>
    /// <exception cref="IpernityException">The manifest cannot be written.</exception>
    /// <exception cref="IOException">A file cannot be deleted.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be deleted.</exception>
    public void Complete(bool isComplete)
    {
        if (isComplete && !_wasComplete)
            DeletePartialFiles();
        var now = DateTimeOffset.UtcNow;
        Save(_manifest with
        {
            IsComplete = isComplete,
            UpdatedAt = now,
            CompletedAt = isComplete ? now : _manifest.CompletedAt,
            Contents = BackupContents.Count(_context),
        });
    }

    public void Dispose() => _lock?.Dispose();

    // A killed run leaves partial files. Those of documents that were deleted or replaced meanwhile would stay forever.
    private void DeletePartialFiles()
    {
        foreach (var file in Directory.EnumerateFiles(_context.Paths.Folder, "*", SearchOption.AllDirectories))
        {
            if (PartialFile.IsNameOf(Path.GetFileName(file)))
                File.Delete(file);
        }
    }

    private static ManifestRecord Check(BackupContext context)
    {
        var account = AccountOf(context);
        var manifest = BackupManifest.Find(context.Paths);
        if (manifest is not null && !IsOf(manifest.Account, account))
            throw Other(manifest.Account, account, context.Paths);
        return (manifest ?? new ManifestRecord { CreatedAt = context.Now }) with
        {
            Format = ManifestRecord.FormatName,
            Version = ManifestRecord.CurrentVersion,
            Account = account,
        };
    }

    private static AccountRecord AccountOf(BackupContext context) => new()
    {
        Server = context.Client.Server.Address.AbsoluteUri,
        UserId = context.Options.User.UserId,
        UserName = context.Options.User.UserName,
    };

    private static bool IsOf(AccountRecord one, AccountRecord other) =>
        one.UserId == other.UserId && string.Equals(one.Server.TrimEnd('/'), other.Server.TrimEnd('/'), StringComparison.OrdinalIgnoreCase);

    private static IpernityBackupException Other(AccountRecord found, AccountRecord own, BackupPaths paths) => new(
        BackupFailure.OtherAccount,
        $"The backup in '{paths.Folder}' belongs to {found.UserName} ({found.UserId}) at {found.Server},"
        + $" but you are connected as {own.UserName} ({own.UserId}) at {own.Server}.");

    // A full disk has an advice of its own.
    private static IpernityException Unwritable(IpernityDownloadException failure) => failure.Failure == DownloadFailure.DiskFull
        ? failure
        : new IpernityBackupException(BackupFailure.BackupUnwritable, failure.Summary, innerException: failure);

    private void Save(ManifestRecord manifest)
    {
        try
        {
            BackupFile.Write(_context.Paths.Manifest, manifest, BackupJson.Files.ManifestRecord);
            _manifest = manifest;
        }
        catch (Exception failure) when (SavedFile.IsOfFileSystem(failure))
        {
            throw Unwritable(SavedFile.Translate(failure, _context.Paths.Manifest));
        }
    }
}
