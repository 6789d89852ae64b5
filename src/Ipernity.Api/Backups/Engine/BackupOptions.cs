using Ipernity.Api.Downloads;
using Ipernity.Auth.Authorization;
using Ipernity.Auth.Http;

namespace Ipernity.Api.Backups.Engine;

/// <summary>The options of a backup.</summary>
public sealed class BackupOptions
{
    /// <summary>Creates options.</summary>
    /// <param name="token">The token of the member whose account is backed up.</param>
    /// <param name="user">The member.</param>
    /// <param name="folder">The path of the folder of the backup.</param>
    public BackupOptions(string token, IpernityUser user, string folder)
    {
        Token = token ?? throw new ArgumentNullException(nameof(token));
        User = user ?? throw new ArgumentNullException(nameof(user));
        Folder = Path.GetFullPath(folder ?? throw new ArgumentNullException(nameof(folder)));
    }

    /// <summary>The member whose account is backed up.</summary>
    public IpernityUser User { get; }

    /// <summary>The full path of the folder of the backup.</summary>
    public string Folder { get; }

    /// <summary>The permission of the token. Lists that it does not permit to read are not requested.</summary>
    public PermissionSet Permission { get; init; } = PermissionSet.None;

    /// <summary>Whether to keep files that were replaced on the service. Otherwise they are overwritten.</summary>
    public bool KeepVersions { get; init; }

    /// <summary>Whether the run only counts what it would do, without writing anything.</summary>
    public bool IsPreview { get; init; }

    /// <summary>How many files are downloaded at the same time. 4 by default.</summary>
    public int ThrottleLimit { get; init; } = 4;

    /// <summary>The longest time in which no part of a file and no answer arrives. 100 seconds by default.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>Whether and when failed calls and downloads are retried.</summary>
    public RetryPolicy Retries { get; init; } = RetryPolicy.None;

    /// <summary>The <c>User-Agent</c> of requests to the file servers.</summary>
    public string UserAgent { get; init; } = "Ipernity.Api";

    /// <summary>Called after each attempt of each call, as <see cref="CallOptions.Attempted"/>.</summary>
    public Action<CallAttempt>? Attempted { get; init; }

    /// <summary>Called on any thread with a sentence about each step of the run, for a verbose log.</summary>
    public Action<string>? Decided { get; init; }

    internal string Token { get; }

    internal DownloadOptions DownloadOptions => new(Token, Folder)
    {
        ThrottleLimit = ThrottleLimit,
        Timeout = Timeout,
        Retries = Retries,
        UserAgent = UserAgent,
    };
}
