using System.Management.Automation;
using Ipernity.Api.Uploads;

namespace Ipernity.PowerShell.Errors;

/// <summary>The errors of files that cannot be sent.</summary>
internal static class FileErrors
{
    public static ErrorRecord FileNotFound(string path, Exception? failure) => ErrorRecords.Create(
        new ItemNotFoundException($"There is no file '{path}'.", failure),
        nameof(UploadFailure.FileNotFound), ErrorCategory.ObjectNotFound, path,
        "Check the path. If it contains [ or ], use -LiteralPath.");

    public static ErrorRecord NotAFile(string path, string provider) => ErrorRecords.Create(
        new ArgumentException($"'{path}' belongs to the provider {provider}, which has no files."),
        nameof(UploadFailure.NotAFile), ErrorCategory.InvalidType, path,
        "Use a path of the file system.");

    public static ErrorRecord UploadFailed(Exception failure, string path) => ErrorRecords.Create(
        failure, "UploadFailed", ErrorCategory.NotSpecified, path,
        "This is a defect of the module. Please report it. To send the file again without a second copy, use -SkipDuplicate.");
}
