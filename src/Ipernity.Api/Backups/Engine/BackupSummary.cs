namespace Ipernity.Api.Backups.Engine;

/// <summary>The summary of a run.</summary>
public sealed record BackupSummary
{
    internal BackupSummary()
    {
    }

    /// <summary>Whether everything was saved.</summary>
    public bool IsComplete { get; internal init; }

    /// <summary>How many documents were not in the backup before.</summary>
    public long New { get; internal init; }

    /// <summary>How many documents had changed since the last run.</summary>
    public long Changed { get; internal init; }

    /// <summary>How many documents had not changed.</summary>
    public long Unchanged { get; internal init; }

    /// <summary>How many documents of the backup are no longer in the account.</summary>
    public long Gone { get; internal init; }

    /// <summary>How many of these documents the run moved to the folder <c>removed</c>.</summary>
    public long Removed { get; internal init; }

    /// <summary>How many documents and lists could not be saved.</summary>
    public long Failed { get; internal init; }

    /// <summary>How many documents the run did not come to; null if it ended before the service said how many there are.</summary>
    public long? Left { get; internal init; }

    /// <summary>How many files were downloaded. For a preview: how many would be.</summary>
    public long Files { get; internal init; }

    /// <summary>The size of these files in bytes, as far as the service reports it.</summary>
    public long Bytes { get; internal init; }

    /// <summary>How many calls were sent, with retries.</summary>
    public long Calls { get; internal init; }

    /// <summary>How long the run took.</summary>
    public TimeSpan Duration { get; internal init; }
}
