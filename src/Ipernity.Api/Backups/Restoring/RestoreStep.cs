using Ipernity.Api.Backups.Format;
using Ipernity.Auth.Errors;

namespace Ipernity.Api.Backups.Restoring;

/// <summary>A step of a plan: a part of a backup and the action for it.</summary>
public sealed class RestoreStep
{
    internal RestoreStep(RestoreKind kind, string id, string? title, RestoreAction action)
    {
        Kind = kind;
        Id = id;
        Title = title;
        Action = action;
    }

    /// <summary>The kind: a document, an album or a folder.</summary>
    public RestoreKind Kind { get; }

    /// <summary>The identifier in the backup.</summary>
    public string Id { get; }

    /// <summary>The title; null if it has none.</summary>
    public string? Title { get; }

    /// <summary>The planned action.</summary>
    public RestoreAction Action { get; internal set; }

    /// <summary>The length of the file in bytes; 0 if nothing is uploaded.</summary>
    public long Bytes { get; internal init; }

    /// <summary>What is set or added, or why it cannot be restored; null if there is nothing to say.</summary>
    public string? Note { get; internal set; }

    /// <summary>The identifier in the account; null if it is not there.</summary>
    public string? NewId { get; internal set; }

    /// <summary>Whether to skip the step.</summary>
    public bool IsSkipped { get; set; }

    internal bool IsOpen => !IsSkipped && Action is RestoreAction.Upload or RestoreAction.Create or RestoreAction.Update;

    internal DocumentSource? Document { get; init; }

    /// <summary>Whether a call has confirmed that nothing is missing.</summary>
    internal bool IsConfirmed { get; set; }

    internal AlbumRecord? Album { get; init; }

    internal FolderRecord? Folder { get; init; }

    /// <summary>The part of the backup.</summary>
    /// <returns>The kind, the identifier and the title.</returns>
    public override string ToString() =>
        VisibleText.OfLine(string.IsNullOrWhiteSpace(Title) ? $"{Kind} {Id}" : $"{Kind} {Id} '{Title}'");
}
