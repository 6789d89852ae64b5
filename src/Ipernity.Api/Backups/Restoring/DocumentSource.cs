using Ipernity.Api.Sidecars;

namespace Ipernity.Api.Backups.Restoring;

/// <summary>A document in the backup.</summary>
/// <param name="Record">Its sidecar, reduced to the notes and comments that can be restored.</param>
/// <param name="FilePath">The full path of its file; null if there is none.</param>
/// <param name="Problem">Why it cannot be uploaded; null if it can.</param>
internal sealed record DocumentSource(DocumentRecord Record, string? FilePath, string? Problem)
{
    public string Id => Record.Id;

    public string? Md5 => Record.Original?.Md5;

    public long Bytes => Record.Original?.Bytes ?? 0;

    /// <summary>When its sidecar was written.</summary>
    public DateTimeOffset SavedAt { get; init; }

    /// <summary>How many notes other members wrote.</summary>
    public int NotesOfOthers { get; init; }

    /// <summary>How many comments other members wrote.</summary>
    public int CommentsOfOthers { get; init; }
}
