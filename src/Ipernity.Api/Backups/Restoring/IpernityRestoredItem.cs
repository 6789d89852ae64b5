using Ipernity.Auth.Errors;

namespace Ipernity.Api.Backups.Restoring;

/// <summary>The outcome of restoring a part of a backup.</summary>
public sealed class IpernityRestoredItem
{
    internal IpernityRestoredItem(RestoreStep step, RestoreStatus status)
    {
        Kind = step.Kind;
        Id = step.Id;
        NewId = step.NewId;
        Title = step.Title;
        Status = status;
        Bytes = status == RestoreStatus.Uploaded ? step.Bytes : 0;
        Note = step.Note;
    }

    /// <summary>The kind: a document, an album or a folder.</summary>
    public RestoreKind Kind { get; }

    /// <summary>The identifier in the backup.</summary>
    public string Id { get; }

    /// <summary>The identifier in the account; null if it is not there.</summary>
    public string? NewId { get; }

    /// <summary>The title; null if it has none.</summary>
    public string? Title { get; }

    /// <summary>The outcome.</summary>
    public RestoreStatus Status { get; }

    /// <summary>How many bytes were uploaded.</summary>
    public long Bytes { get; }

    /// <summary>What was set or added, or why it cannot be restored; null if there is nothing to say.</summary>
    public string? Note { get; }

    /// <summary>The part of the backup and its status.</summary>
    /// <returns>The status, the kind, the identifier and the title.</returns>
    public override string ToString() => VisibleText.OfLine($"{Status}: {Kind} {Id} {Title}".TrimEnd());
}
