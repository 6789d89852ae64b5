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
            $"{advice} Then run the same command again. It continues where it stopped.",
            FormattableString.Invariant(
                $"{Count(result.Uploaded, "document")} uploaded, {Count(result.Left + result.Failed, "step")} left."
            )
                + (
                    result.Failure is IpernityApiException { SharedCode: ApiErrorCode.PermissionDenied }
                        ? " " + ErrorRecords.Missing(Ipernity.Api.Methods.MethodCatalogue.Find(result.Failure.Method), granted)
                        : ""
                )
        );
    }

    private static string Count(int count, string noun) =>
        FormattableString.Invariant($"{count:N0} {noun}{(count == 1 ? "" : "s")}");

    /// <summary>A backup was not tested.</summary>
    public static ErrorRecord NotTested(IpernityException failure, string folder, PermissionSet? granted) =>
        failure is IpernityBackupException { Failure: BackupFailure.BackupUnreadable }
            ? ErrorRecords.Create(
                failure,
                failure.ErrorId,
                ErrorCategory.InvalidData,
                folder,
                "The folder contains no documents. Move the damaged manifest.json away, then run Backup-IpernityAccount."
            )
            : ErrorRecords.From(failure, folder, granted);

    /// <summary>A finding was not repaired.</summary>
    public static ErrorRecord NotRepaired(IpernityBackupFinding finding, IpernityException failure, PermissionSet granted)
    {
        var subject = $"{finding.RelativePath}:";
        if (failure is not IpernityBackupException { Failure: BackupFailure.NotRepairable } || FindAdvice(finding.Kind) is not { } advice)
            return ErrorRecords.From(failure, finding, granted, subject);
        return ErrorRecords.Create(failure, failure.ErrorId, ErrorCategory.ObjectNotFound, finding, advice, subject: subject);
    }

    private static string? FindAdvice(BackupFindingKind kind) => kind switch
    {
        BackupFindingKind.CountWrong or BackupFindingKind.ManifestUnreadable =>
            "Run Backup-IpernityAccount, which saves what the account still has. If that is not enough, use another copy of the backup.",
        BackupFindingKind.UnknownFile => "Move the file out of the backup.",
        BackupFindingKind.ReferenceBroken => "Correct the file by hand, or copy it from another copy of the backup.",
        _ => null,
    };

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

    /// <summary>The backup does not contain a requested document.</summary>
    public static ErrorRecord DocumentNotInBackup(string id, string path) =>
        ErrorRecords.Create(
            new ItemNotFoundException($"The backup in '{path}' does not contain the document '{id}'."),
            "DocumentNotFound",
            ErrorCategory.ObjectNotFound,
            id,
            "Use the identifier of a document in the backup. The file names contain the identifiers."
        );

    /// <summary>The backup does not contain a requested album.</summary>
    public static ErrorRecord AlbumNotInBackup(string album, string path) =>
        ErrorRecords.Create(
            new ItemNotFoundException($"The backup in '{path}' does not contain the album '{album}'."),
            "AlbumNotFound",
            ErrorCategory.ObjectNotFound,
            album,
            "Use the title or the identifier of an album in the backup. The file albums.json lists them."
        );
}
