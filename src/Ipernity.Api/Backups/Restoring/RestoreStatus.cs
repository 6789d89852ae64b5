namespace Ipernity.Api.Backups.Restoring;

/// <summary>What became of a part of a backup.</summary>
public enum RestoreStatus
{
    /// <summary>It is in the account already, and was not changed.</summary>
    AlreadyThere,

    /// <summary>The document was uploaded.</summary>
    Uploaded,

    /// <summary>The album or the folder was created.</summary>
    Created,

    /// <summary>It is in the account already, and details were set or added.</summary>
    Updated,

    /// <summary>It cannot be restored.</summary>
    NotRestorable,
}
