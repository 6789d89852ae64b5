using Ipernity.Auth.Answers;
using Ipernity.Auth.Errors;

namespace Ipernity.Auth.Http;

/// <summary>The options of a call.</summary>
public sealed record CallOptions
{
    private readonly TimeSpan? _timeout;

    /// <summary>A call without a token, sent once.</summary>
    public static CallOptions Default { get; } = new();

    /// <summary>The token to call with, or null to call without one.</summary>
    public string? Token { get; init; }

    /// <summary>Whether to send the parameters in the address (GET), where proxies and logs see them, instead of the body (POST).</summary>
    public bool UseGet { get; init; }

    /// <summary>The format of the answer.</summary>
    public AnswerFormat Format { get; init; }

    /// <summary>
    /// The time limit of the call, including retries and pauses. With a <see cref="Body"/>, the longest time without progress: no part of
    /// the body is sent and no answer arrives. By default, the limit of the client.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is not positive, or is 24 days or more.</exception>
    public TimeSpan? Timeout
    {
        get => _timeout;
        init => _timeout = value is { } timeout ? IpernityClientOptions.CheckTimeout(timeout, nameof(Timeout)) : null;
    }

    /// <summary>Whether and when the call is retried.</summary>
    public RetryPolicy Retries { get; init; } = RetryPolicy.None;

    /// <summary>Called after each attempt, on the thread on which it ended.</summary>
    public Action<CallAttempt>? Attempted { get; init; }

    /// <summary>A body that replaces the form of parameters, such as a file with the parameters as its fields.</summary>
    public RequestBody? Body { get; init; }

    /// <summary>
    /// Called when the service may have completed a failed call. It returns true if the call surely was not completed, so that it can be
    /// retried. Without it, such a call is never retried.
    /// </summary>
    public Func<IpernityException, CancellationToken, Task<bool>>? ConfirmNotDone { get; init; }
}
