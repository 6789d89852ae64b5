namespace Ipernity.Api.Backups;

/// <summary>Why a backup cannot be made or used, if it is not the failure of a call. The name is the error's stable id.</summary>
public enum BackupFailure
{
    /// <summary>The folder is not there.</summary>
    BackupNotFound,

    /// <summary>The folder holds other files, but no backup.</summary>
    NotABackup,

    /// <summary>A file of the backup cannot be read, or does not hold what it should.</summary>
    BackupUnreadable,

    /// <summary>The backup has a newer format than this version of the library reads.</summary>
    BackupTooNew,

    /// <summary>The backup belongs to another account or another service.</summary>
    OtherAccount,

    /// <summary>Another run uses the backup at the moment.</summary>
    BackupInUse,

    /// <summary>The folder, or a file in it, cannot be written.</summary>
    BackupUnwritable,

    /// <summary>A file of the backup is not the one that its sidecar describes.</summary>
    FileDamaged,

    /// <summary>What is wrong in the backup cannot be repaired, because the account does not have it any more, or there is no way.</summary>
    NotRepairable,

    /// <summary>A document was uploaded, but the service did not process it in time, so details are missing.</summary>
    RestoreUnfinished,

    /// <summary>The token does not grant the permission that a part of the account needs.</summary>
    PermissionMissing,
}
