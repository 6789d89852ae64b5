using Ipernity.Api.Uploads;
using Ipernity.Auth.Errors;

namespace Ipernity.Api.Backups.Restoring;

/// <summary>Tells failures of one document, album or folder from those that every further one would repeat.</summary>
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

    /// <summary>Whether a failure is one of the document, album or folder that is worked on.</summary>
    public static bool IsOfItem(Exception failure) => failure is IpernityException or ArgumentException && !EndRun(failure);
}
