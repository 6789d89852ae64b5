using Ipernity.Api.Uploads;
using Ipernity.Auth.Errors;

namespace Ipernity.Api.Backups.Restoring;

/// <summary>Distinguishes failures of one document, album or folder from those that all others would repeat.</summary>
internal static class RestoreFailures
{
    /// <summary>Whether a failure ends the run: it is about the key, the token, the permission or the backup itself.</summary>
    public static bool EndRun(Exception failure) =>
        failure
            is IpernityBackupException { Failure: not BackupFailure.FileDamaged }
                or IpernityApiException
            {
                SharedCode: >= ApiErrorCode.ApiKeyMissing and not ApiErrorCode.RateLimited and not ApiErrorCode.ServiceError
            }
                or IpernityTransportException { Failure: TransportFailure.Unreachable }
                or IpernityException { Method: UploadQuota.Method };

    /// <summary>Whether a failure concerns only the current document, album or folder.</summary>
    public static bool IsOfItem(Exception failure) => failure is IpernityException or ArgumentException && !EndRun(failure);
}
