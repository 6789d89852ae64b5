using System.Management.Automation;
using Ipernity.Api.Methods;
using Ipernity.Api.Uploads;
using Ipernity.Auth.Authorization;

namespace Ipernity.PowerShell.Errors;

// What goes wrong with files before they are sent.
internal static partial class ErrorRecords
{
    public static ErrorRecord PermissionNeeded(MethodFacts method, PermissionSet granted) => Create(
        new InvalidOperationException(Needed(method, granted)),
        "PermissionDenied", ErrorCategory.PermissionDenied, method.Name,
        "Connect again and ask for the permission that the method needs: Connect-Ipernity -Permission.");

    public static ErrorRecord FileNotFound(string path, Exception? failure) => Create(
        new ItemNotFoundException($"There is no file '{path}'.", failure),
        nameof(UploadFailure.FileNotFound), ErrorCategory.ObjectNotFound, path,
        "Check the path. Give it as -LiteralPath where it has [ or ] in it.");

    public static ErrorRecord NotAFile(string path, string provider) => Create(
        new ArgumentException($"'{path}' belongs to the provider {provider}, which has no files."),
        nameof(UploadFailure.NotAFile), ErrorCategory.InvalidType, path,
        "Give a path of the file system.");

    public static ErrorRecord UploadFailed(Exception failure, string path) => Create(
        failure, "UploadFailed", ErrorCategory.NotSpecified, path,
        "This is a defect of this client: report it. Send it again with -SkipDuplicate.");
}
