using Ipernity.Api.Methods;
using Ipernity.Api.Uploads;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Signing;

namespace Ipernity.PowerShell.Errors;

/// <summary>What to do about an error of the libraries, in words for a person at a prompt.</summary>
internal static class ErrorAdvice
{
    private const string Report = "This is a defect of the module. Please report it.";
    private const string WaitAndRetry = "Wait and try again.";
    private const string SetClock = "Correct this computer's clock.";
    private const string CheckServer = "Check the server address. A proxy or the network's sign-in page may be in between.";

    private const int UriTooLong = 414;

    public static string For(IpernityException failure) => failure switch
    {
        { MayHaveBeenDone: true, Method: "upload.file" } => "Send it again with -SkipDuplicate, which first checks whether it arrived.",
        { MayHaveBeenDone: true } => "Check whether the change was made before you call the method again.",
        IpernityApiException api => For(api),
        IpernityTransportException transport => For(transport),
        IpernityUploadException upload => For(upload),
        _ => WaitAndRetry,
    };

    private static string For(IpernityApiException failure) => failure.SharedCode switch
    {
        ApiErrorCode.ApiKeyMissing => "Specify the API key that ipernity shows for your application.",
        ApiErrorCode.ApiKeyInvalid => "Compare the API key with the one that ipernity shows for your application.",
        ApiErrorCode.UnknownMethod => $"Check the method name; names are case-sensitive.{Similar(failure.Method)} Get-IpernityMethod lists all methods.",
        ApiErrorCode.SignatureInvalid =>
            $"Check that the API secret belongs to the API key. If it does, try -SignatureOrder {OtherOrder(failure.SignatureOrder)}.",
        ApiErrorCode.TokenMissing => "Connect first: Connect-Ipernity.",
        ApiErrorCode.TokenInvalid => "Connect again: Connect-Ipernity.",
        ApiErrorCode.UserClosed => "Ask the owner of the account.",
        ApiErrorCode.Blocked => "Only the member or the group that blocks you can change this.",
        ApiErrorCode.PermissionDenied => "Connect again with the permission that the method needs: Connect-Ipernity -Permission.",
        ApiErrorCode.AddressNotAllowed => "Call from an address that the application allows.",
        ApiErrorCode.QuotaExceeded => "Wait until the service grants the application more calls. This can take long.",
        ApiErrorCode.RateLimited or ApiErrorCode.Maintenance or ApiErrorCode.Unavailable => WaitAndRetry,
        ApiErrorCode.PostRequired => "Remove -UseGet.",
        ApiErrorCode.OAuthClock or ApiErrorCode.OAuthTimestamp => SetClock,
        ApiErrorCode.OAuthNonce => "Try again.",
        ApiErrorCode.ServiceError => "Try again later.",
        _ when failure.IsMethodCode =>
            $"Check the parameters. Get-IpernityMethod {failure.Method} -Online shows what the code means for this method.",
        not ApiErrorCode.None and <= ApiErrorCode.OAuthSignatureMethod => Report,
        _ => "Try again later. If the error persists, contact ipernity.",
    };

    private static string For(IpernityTransportException failure) => failure.Failure switch
    {
        TransportFailure.Unreachable => "Check the network, the proxy and the server address, then try again.",
        TransportFailure.SecureConnectionFailed => "Check this computer's clock and the server's certificate.",
        TransportFailure.ConnectionLost => "Check the network and try again.",
        TransportFailure.TimedOut => "Try again, or allow more time with -TimeoutSec.",
        TransportFailure.HttpError when failure.HttpStatus == UriTooLong => "Remove -UseGet to send the parameters in the body.",
        TransportFailure.HttpError => $"Try again later. If the error persists, check the server address and any proxy in between.",
        TransportFailure.AnswerTooLarge => "Request less at once, for example with a smaller per_page.",
        _ => CheckServer,
    };

    private static string For(IpernityUploadException failure) => failure.Failure switch
    {
        UploadFailure.FileNotFound => "Check the path.",
        UploadFailure.NotAFile => "Specify files. Get-ChildItem -File lists those of a directory.",
        UploadFailure.FileEmpty => "Specify a file that is not empty.",
        UploadFailure.FileUnreadable => "Close the program that locks the file, or get permission to read it, then send it again.",
        UploadFailure.FileChanged => "Send it again when no program writes to it any more.",
        UploadFailure.FileTooLarge => "Make the file smaller and send it again.",
        UploadFailure.UploadQuotaExceeded =>
            "Wait until the service grants more, or delete documents. Invoke-IpernityApi account.getQuota shows what is left.",
        UploadFailure.TicketInvalid => "Check that the file opens and that ipernity supports its type, then send it again.",
        _ => $"Do not send it again. To continue to wait: Wait-IpernityUpload -Ticket {failure.Ticket}.",
    };

    private static SignatureOrder OtherOrder(SignatureOrder order) =>
        order == SignatureOrder.ParametersFirst ? SignatureOrder.SecretFirst : SignatureOrder.ParametersFirst;

    private static string Similar(string method)
    {
        var names = MethodCatalogue.FindSimilar(method).Where(name => name != method).ToArray();
        return names.Length == 0 ? "" : $" Similar names: {string.Join(", ", names)}.";
    }
}
