using Ipernity.Auth.Http;

namespace Ipernity.Api.Uploads;

/// <summary>How files are uploaded.</summary>
public sealed class UploadOptions
{
    /// <summary>Makes options for a member.</summary>
    /// <param name="token">The member's token, which permits to write documents.</param>
    public UploadOptions(string token)
    {
        Token = token ?? throw new ArgumentNullException(nameof(token));
    }

    /// <summary>The longest time in which no part of a file travels and no answer comes. 100 seconds by default.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>The longest time to wait until the service has made a document of a file that was sent. 10 minutes by default.</summary>
    public TimeSpan TicketTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Whether and when what failed is tried again.</summary>
    public RetryPolicy Retries { get; init; } = RetryPolicy.None;

    /// <summary>How many files are sent at a time. 2 by default.</summary>
    public int ThrottleLimit { get; init; } = 2;

    /// <summary>Whether a file that is among the member's documents already is not sent.</summary>
    public bool SkipDuplicates { get; init; }

    /// <summary>Whether a file is done only when it is a document; otherwise when it was sent.</summary>
    public bool WaitForDocuments { get; init; } = true;

    /// <summary>Told of each attempt to call, as in <see cref="CallOptions.Attempted"/>.</summary>
    public Action<CallAttempt>? Attempted { get; init; }

    internal string Token { get; }

    internal UploadOptions Checked()
    {
        if (ThrottleLimit < 1)
            throw new ArgumentOutOfRangeException(nameof(ThrottleLimit), ThrottleLimit, "At least one file must be sent at a time.");
        _ = CallOptions;
        _ = new CallOptions { Timeout = TicketTimeout };
        return this;
    }

    internal CallOptions CallOptions => new() { Token = Token, Timeout = Timeout, Retries = Retries, Attempted = Attempted };
}
