using System.Management.Automation;
using Ipernity.Api.Downloads;
using Ipernity.Auth.Authorization;
using Ipernity.Auth.Errors;

namespace Ipernity.PowerShell.Errors;

/// <summary>The errors of downloads. Each names the document.</summary>
internal static class DownloadErrors
{
    public static ErrorRecord Of(Exception failure, string id, PermissionSet granted) => failure is IpernityException or ArgumentException
        ? ObjectErrors.From(failure, ObjectErrors.Document, id, granted)
        : ErrorRecords.Create(
            failure, "DownloadFailed", ErrorCategory.NotSpecified, id,
            "This is a bug in the module. Please report it.", subject: $"Document {id}:");

    public static ErrorRecord FolderUnusable(IpernityDownloadException failure, string folder) => ErrorRecords.From(failure, folder);

    public static ErrorRecord NotAFolder(string path, string provider) => ErrorRecords.Create(
        new ArgumentException($"'{path}' belongs to the provider {provider}, which has no files."),
        nameof(DownloadFailure.FileUnwritable), ErrorCategory.InvalidArgument, path,
        "Use a file system path.");

    public static ErrorRecord FolderNotFound(string path, Exception missing) => ErrorRecords.Create(
        new ItemNotFoundException($"There is no folder '{path}'. {missing.Message}", missing),
        nameof(DownloadFailure.FileUnwritable), ErrorCategory.ObjectNotFound, path,
        "Use a file system path.");
}
