using System.Management.Automation;
using Ipernity.Api.Uploads;
using Ipernity.Auth.Errors;

namespace Ipernity.PowerShell.Errors;

/// <summary>Which of PowerShell's categories an error of the library belongs to.</summary>
internal static class ErrorCategories
{
    public static ErrorCategory Of(IpernityException failure) => failure switch
    {
        IpernityTransportException transport => Of(transport.Failure),
        IpernityApiException api => Of(api.Code),
        IpernityUploadException upload => Of(upload.Failure),
        _ => ErrorCategory.NotSpecified,
    };

    private static ErrorCategory Of(TransportFailure failure) => failure switch
    {
        TransportFailure.TimedOut => ErrorCategory.OperationTimeout,
        TransportFailure.AnswerTooLarge => ErrorCategory.LimitsExceeded,
        TransportFailure.InvalidAnswer => ErrorCategory.InvalidData,
        TransportFailure.HttpError => ErrorCategory.InvalidResult,
        _ => ErrorCategory.ConnectionError,
    };

    private static ErrorCategory Of(UploadFailure failure) => failure switch
    {
        UploadFailure.FileNotFound => ErrorCategory.ObjectNotFound,
        UploadFailure.NotAFile => ErrorCategory.InvalidType,
        UploadFailure.FileEmpty => ErrorCategory.InvalidData,
        UploadFailure.FileUnreadable or UploadFailure.FileChanged => ErrorCategory.ReadError,
        UploadFailure.FileTooLarge or UploadFailure.UploadQuotaExceeded => ErrorCategory.LimitsExceeded,
        UploadFailure.TicketTimedOut => ErrorCategory.OperationTimeout,
        _ => ErrorCategory.InvalidResult,
    };

    private static ErrorCategory Of(int code) => code switch
    {
        100 or 101 or 104 or 105 or 106 or 107 or (>= 130 and <= 135) => ErrorCategory.AuthenticationError,
        108 or 109 or 110 or 111 => ErrorCategory.PermissionDenied,
        112 or 113 => ErrorCategory.LimitsExceeded,
        103 => ErrorCategory.ObjectNotFound,
        102 or 120 or 121 or 122 => ErrorCategory.InvalidOperation,
        500 or 501 or 503 => ErrorCategory.ResourceUnavailable,
        _ => ErrorCategory.InvalidResult,
    };
}
