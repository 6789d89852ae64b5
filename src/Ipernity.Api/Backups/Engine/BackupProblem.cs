namespace Ipernity.Api.Backups.Engine;

/// <summary>A part of the account that could not be saved. The rest goes on.</summary>
public sealed class BackupProblem
{
    internal BackupProblem(Exception failure)
    {
        Failure = failure;
    }

    /// <summary>The identifier of the document; null if it is about something else.</summary>
    public string? DocumentId { get; internal init; }

    /// <summary>The path of the file that was not brought up to date, from the folder of the backup; null for documents.</summary>
    public string? File { get; internal init; }

    /// <summary>Why.</summary>
    public Exception Failure { get; }
}
