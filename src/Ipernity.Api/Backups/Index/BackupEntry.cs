namespace Ipernity.Api.Backups.Index;

/// <summary>The data about a document that a run and the page need without reading its sidecar.</summary>
internal sealed record BackupEntry
{
    public string Id { get; init; } = "";

    /// <summary>
    /// The path of its file, relative to the folder of the backup, with slashes. It never changes. The names of the sidecar and the
    /// thumbnail contain it, even if there is no file.
    /// </summary>
    public string Path { get; init; } = "";

    /// <summary>
    /// The fingerprint of its list entry when it was last saved completely; null if it was not, so that the next run saves it again.
    /// </summary>
    public string? Fingerprint { get; init; }

    /// <summary>How many members chose it as a favourite. The list contains this number, so saving it needs no further call.</summary>
    public long? Faves { get; init; }

    /// <summary>The length of its file in bytes; null if there is no file.</summary>
    public long? Bytes { get; init; }

    /// <summary>The MD5 of its file in hexadecimal digits, if the service reports it.</summary>
    public string? Md5 { get; init; }

    /// <summary>The length of its sidecar in bytes when it was written; null if it is not known.</summary>
    public long? SidecarBytes { get; init; }

    /// <summary>Whether there is a thumbnail.</summary>
    public bool HasThumbnail { get; init; }

    public string? Title { get; init; }

    /// <summary>The camera's clock, without a time zone.</summary>
    public DateTime? CreatedAt { get; init; }

    public DateTimeOffset? PostedAt { get; init; }

    public string? Media { get; init; }

    public string[]? Keywords { get; init; }

    /// <summary>When a backup first found that the document is gone from the account.</summary>
    public DateTimeOffset? GoneAt { get; init; }

    /// <summary>Whether the document was moved to the folder <c>removed</c>, so that it is no longer in the backup.</summary>
    public bool? IsRemoved { get; init; }
}
