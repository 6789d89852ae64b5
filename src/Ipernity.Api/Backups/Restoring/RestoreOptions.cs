using Ipernity.Api.Uploads;
using Ipernity.Auth.Http;

namespace Ipernity.Api.Backups.Restoring;

/// <summary>The options of a restore.</summary>
public sealed class RestoreOptions
{
    /// <summary>Creates options for a member.</summary>
    /// <param name="token">The member's token with the permission to write documents.</param>
    /// <param name="userId">The member's identifier.</param>
    public RestoreOptions(string token, string userId)
    {
        Token = token ?? throw new ArgumentNullException(nameof(token));
        UserId = userId ?? throw new ArgumentNullException(nameof(userId));
    }

    /// <summary>The member into whose account the backup is restored.</summary>
    public string UserId { get; }

    /// <summary>The documents to restore, including those in the folder <c>removed</c>. Empty for all.</summary>
    public IReadOnlyCollection<string> DocumentIds { get; init; } = [];

    /// <summary>Whether to restore an album, by its identifier and its title. Null for all albums.</summary>
    public Func<string, string?, bool>? IsAlbumWanted { get; init; }

    /// <summary>Whether the details of the backup replace those of existing documents and albums.</summary>
    public bool Force { get; init; }

    /// <summary>How many documents are restored at the same time. 2 by default.</summary>
    public int ThrottleLimit { get; init; } = 2;

    /// <summary>The longest time in which no part of a file is sent and no answer arrives. 100 seconds by default.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>The longest wait for the document of a file that was sent. 10 minutes by default.</summary>
    public TimeSpan TicketTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Whether and when failed calls are retried.</summary>
    public RetryPolicy Retries { get; init; } = RetryPolicy.None;

    /// <summary>Called after each attempt of each call, as <see cref="CallOptions.Attempted"/>.</summary>
    public Action<CallAttempt>? Attempted { get; init; }

    internal string Token { get; }

    internal bool IsFiltered => DocumentIds.Count > 0 || IsAlbumWanted is not null;

    internal CallOptions CallOptions => new() { Token = Token, Timeout = Timeout, Retries = Retries, Attempted = Attempted };

    internal UploadOptions ToUploadOptions(Action<UploadRequest>? sending = null, Action<UploadRequest, string>? sent = null) => new(Token)
    {
        ThrottleLimit = ThrottleLimit,
        Timeout = Timeout,
        TicketTimeout = TicketTimeout,
        Retries = Retries,
        Attempted = Attempted,
        Sending = sending,
        Sent = sent,
    };
}
