namespace Ipernity.Api.Backups.Restoring;

/// <summary>The outcome for a part of a backup.</summary>
public enum RestoreStatus
{
    /// <summary>The part was already in the account and was not changed.</summary>
    AlreadyThere,

    /// <summary>The document was uploaded.</summary>
    Uploaded,

    /// <summary>The album or the folder was created.</summary>
    Created,

    /// <summary>The part was already in the account, and details were set or added.</summary>
    Updated,

    /// <summary>The part cannot be restored.</summary>
    NotRestorable,
}
