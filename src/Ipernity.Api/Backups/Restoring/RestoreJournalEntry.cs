namespace Ipernity.Api.Backups.Restoring;

/// <summary>A line of the journal: the state of a part of the backup.</summary>
internal sealed record RestoreJournalEntry
{
    public RestoreKind Kind { get; init; }

    /// <summary>The identifier in the backup.</summary>
    public string Id { get; init; } = "";

    public RestoreState State { get; init; }

    /// <summary>The identifier in the account, as soon as it is known.</summary>
    public string? NewId { get; init; }

    /// <summary>The ticket of the upload, as soon as it is known.</summary>
    public string? Ticket { get; init; }

    /// <summary>When the line was written, in Unix seconds.</summary>
    public long At { get; init; }
}
