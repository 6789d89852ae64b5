namespace Ipernity.Auth.Errors;

/// <summary>The circumstances of a failed call.</summary>
public sealed record FailureDetails
{
    /// <summary>The HTTP status, or 0 if none was received.</summary>
    public int HttpStatus { get; init; }

    /// <summary>How long the client should wait before the next call (<c>Retry-After</c>); null if the service does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>How often the call was attempted.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>Whether the call changes data and the service may have completed it without an answer.</summary>
    public bool MayHaveBeenDone { get; init; }
}
