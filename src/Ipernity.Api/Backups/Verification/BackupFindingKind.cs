namespace Ipernity.Api.Backups.Verification;

/// <summary>What is wrong in a backup. No kind is 0, so that each is true as a condition in PowerShell.</summary>
public enum BackupFindingKind
{
    /// <summary>A file is missing that a sidecar describes, or a list or the profile that was in the backup.</summary>
    FileMissing = 1,

    /// <summary>A file has another MD5 than its sidecar says.</summary>
    FileDamaged,

    /// <summary>A file has another length than its sidecar says.</summary>
    LengthWrong,

    /// <summary>A file cannot be read, because the disk or the file system refuses it.</summary>
    FileUnreadable,

    /// <summary>The sidecar of a document cannot be read, or does not describe a document.</summary>
    SidecarUnreadable,

    /// <summary>The manifest is missing or cannot be read.</summary>
    ManifestUnreadable,

    /// <summary>One of the lists, such as the albums, cannot be read.</summary>
    ListUnreadable,

    /// <summary>Something names a document, an album or a file that is not in the backup, or names it twice.</summary>
    ReferenceBroken,

    /// <summary>The manifest counts more or less than the backup has.</summary>
    CountWrong,

    /// <summary>There is a file that no sidecar describes.</summary>
    UnknownFile,
}
