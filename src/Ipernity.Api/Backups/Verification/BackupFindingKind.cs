namespace Ipernity.Api.Backups.Verification;

/// <summary>What is wrong in a backup. No kind is 0, so that each is true as a condition in PowerShell.</summary>
public enum BackupFindingKind
{
    /// <summary>A file is missing that a sidecar describes, or a list or the profile that was in the backup.</summary>
    FileMissing = 1,

    /// <summary>The MD5 of a file differs from the one that the backup has recorded.</summary>
    FileDamaged,

    /// <summary>The length of a file differs from the one that the backup has recorded.</summary>
    LengthWrong,

    /// <summary>A file cannot be read, for example because of a disk error or missing permission.</summary>
    FileUnreadable,

    /// <summary>The sidecar of a document cannot be read, or does not describe a document.</summary>
    SidecarUnreadable,

    /// <summary>The manifest is missing or cannot be read.</summary>
    ManifestUnreadable,

    /// <summary>One of the lists, such as the albums, cannot be read.</summary>
    ListUnreadable,

    /// <summary>A list or a sidecar refers to a document, an album or a file that is not in the backup, or refers to it twice.</summary>
    ReferenceBroken,

    /// <summary>A count in the manifest differs from the backup.</summary>
    CountWrong,

    /// <summary>No sidecar describes a file.</summary>
    UnknownFile,
}
