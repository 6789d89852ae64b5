using Ipernity.Auth.Http;

namespace Ipernity.Api.Downloads;

/// <summary>The options of downloads.</summary>
public sealed class DownloadOptions
{
    /// <summary>The size that stands for the original file.</summary>
    public const string Original = "Original";

    /// <summary>Creates options.</summary>
    /// <param name="token">The token of the member who downloads.</param>
    /// <param name="folder">The full path of the folder for the files.</param>
    public DownloadOptions(string token, string folder)
    {
        Token = token ?? throw new ArgumentNullException(nameof(token));
        Folder = System.IO.Path.GetFullPath(folder ?? throw new ArgumentNullException(nameof(folder)));
    }

    /// <summary>The full path of the folder for the files.</summary>
    public string Folder { get; }

    /// <summary><see cref="Original"/>, or the label of a size, such as <c>1024</c>.</summary>
    public string Size { get; init; } = Original;

    /// <summary>The names of the files.</summary>
    public FileNameTemplate FileName { get; init; } = FileNameTemplate.Default;

    /// <summary>The file with the details of a document that is saved beside its file.</summary>
    public SidecarKind Sidecar { get; init; }

    /// <summary>Whether to download every file again and overwrite files with the same names.</summary>
    public bool Force { get; init; }

    /// <summary>How many files are downloaded at the same time. 4 by default.</summary>
    public int ThrottleLimit { get; init; } = 4;

    /// <summary>The longest time in which no part of a file and no answer arrives. 100 seconds by default.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>Whether and when failed calls and downloads are retried.</summary>
    public RetryPolicy Retries { get; init; } = RetryPolicy.None;

    /// <summary>The largest file in bytes, if the service does not report its length. 8 GB by default.</summary>
    public long MaximumBytes { get; init; } = 8L << 30;

    /// <summary>The <c>User-Agent</c> of requests to the file servers.</summary>
    public string UserAgent { get; init; } = "Ipernity.Api";

    /// <summary>Called after each attempt of each call, as <see cref="CallOptions.Attempted"/>.</summary>
    public Action<CallAttempt>? Attempted { get; init; }

    internal string Token { get; }

    internal bool IsOriginal => string.Equals(Size, Original, StringComparison.OrdinalIgnoreCase);

    internal CallOptions CallOptions => new() { Token = Token, Timeout = Timeout, Retries = Retries, Attempted = Attempted };

    internal DownloadOptions Checked()
    {
        if (ThrottleLimit < 1)
            throw new ArgumentOutOfRangeException(nameof(ThrottleLimit), ThrottleLimit, "The throttle limit must be at least 1.");
        _ = CallOptions;
        return this;
    }
}
