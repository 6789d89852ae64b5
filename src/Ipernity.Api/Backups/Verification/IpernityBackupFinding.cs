using Ipernity.Auth.Errors;

namespace Ipernity.Api.Backups.Verification;

/// <summary>Something in a backup that is not as it should be.</summary>
public sealed class IpernityBackupFinding
{
    internal IpernityBackupFinding(BackupFindingKind kind, string path, string relativePath, string message)
    {
        Kind = kind;
        Path = path;
        RelativePath = relativePath;
        Message = message;
    }

    /// <summary>What is wrong.</summary>
    public BackupFindingKind Kind { get; }

    /// <summary>The full path of the file.</summary>
    public string Path { get; }

    /// <summary>The path of the file from the folder of the backup, with slashes.</summary>
    public string RelativePath { get; }

    /// <summary>The identifier of the document; null if the finding is not about a document, or its identifier is not known.</summary>
    public string? DocumentId { get; internal init; }

    /// <summary>What the backup says: a length, an MD5, a count or an identifier.</summary>
    public string? Expected { get; internal init; }

    /// <summary>What was found instead; null if nothing was found.</summary>
    public string? Actual { get; internal init; }

    /// <summary>What is wrong, in a sentence.</summary>
    public string Message { get; }

    /// <summary>Whether it was repaired; null if nobody asked for that.</summary>
    public bool? Repaired { get; internal set; }

    /// <summary>The file and what is wrong with it.</summary>
    /// <returns>The relative path and the message.</returns>
    public override string ToString() => VisibleText.Of($"{RelativePath}: {Message}");
}
