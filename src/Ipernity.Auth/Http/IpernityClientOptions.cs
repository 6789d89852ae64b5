namespace Ipernity.Auth.Http;

/// <summary>The limits of a client, and the rules of the methods that it calls.</summary>
public sealed record IpernityClientOptions
{
    private static readonly string OwnUserAgent =
        $"Ipernity.Auth/{typeof(IpernityClientOptions).Assembly.GetName().Version!.ToString(3)}";

    /// <summary>The time limit of a call that sets none. 100 seconds by default.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>The largest answer in bytes, after decompression. 64 MiB by default.</summary>
    public int MaxAnswerBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>How deep an answer's elements may be nested. 64 by default.</summary>
    public int MaxAnswerDepth { get; init; } = 64;

    /// <summary>The <c>User-Agent</c> of all requests, in the form <c>product/version</c>.</summary>
    public string UserAgent { get; init; } = OwnUserAgent;

    /// <summary>Finds the rules of a method by its name. By default, all methods are unknown.</summary>
    public Func<string, MethodRules> FindRules { get; init; } = static _ => MethodRules.Unknown;

    internal static TimeSpan CheckTimeout(TimeSpan timeout, string name) =>
        timeout > TimeSpan.Zero && timeout.TotalMilliseconds <= int.MaxValue
            ? timeout
            : throw new ArgumentOutOfRangeException(name, timeout, "A time limit must be positive and less than 24 days.");

    internal IpernityClientOptions Checked()
    {
        CheckTimeout(Timeout, nameof(Timeout));
        if (MaxAnswerBytes < 1)
            throw new ArgumentOutOfRangeException(nameof(MaxAnswerBytes), MaxAnswerBytes, "The size limit must be at least 1 byte.");
        if (MaxAnswerDepth is < 1 or > 1000)
            throw new ArgumentOutOfRangeException(nameof(MaxAnswerDepth), MaxAnswerDepth, "The depth limit must be between 1 and 1000.");
        return this;
    }
}
