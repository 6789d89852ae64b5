using System.Management.Automation;
using Ipernity.Api.Backups;
using Ipernity.Api.Backups.Engine;
using Ipernity.Api.Downloads;
using Ipernity.Auth.Authorization;
using Ipernity.Auth.Errors;

namespace Ipernity.PowerShell.Errors;

/// <summary>The errors of Backup-IpernityAccount.</summary>
internal static class BackupRunErrors
{
    private const string Report = "This is a bug in the module. Please report it.";

    /// <summary>A document or a list that was not saved.</summary>
    public static ErrorRecord Of(BackupProblem problem, PermissionSet granted)
    {
        if (problem.DocumentId is { } id)
            return DownloadErrors.Of(problem.Failure, id, granted);
        var subject = $"{problem.File} was not updated:";
        return problem.Failure is IpernityException failure
            ? ErrorRecords.From(failure, problem.File, granted, subject)
            : ErrorRecords.Create(problem.Failure, "BackupFailed", ErrorCategory.NotSpecified, problem.File, Report, subject: subject);
    }

    /// <summary>A backup ended early.</summary>
    /// <param name="failure">The failure that ended it.</param>
    /// <param name="path">The folder of the backup.</param>
    /// <param name="granted">The permission of the token.</param>
    /// <param name="saved">A sentence about what was saved and what is left.</param>
    public static ErrorRecord Ended(IpernityException failure, string path, PermissionSet granted, string saved)
    {
        var record = ErrorRecords.From(failure, path, granted);
        var advice = failure is IpernityDownloadException { Failure: DownloadFailure.PathTooLong }
            ? "Use a folder with a shorter path."
            : record.ErrorDetails.RecommendedAction;
        return ErrorRecords.Create(failure, failure.ErrorId, record.CategoryInfo.Category, path, advice, saved);
    }

    public static ErrorRecord Unusable(IpernityException failure, string path) => ErrorRecords.From(failure, path);

    public static ErrorRecord NotAFolder(string path, Exception? reason) => ErrorRecords.Create(
        new ArgumentException($"'{path}' is not a folder of the file system.", reason),
        nameof(BackupFailure.BackupUnwritable), ErrorCategory.InvalidArgument, path,
        "Use a file system path.");
}
