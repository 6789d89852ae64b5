using Ipernity.Auth.Http;

namespace Ipernity.Api.Uploads;

/// <summary>How files are uploaded.</summary>
public sealed class UploadOptions
{
    /// <summary>Creates options for a member.</summary>
    /// <param name="token">The member's token with the permission to write documents.</param>
    public UploadOptions(string token)
    {
        Token = token ?? throw new ArgumentNullException(nameof(token));
    }

    /// <summary>The longest time in which no part of a file is sent and no answer arrives. 100 seconds by default.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>The longest wait for the document of a file that was sent. 10 minutes by default.</summary>
    public TimeSpan TicketTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Whether and when failed calls are retried.</summary>
    public RetryPolicy Retries { get; init; } = RetryPolicy.None;

    /// <summary>How many files are sent at the same time. 2 by default.</summary>
    public int ThrottleLimit { get; init; } = 2;

    /// <summary>Whether files that the account already has are skipped.</summary>
    public bool SkipDuplicates { get; init; }

    /// <summary>Whether the fields of a skipped file are set on the document that the account already has.</summary>
    public bool UpdateDuplicates { get; init; }

    /// <summary>Whether an upload is done only when its document is readable. Otherwise it is done when the file was sent.</summary>
    public bool WaitForDocuments { get; init; } = true;

    /// <summary>Called after each attempt of each call, as <see cref="CallOptions.Attempted"/>.</summary>
    public Action<CallAttempt>? Attempted { get; init; }

    /// <summary>Called before each file is sent.</summary>
    internal Action<UploadRequest>? Sending { get; init; }

    /// <summary>Called with the ticket of each file that was sent.</summary>
    internal Action<UploadRequest, string>? Sent { get; init; }

    internal string Token { get; }

    internal CallOptions CallOptions => new() { Token = Token, Timeout = Timeout, Retries = Retries, Attempted = Attempted };

    internal UploadOptions Checked()
    {
        if (ThrottleLimit < 1)
            throw new ArgumentOutOfRangeException(nameof(ThrottleLimit), ThrottleLimit, "The throttle limit must be at least 1.");
        // Both limits are those of a call.
        _ = CallOptions with { Timeout = TicketTimeout };
        return this;
    }
}
