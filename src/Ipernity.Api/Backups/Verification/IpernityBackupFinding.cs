using Ipernity.Auth.Errors;

namespace Ipernity.Api.Backups.Verification;

/// <summary>A problem that a test found in a backup.</summary>
public sealed class IpernityBackupFinding
{
    internal IpernityBackupFinding(BackupFindingKind kind, string path, string relativePath, string message)
    {
        Kind = kind;
        Path = path;
        RelativePath = relativePath;
        Message = message;
    }

    /// <summary>The kind of the problem.</summary>
    public BackupFindingKind Kind { get; }

    /// <summary>The full path of the file.</summary>
    public string Path { get; }

    /// <summary>The path of the file from the folder of the backup, with slashes.</summary>
    public string RelativePath { get; }

    /// <summary>The identifier of the document; null if the finding is not about a document, or its identifier is not known.</summary>
    public string? DocumentId { get; internal init; }

    /// <summary>The recorded value: a length, an MD5, a count or an identifier.</summary>
    public string? Expected { get; internal init; }

    /// <summary>The found value; null if there is none.</summary>
    public string? Actual { get; internal init; }

    /// <summary>The problem in one sentence.</summary>
    public string Message { get; }

    /// <summary>Whether the problem was repaired; null if no repair was requested.</summary>
    public bool? Repaired { get; internal set; }

    /// <summary>The file and the problem.</summary>
    /// <returns>The relative path and the message.</returns>
    public override string ToString() => VisibleText.Of($"{RelativePath}: {Message}");
}
