using Ipernity.Api.Downloads;
using Ipernity.Api.Runs;
using Ipernity.Auth.Errors;

namespace Ipernity.Api.Backups.Engine;

/// <summary>
/// Decides which error ends a run: one that every further document would repeat, or too many errors in a row, for example because the
/// network is down or the folder is no longer writable.
/// </summary>
internal sealed class FailureLimit
{
    private const int MostInRow = 20;

    private int _inRow;

    /// <summary>Whether an error is about the service or the access to it, so that further calls fail too.</summary>
    public static bool EndsAll(Exception failure) =>
        ParallelRun.IsOfAccess(failure)
        || failure is IpernityDownloadException { Failure: DownloadFailure.DiskFull or DownloadFailure.PathTooLong }
        || (failure is IpernityException { Method: not DownloadClient.Method } and (
            IpernityApiException { SharedCode: ApiErrorCode.RateLimited or ApiErrorCode.Maintenance or ApiErrorCode.Unavailable }
            or IpernityTransportException { Failure: TransportFailure.Unreachable }
            or IpernityTransportException { HttpStatus: 429 or 503 }));

    /// <summary>Starts the count again, because a document was saved.</summary>
    public void Reset() => Volatile.Write(ref _inRow, 0);

    /// <summary>Counts the error of a document.</summary>
    /// <returns>Whether it ends the run.</returns>
    public bool IsReachedBy(Exception failure) =>
        EndsAll(failure) || (IsOfCircumstances(failure) && Interlocked.Increment(ref _inRow) >= MostInRow);

    private static bool IsOfCircumstances(Exception failure) => failure
        is IpernityTransportException
        or IpernityDownloadException { Failure: DownloadFailure.FileUnwritable };
}
