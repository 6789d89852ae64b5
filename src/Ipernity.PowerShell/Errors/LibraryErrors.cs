using System.Management.Automation;
using Ipernity.Api.Backups;
using Ipernity.Api.Downloads;
using Ipernity.Api.Methods;
using Ipernity.Api.Uploads;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Signing;

namespace Ipernity.PowerShell.Errors;

/// <summary>The category and the advice of each error of the libraries. The id is that of the error itself.</summary>
internal static class LibraryErrors
{
    private const string Report = "This is a bug in the module. Please report it.";
    private const string WaitAndRetry = "Wait and try again.";
    private const string SetClock = "Correct this computer's clock.";
    private const string CheckServer = "Check the server address. A proxy or the network's sign-in page may be in between.";

    private const int EntityTooLarge = 413;
    private const int UriTooLong = 414;

    public static (ErrorCategory Category, string Advice) Find(IpernityException failure)
    {
        var (category, advice) = failure switch
        {
            IpernityApiException api => Find(api),
            IpernityTransportException transport => Find(transport),
            IpernityUploadException upload => Find(upload),
            IpernityDownloadException download => Find(download),
            IpernityBackupException backup => Find(backup.Failure),
            _ => (ErrorCategory.NotSpecified, WaitAndRetry),
        };
        return (category, failure switch
        {
            { MayHaveBeenDone: true, Method: "upload.file" } => "Send it again with -SkipDuplicate, which first checks whether it arrived.",
            { MayHaveBeenDone: true } => "Check whether the change was made before you call the method again.",
            _ => advice,
        });
    }

    private static (ErrorCategory Category, string Advice) Find(IpernityApiException failure) => failure.SharedCode switch
    {
        ApiErrorCode.ApiKeyMissing =>
            (ErrorCategory.AuthenticationError, "Specify the API key that ipernity shows for your application."),
        ApiErrorCode.ApiKeyInvalid =>
            (ErrorCategory.AuthenticationError, "Compare the API key with the one that ipernity shows for your application."),
        ApiErrorCode.UnknownFormat => (ErrorCategory.InvalidOperation, Report),
        ApiErrorCode.UnknownMethod => (
            ErrorCategory.ObjectNotFound,
            $"Check the method name; names are case-sensitive.{Similar(failure.Method)} Get-IpernityMethod lists all methods."),
        ApiErrorCode.SignatureMissing => (ErrorCategory.AuthenticationError, Report),
        ApiErrorCode.SignatureInvalid => (
            ErrorCategory.AuthenticationError,
            $"Check that the API secret belongs to the API key. If it does, try -SignatureOrder {OtherOrder(failure.SignatureOrder)}."),
        ApiErrorCode.TokenMissing => (ErrorCategory.AuthenticationError, "Connect first: Connect-Ipernity."),
        ApiErrorCode.TokenInvalid => (ErrorCategory.AuthenticationError, "Connect again: Connect-Ipernity."),
        ApiErrorCode.UserClosed => (ErrorCategory.PermissionDenied, "Ask the owner of the account."),
        ApiErrorCode.Blocked => (ErrorCategory.PermissionDenied, "Only the member or the group that blocks you can change this."),
        ApiErrorCode.PermissionDenied => (
            ErrorCategory.PermissionDenied, "Connect again with the permission that the method needs: Connect-Ipernity -Permission."),
        ApiErrorCode.AddressNotAllowed => (ErrorCategory.PermissionDenied, "Call from an address that the application allows."),
        ApiErrorCode.QuotaExceeded =>
            (ErrorCategory.LimitsExceeded, "Wait until the service grants the application more calls. This can take a while."),
        ApiErrorCode.RateLimited => (ErrorCategory.LimitsExceeded, WaitAndRetry),
        ApiErrorCode.PostRequired => (ErrorCategory.InvalidOperation, "Omit -UseGet."),
        ApiErrorCode.SoapEnvelopeInvalid or ApiErrorCode.XmlRpcEnvelopeInvalid => (ErrorCategory.InvalidOperation, Report),
        ApiErrorCode.OAuthClock or ApiErrorCode.OAuthTimestamp => (ErrorCategory.AuthenticationError, SetClock),
        ApiErrorCode.OAuthNonce => (ErrorCategory.AuthenticationError, "Try again."),
        ApiErrorCode.OAuthVersion or ApiErrorCode.OAuthParameters or ApiErrorCode.OAuthSignatureMethod =>
            (ErrorCategory.AuthenticationError, Report),
        ApiErrorCode.ServiceError => (ErrorCategory.ResourceUnavailable, "Try again later."),
        ApiErrorCode.Maintenance or ApiErrorCode.Unavailable => (ErrorCategory.ResourceUnavailable, WaitAndRetry),
        _ when FindMeaning(failure) is { } meaning => Find(meaning.Kind, failure.Method),
        _ when failure.IsMethodCode => (
            ErrorCategory.InvalidResult,
            $"Check the parameters. Get-IpernityMethod {failure.Method} -Online shows what the code means for this method."),
        _ => (ErrorCategory.InvalidResult, "Try again later. If the error persists, contact ipernity."),
    };

    /// <summary>Finds the meaning of an error code for the method that was called.</summary>
    /// <returns>The method's error, or null if the catalogue does not know it.</returns>
    public static MethodError? FindMeaning(IpernityException failure) => failure is IpernityApiException { IsMethodCode: true } api
        ? MethodCatalogue.Find(api.Method)?.Errors.FirstOrDefault(error => error.Code == api.Code)
        : null;

    private static (ErrorCategory Category, string Advice) Find(MethodErrorKind kind, string method) => kind switch
    {
        MethodErrorKind.NotFound => (
            ErrorCategory.ObjectNotFound, "Check the identifiers in the call, and that your account can see these objects."),
        MethodErrorKind.NotPermitted => (ErrorCategory.PermissionDenied, "Call the method with an account that is allowed to do this."),
        MethodErrorKind.LimitReached => (ErrorCategory.LimitsExceeded, "Remove items first, or pass fewer to the method."),
        _ => (ErrorCategory.InvalidArgument, $"Correct the parameters. Get-IpernityMethod {method} shows what they take."),
    };

    private static (ErrorCategory Category, string Advice) Find(IpernityTransportException failure) => failure.Failure switch
    {
        TransportFailure.Unreachable =>
            (ErrorCategory.ConnectionError, "Check the network, the proxy and the server address, then try again."),
        TransportFailure.SecureConnectionFailed =>
            (ErrorCategory.ConnectionError, "Check this computer's clock and the server's certificate."),
        TransportFailure.ConnectionLost => (ErrorCategory.ConnectionError, "Check the network and try again."),
        TransportFailure.TimedOut => (ErrorCategory.OperationTimeout, "Try again, or allow more time with -TimeoutSec."),
        TransportFailure.HttpError when failure.HttpStatus == UriTooLong =>
            (ErrorCategory.InvalidResult, "Omit -UseGet to send the parameters in the body."),
        TransportFailure.HttpError when failure.HttpStatus == EntityTooLarge =>
            (ErrorCategory.LimitsExceeded, "The server does not accept a call of this size. Send less in one call."),
        TransportFailure.HttpError =>
            (ErrorCategory.InvalidResult, "Try again later. If the error persists, check the server address and any proxy in between."),
        TransportFailure.AnswerTooLarge => (ErrorCategory.LimitsExceeded, "Request less at once, for example with a smaller per_page."),
        TransportFailure.InvalidAnswer => (ErrorCategory.InvalidData, CheckServer),
        _ => (ErrorCategory.ConnectionError, CheckServer),
    };

    private static (ErrorCategory Category, string Advice) Find(IpernityUploadException failure) => failure.Failure switch
    {
        UploadFailure.FileNotFound => (ErrorCategory.ObjectNotFound, "Check the path."),
        UploadFailure.NotAFile => (ErrorCategory.InvalidType, "Specify files. Get-ChildItem -File lists those of a directory."),
        UploadFailure.FileEmpty => (ErrorCategory.InvalidData, "Specify a file that is not empty."),
        UploadFailure.FileUnreadable => (
            ErrorCategory.ReadError, "Close the program that locks the file, or get permission to read it, then send it again."),
        UploadFailure.FileChanged => (ErrorCategory.ReadError, "Send the file again when no program is writing to it."),
        UploadFailure.FileTooLarge => (
            ErrorCategory.LimitsExceeded, "Use a smaller version of the file. The service would reject this one again."),
        UploadFailure.UploadQuotaExceeded => (
            ErrorCategory.LimitsExceeded,
            "Wait until more quota is available, or delete documents. Get-IpernityAccount shows what is left."),
        UploadFailure.OutcomeUnknown => (
            ErrorCategory.ConnectionError,
            "Look for the document later, or send the file again with -SkipDuplicate, which checks first whether it arrived."),
        UploadFailure.TicketTimedOut => (
            ErrorCategory.OperationTimeout,
            $"Run Wait-IpernityUpload -Ticket {failure.Ticket} to continue to wait. Do not send the file again."),
        _ => (ErrorCategory.InvalidResult, "Check that the file opens and that ipernity supports its type, then send it again."),
    };

    private static (ErrorCategory Category, string Advice) Find(IpernityDownloadException failure) => failure.Failure switch
    {
        DownloadFailure.OriginalUnavailable => (
            ErrorCategory.PermissionDenied, "Download a picture instead, such as -Size 1024. Only the owner, and those the owner allows, "
            + "can download the original."),
        DownloadFailure.SizeUnavailable => (ErrorCategory.ObjectNotFound, "Use -Size with a size that the document has, or Original."),
        DownloadFailure.DownloadRefused =>
            (ErrorCategory.PermissionDenied, "Open the document on ipernity to see whether you may download it."),
        DownloadFailure.AddressNotSecure => (ErrorCategory.SecurityError, "Check any proxy in between, or report this to ipernity."),
        DownloadFailure.FileMismatch => (
            ErrorCategory.InvalidData, "Try again later. A proxy may change files, or the file may be damaged on the server."),
        DownloadFailure.DownloadTooLarge => (ErrorCategory.LimitsExceeded, "Download the file in the browser."),
        DownloadFailure.DiskFull =>
            (ErrorCategory.WriteError, "Free some space and run the same command again. It continues where it stopped."),
        DownloadFailure.PathTooLong => (ErrorCategory.WriteError, "Use a folder with a shorter path, or a shorter -FileName."),
        DownloadFailure.SidecarUnreadable =>
            (ErrorCategory.InvalidData, "Correct the sidecar or move it away, then run the command again."),
        _ => (ErrorCategory.WriteError, "Check that you may write to the folder, and that no other program uses the file."),
    };

    private static (ErrorCategory Category, string Advice) Find(BackupFailure failure) => failure switch
    {
        BackupFailure.BackupNotFound => (ErrorCategory.ObjectNotFound, "Use the folder that Backup-IpernityAccount wrote to."),
        BackupFailure.NotABackup => (
            ErrorCategory.InvalidArgument, "Use a folder that contains a backup. For a new backup, use a new or empty folder."),
        BackupFailure.BackupUnreadable => (
            ErrorCategory.InvalidData,
            "Run Test-IpernityBackup -Repair. It fetches damaged files again and writes a missing or damaged manifest."),
        BackupFailure.BackupTooNew => (ErrorCategory.InvalidData, "Update the module: Update-Module Ipernity."),
        BackupFailure.OtherAccount => (
            ErrorCategory.InvalidArgument, "Connect with the account that the backup belongs to, or use another folder."),
        BackupFailure.BackupInUse => (ErrorCategory.ResourceBusy, "Wait until the other command has ended, then run this one again."),
        BackupFailure.FileDamaged => (
            ErrorCategory.InvalidData, "If the account still has the document, Test-IpernityBackup -Repair downloads the file again."),
        BackupFailure.NotRepairable => (
            ErrorCategory.ObjectNotFound,
            "Copy the file from another copy of the backup. Backup-IpernityAccount saves the current state of the account."),
        BackupFailure.RestoreUnfinished => (
            ErrorCategory.OperationTimeout, "Run the same command again later. It continues with this document and uploads nothing twice."),
        BackupFailure.PermissionMissing => (
            ErrorCategory.PermissionDenied, "Connect again and ask for this permission too: Connect-Ipernity -Permission."),
        _ => (ErrorCategory.WriteError, "Check that you may write to the folder, and that no other program uses its files."),
    };

    private static SignatureOrder OtherOrder(SignatureOrder order) =>
        order == SignatureOrder.ParametersFirst ? SignatureOrder.SecretFirst : SignatureOrder.ParametersFirst;

    private static string Similar(string method)
    {
        var names = MethodCatalogue.FindSimilar(method).Where(name => name != method).ToArray();
        return names.Length == 0 ? "" : $" Similar names: {string.Join(", ", names)}.";
    }
}
