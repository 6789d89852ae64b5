namespace Ipernity.Api.Sidecars;

/// <summary>A file that was replaced on the service.</summary>
internal sealed record VersionRecord
{
    /// <summary>Its path from the folder of the backup, with slashes.</summary>
    public string File { get; init; } = "";

    /// <summary>When the service replaced it, or when the backup found that if the service did not report it.</summary>
    public DateTimeOffset ReplacedAt { get; init; }

    public long Bytes { get; init; }

    public string? Md5 { get; init; }
}
