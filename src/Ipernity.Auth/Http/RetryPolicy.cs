using Ipernity.Auth.Errors;

namespace Ipernity.Auth.Http;

/// <summary>
/// How often a failed call is retried, and after what pause. A call is retried if the failure may be temporary and the service surely
/// has not completed the call, or the method only reads. (Source: the service's documentation, chapter "Errors".)
/// </summary>
public sealed record RetryPolicy
{
    private const int SeeOther = 303;
    private const int RequestTimeout = 408;

    // With jitter, a pause is at most one minute.
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(48);

    /// <summary>Creates a policy.</summary>
    /// <param name="maximumCount">How often a call is retried at most.</param>
    /// <param name="interval">The pause before the first retry. Each further pause is about twice as long, up to one minute.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is negative.</exception>
    public RetryPolicy(int maximumCount, TimeSpan interval)
    {
        if (maximumCount < 0)
            throw new ArgumentOutOfRangeException(nameof(maximumCount), maximumCount, "The number of retries cannot be negative.");
        if (interval < TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(interval), interval, "The pause before a retry cannot be negative.");
        MaximumCount = maximumCount;
        Interval = interval;
    }

    /// <summary>Calls are never retried.</summary>
    public static RetryPolicy None { get; } = new(0, TimeSpan.Zero);

    /// <summary>How often a call is retried at most.</summary>
    public int MaximumCount { get; }

    /// <summary>The pause before the first retry.</summary>
    public TimeSpan Interval { get; }

    /// <summary>The pause before the next attempt.</summary>
    /// <param name="failure">Why the last attempt failed. <see cref="IpernityException.Attempts"/> counts the attempts so far.</param>
    /// <returns>The pause that the service asks for, or one that doubles with each attempt; null if the call is not retried.</returns>
    internal TimeSpan? PauseAfter(IpernityException failure) =>
        failure.Attempts <= MaximumCount && MayPass(failure) && !failure.MayHaveBeenDone
            ? failure.RetryAfter ?? Backoff(failure.Attempts)
            : null;

    /// <summary>A pause that doubles with each attempt. Jitter keeps many clients from returning at the same moment.</summary>
    /// <param name="attempts">The attempts so far, from 1.</param>
    /// <returns>The pause.</returns>
    public TimeSpan Backoff(int attempts)
    {
        var pause = Math.Min(Interval.Ticks * Math.Pow(2, attempts - 1), LongestPause.Ticks);
        return TimeSpan.FromTicks((long)(pause * Jitter.Next()));
    }

    /// <summary>
    /// Whether the service surely did not complete the failed call: it did not arrive or was rejected. HTTP 303 points to the result of a
    /// completed call, and a proxy sends 408 after it has stopped waiting, so both are excluded.
    /// </summary>
    internal static bool WasNotDone(IpernityException failure) => failure switch
    {
        IpernityApiException api => api.Code is > 0 and < (int)ApiErrorCode.ServiceError
            || api.SharedCode is ApiErrorCode.Maintenance or ApiErrorCode.Unavailable,
        IpernityTransportException transport => transport.Failure is TransportFailure.Unreachable or TransportFailure.SecureConnectionFailed
            || transport is { Failure: TransportFailure.Redirected, HttpStatus: not SeeOther }
            || transport is { Failure: TransportFailure.HttpError, HttpStatus: < 500 and not RequestTimeout },
        _ => false,
    };

    private static bool MayPass(IpernityException failure) => failure switch
    {
        IpernityApiException api =>
            api.SharedCode is ApiErrorCode.RateLimited or ApiErrorCode.ServiceError or ApiErrorCode.Maintenance or ApiErrorCode.Unavailable
                // Another program with the same token sent its call first. The next attempt has a new nonce and a new timestamp.
                or ApiErrorCode.OAuthNonce or ApiErrorCode.OAuthTimestamp,
        IpernityTransportException transport =>
            transport.Failure is TransportFailure.Unreachable or TransportFailure.ConnectionLost or TransportFailure.TimedOut
            || transport is { Failure: TransportFailure.HttpError, HttpStatus: 429 or 500 or 502 or 503 or 504 },
        _ => false,
    };
}
