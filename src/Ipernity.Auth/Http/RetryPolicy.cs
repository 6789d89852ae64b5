using Ipernity.Auth.Errors;

namespace Ipernity.Auth.Http;

/// <summary>
/// How often a failed call is tried again, and after what time. A call is repeated where its failure may pass and repeating
/// it can do no harm: a call that changes data, only where it surely was not done. (Source: the service's documentation,
/// chapter "Errors".)
/// </summary>
public sealed class RetryPolicy
{
    // With the most that chance adds, a minute.
    private const int SeeOther = 303;
    private const int RequestTimeout = 408;

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(48);

#if !NET8_0_OR_GREATER
    private static readonly Random Shared = new();
#endif

    /// <summary>Makes a policy.</summary>
    /// <param name="maximumCount">How often a call is tried again at most.</param>
    /// <param name="interval">The time before the first repetition. Each further one waits about twice as long, a minute at most.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of them is negative.</exception>
    public RetryPolicy(int maximumCount, TimeSpan interval)
    {
        MaximumCount = maximumCount >= 0 ? maximumCount : throw new ArgumentOutOfRangeException(nameof(maximumCount), maximumCount, "A call cannot be repeated less than never.");
        Interval = interval >= TimeSpan.Zero ? interval : throw new ArgumentOutOfRangeException(nameof(interval), interval, "The time between two tries cannot be negative.");
    }

    /// <summary>Every call is tried once.</summary>
    public static RetryPolicy None { get; } = new(0, TimeSpan.Zero);

    /// <summary>How often a call is tried again at most.</summary>
    public int MaximumCount { get; }

    /// <summary>The time before the first repetition.</summary>
    public TimeSpan Interval { get; }

    /// <summary>How long to wait before a call is tried again; nothing where it is not.</summary>
    /// <param name="failure">What became of the last attempt.</param>
    /// <param name="changesData">Whether the method changes data.</param>
    /// <param name="attempts">How often it was tried.</param>
    internal TimeSpan? PauseAfter(IpernityException failure, bool changesData, int attempts)
    {
        if (attempts > MaximumCount || !MayPass(failure) || (changesData && !WasNotDone(failure)))
            return null;
        return failure.RetryAfter ?? Backoff(attempts);
    }

    /// <summary>
    /// Whether the failed call surely changed nothing: it never arrived, or was turned away. The redirect 303 tells where the outcome
    /// of what was done is, and 408 comes from who gave up waiting for it.
    /// </summary>
    internal static bool WasNotDone(IpernityException failure) => failure switch
    {
        IpernityApiException api => api.Code is (> 0 and < ApiError.ServiceFailed) or ApiError.Maintenance or ApiError.Unavailable,
        IpernityTransportException transport => transport.Failure is TransportFailure.Unreachable or TransportFailure.SecureConnectionFailed
            || transport is { Failure: TransportFailure.Redirected, HttpStatus: not SeeOther }
            || transport is { Failure: TransportFailure.HttpError, HttpStatus: < 500 and not RequestTimeout },
        _ => false,
    };

    private static bool MayPass(IpernityException failure) => failure switch
    {
        IpernityApiException api => api.Code is ApiError.RateLimited or ApiError.ServiceFailed or ApiError.Maintenance or ApiError.Unavailable,
        IpernityTransportException transport => transport.Failure is TransportFailure.Unreachable or TransportFailure.ConnectionLost
            || transport is { Failure: TransportFailure.HttpError, HttpStatus: 429 or 500 or 502 or 503 or 504 },
        _ => false,
    };

    /// <summary>How long to wait before a file is sent again, of which it is clear that it did not arrive; nothing where it is not.</summary>
    /// <param name="failure">What became of the last attempt.</param>
    /// <param name="attempts">How often it was tried.</param>
    internal TimeSpan? PauseAfter(IpernityException failure, int attempts) =>
        attempts <= MaximumCount && (MayPass(failure) || failure is IpernityTransportException { Failure: TransportFailure.TimedOut })
            ? failure.RetryAfter ?? Backoff(attempts)
            : null;

    // Twice as long each time, and never quite the same, so that many clients do not come back all at once.
    internal TimeSpan Backoff(int attempts)
    {
        var pause = TimeSpan.FromTicks((long)Math.Min(Interval.Ticks * Math.Pow(2, attempts - 1), LongestPause.Ticks));
        return TimeSpan.FromTicks((long)(pause.Ticks * (0.75 + (NextRandom() / 2))));
    }

#pragma warning disable CA5394 // Not for a secret.
#if NET8_0_OR_GREATER
    private static double NextRandom() => Random.Shared.NextDouble();
#else
    private static double NextRandom()
    {
        lock (Shared)
            return Shared.NextDouble();
    }
#endif
#pragma warning restore CA5394
}
