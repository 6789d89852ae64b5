namespace Ipernity.Auth.Http;

/// <summary>The bounds within which a client works.</summary>
public sealed class IpernityClientOptions
{
    /// <summary>The longest a call may take, from its start to the last byte of the answer. 100 seconds by default.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>The largest answer in bytes, after decompression. 64 MiB by default.</summary>
    public int MaxAnswerBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>How deep an answer's elements may be nested. 64 by default.</summary>
    public int MaxAnswerDepth { get; init; } = 64;

    internal IpernityClientOptions Checked()
    {
        Checked(Timeout, nameof(Timeout));
        if (MaxAnswerBytes < 1)
            throw new ArgumentOutOfRangeException(nameof(MaxAnswerBytes), MaxAnswerBytes, "The largest answer must be at least one byte.");
        if (MaxAnswerDepth is < 1 or > 1000)
            throw new ArgumentOutOfRangeException(nameof(MaxAnswerDepth), MaxAnswerDepth, "The depth must be from 1 to 1000.");
        return this;
    }

    internal static TimeSpan Checked(TimeSpan timeout, string name) =>
        timeout > TimeSpan.Zero && timeout.TotalMilliseconds <= int.MaxValue
            ? timeout
            : throw new ArgumentOutOfRangeException(name, timeout, "The time for a call must be more than nothing and less than 24 days.");
}
