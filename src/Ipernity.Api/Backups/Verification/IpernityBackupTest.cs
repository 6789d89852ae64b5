using Ipernity.Auth.Errors;

namespace Ipernity.Api.Backups.Verification;

/// <summary>The result of testing a backup.</summary>
public sealed record IpernityBackupTest
{
    /// <summary>The full path of the folder of the backup.</summary>
    public string Path { get; internal init; } = "";

    /// <summary>The name of the account; null if the backup does not say.</summary>
    public string? UserName { get; internal init; }

    /// <summary>When the backup was last updated; null if the manifest cannot be read.</summary>
    public DateTimeOffset? UpdatedAt { get; internal init; }

    /// <summary>Whether the test found no problems, or all of them were repaired.</summary>
    public bool IsIntact { get; internal init; }

    /// <summary>Whether the last backup saved everything. If not, an intact backup can still lack documents.</summary>
    public bool IsComplete { get; internal init; }

    /// <summary>How many documents were tested, including those that are gone from the account.</summary>
    public long Documents { get; internal init; }

    /// <summary>How many files were tested.</summary>
    public long Files { get; internal init; }

    /// <summary>How many of these files have no recorded MD5, so that only their length was tested.</summary>
    public long FilesWithoutChecksum { get; internal init; }

    /// <summary>The length of the tested files in bytes.</summary>
    public long Bytes { get; internal init; }

    /// <summary>How many findings there are.</summary>
    public long Findings { get; internal init; }

    /// <summary>How many of them were repaired.</summary>
    public long Repaired { get; internal init; }

    /// <summary>How long the test took.</summary>
    public TimeSpan Duration { get; internal init; }

    /// <summary>The result in a sentence.</summary>
    /// <returns>The folder and whether it is intact.</returns>
    public override string ToString() => VisibleText.Of(
        IsIntact ? $"{Path} is intact." : FormattableString.Invariant($"{Path}: {Findings - Repaired:N0} findings."));
}
