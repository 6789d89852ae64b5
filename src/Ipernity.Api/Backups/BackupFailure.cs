namespace Ipernity.Api.Backups;

/// <summary>The reason why a backup failed or cannot be used, apart from failed calls. The name is the error's stable id.</summary>
public enum BackupFailure
{
    /// <summary>The folder does not exist.</summary>
    BackupNotFound,

    /// <summary>The folder contains files but no backup.</summary>
    NotABackup,

    /// <summary>A file of the backup cannot be read, or its content is invalid.</summary>
    BackupUnreadable,

    /// <summary>The backup has a newer format than this version of the library reads.</summary>
    BackupTooNew,

    /// <summary>The backup belongs to another account or another service.</summary>
    OtherAccount,

    /// <summary>Another run uses the backup at the moment.</summary>
    BackupInUse,

    /// <summary>The folder, or a file in it, cannot be written.</summary>
    BackupUnwritable,

    /// <summary>A file of the backup does not match its sidecar.</summary>
    FileDamaged,

    /// <summary>A finding cannot be repaired, for example because the account no longer has the document.</summary>
    NotRepairable,

    /// <summary>A document was uploaded, but the service did not process it in time, so details are missing.</summary>
    RestoreUnfinished,

    /// <summary>The token does not grant the permission that a part of the account needs.</summary>
    PermissionMissing,
}
