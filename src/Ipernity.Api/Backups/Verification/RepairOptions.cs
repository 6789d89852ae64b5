using Ipernity.Api.Backups.Engine;
using Ipernity.Api.Downloads;
using Ipernity.Auth.Authorization;
using Ipernity.Auth.Http;

namespace Ipernity.Api.Backups.Verification;

/// <summary>The options of a repair.</summary>
public sealed class RepairOptions
{
    /// <summary>Creates options for a member.</summary>
    /// <param name="token">The member's token with the permission to read documents.</param>
    /// <param name="userId">The member's identifier.</param>
    public RepairOptions(string token, string userId)
    {
        Token = token ?? throw new ArgumentNullException(nameof(token));
        UserId = userId ?? throw new ArgumentNullException(nameof(userId));
    }

    /// <summary>The member to whom the backup must belong.</summary>
    public string UserId { get; }

    /// <summary>The member's name; null if it is not known.</summary>
    public string? UserName { get; init; }

    /// <summary>The permission of the token. Lists that it does not permit to read cannot be repaired.</summary>
    public PermissionSet Permission { get; init; } = PermissionSet.None;

    /// <summary>The longest time in which no part of a file and no answer arrives. 100 seconds by default.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>Whether and when failed calls and downloads are retried.</summary>
    public RetryPolicy Retries { get; init; } = RetryPolicy.None;

    /// <summary>The <c>User-Agent</c> of requests to the file servers.</summary>
    public string UserAgent { get; init; } = "Ipernity.Api";

    /// <summary>Called after each attempt of each call, as <see cref="CallOptions.Attempted"/>.</summary>
    public Action<CallAttempt>? Attempted { get; init; }

    internal string Token { get; }

    internal DownloadOptions ToDownloadOptions(string folder) => new(Token, folder)
    {
        Timeout = Timeout,
        Retries = Retries,
        UserAgent = UserAgent,
        Attempted = Attempted,
    };

    internal BackupOptions ToBackupOptions(string folder) => new(Token, new IpernityUser(UserId, UserName ?? "", ""), folder)
    {
        Permission = Permission,
        Timeout = Timeout,
        Retries = Retries,
        UserAgent = UserAgent,
        Attempted = Attempted,
    };
}
