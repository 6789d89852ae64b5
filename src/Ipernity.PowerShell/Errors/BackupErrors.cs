using System.Management.Automation;
using Ipernity.Api.Backups;
using Ipernity.Api.Backups.Restoring;
using Ipernity.Api.Backups.Verification;
using Ipernity.Auth.Authorization;
using Ipernity.Auth.Errors;

namespace Ipernity.PowerShell.Errors;

/// <summary>The errors of backups.</summary>
internal static class BackupErrors
{
    /// <summary>The category and the advice of each failure. Its id is the name of the failure.</summary>
    public static (ErrorCategory Category, string Advice) Find(IpernityBackupException failure) =>
        failure.Failure switch
        {
            BackupFailure.BackupNotFound => (ErrorCategory.ObjectNotFound, "Use the folder that Backup-IpernityAccount wrote to."),
            BackupFailure.NotABackup => (ErrorCategory.InvalidArgument, "Use the folder of a backup, in which manifest.json is."),
            BackupFailure.BackupUnreadable => (
                ErrorCategory.ReadError,
                "Check that you may read the file. Test-IpernityBackup -Repair restores a file that is damaged."
            ),
            BackupFailure.BackupTooNew => (ErrorCategory.InvalidData, "Update the module: Update-Module Ipernity."),
            BackupFailure.OtherAccount => (
                ErrorCategory.InvalidArgument,
                "Connect as the member whose backup it is, or use another folder."
            ),
            BackupFailure.BackupInUse => (ErrorCategory.ResourceBusy, "Wait until the other run ends, then run the command again."),
            BackupFailure.FileDamaged => (
                ErrorCategory.InvalidData,
                "Test-IpernityBackup -Repair fetches the file again while the document is in its account."
            ),
            BackupFailure.RestoreUnfinished => (
                ErrorCategory.OperationTimeout,
                "Run the same command again later. It goes on with the document and uploads nothing twice."
            ),
            BackupFailure.NotRepairable => (
                ErrorCategory.ObjectNotFound,
                "Copy the file from another backup. Backup-IpernityAccount saves what the account has now."
            ),
            _ => (
                ErrorCategory.WriteError,
                "Check that you may write to the folder and that the disk has space, then run the command again."
            ),
        };

    /// <summary>A part of a backup was not restored.</summary>
    public static ErrorRecord Of(RestoreStep step, Exception failure, PermissionSet granted) =>
        failure is IpernityException refused
            ? ErrorRecords.From(refused, step.Id, granted, $"{step}:")
            : CallErrors.InvalidCall((ArgumentException)failure, step.Id, $"{step}:");

    /// <summary>A restore ended early.</summary>
    public static ErrorRecord Ended(IpernityRestore result, PermissionSet granted)
    {
        var (category, advice) = LibraryErrors.Find(result.Failure!);
        return ErrorRecords.Create(
            result.Failure!,
            result.Failure!.ErrorId,
            category,
            result.Path,
            $"{advice} Then run the same command again: it goes on where it stopped.",
            FormattableString.Invariant(
                $"{result.Uploaded:N0} documents were uploaded, and {result.Left + result.Failed:N0} steps are left."
            )
                + (
                    result.Failure is IpernityApiException { SharedCode: ApiErrorCode.PermissionDenied }
                        ? " " + ErrorRecords.Missing(Ipernity.Api.Methods.MethodCatalogue.Find(result.Failure.Method), granted)
                        : ""
                )
        );
    }

    /// <summary>A finding was not repaired.</summary>
    public static ErrorRecord NotRepaired(IpernityBackupFinding finding, IpernityException failure, PermissionSet granted) =>
        ErrorRecords.From(failure, finding, granted, $"{finding.RelativePath}:");

    public static ErrorRecord NotAFolder(string path, string provider) =>
        ErrorRecords.Create(
            new ArgumentException($"'{path}' belongs to the provider {provider}, which has no files."),
            nameof(BackupFailure.BackupNotFound),
            ErrorCategory.InvalidArgument,
            path,
            "Use a file system path."
        );

    public static ErrorRecord FolderNotFound(string path, Exception? failure) =>
        ErrorRecords.Create(
            new ItemNotFoundException($"There is no folder '{path}'.", failure),
            nameof(BackupFailure.BackupNotFound),
            ErrorCategory.ObjectNotFound,
            path,
            "Use the folder that Backup-IpernityAccount wrote to."
        );

    /// <summary>The backup does not contain a document that was asked for.</summary>
    public static ErrorRecord DocumentNotInBackup(string id, string path) =>
        ErrorRecords.Create(
            new ItemNotFoundException($"The backup in '{path}' does not contain the document '{id}'."),
            "DocumentNotFound",
            ErrorCategory.ObjectNotFound,
            id,
            "Use identifiers of the backup. They are in the names of its files."
        );

    /// <summary>The backup does not contain an album that was asked for.</summary>
    public static ErrorRecord AlbumNotInBackup(string album, string path) =>
        ErrorRecords.Create(
            new ItemNotFoundException($"The backup in '{path}' does not contain the album '{album}'."),
            "AlbumNotFound",
            ErrorCategory.ObjectNotFound,
            album,
            "Use the title or the identifier of an album. They are in albums.json."
        );
}
