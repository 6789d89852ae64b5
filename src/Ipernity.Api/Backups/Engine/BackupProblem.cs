namespace Ipernity.Api.Backups.Engine;

/// <summary>A part of the account that could not be saved. The run continues with the others.</summary>
public sealed class BackupProblem
{
    internal BackupProblem(Exception failure)
    {
        Failure = failure;
    }

    /// <summary>The identifier of the document; null for a list.</summary>
    public string? DocumentId { get; internal init; }

    /// <summary>The path of the file that was not updated, relative to the folder of the backup; null for a document.</summary>
    public string? File { get; internal init; }

    /// <summary>The reason.</summary>
    public Exception Failure { get; }
}
