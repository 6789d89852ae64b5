namespace Ipernity.Api.Backups.Restoring;

/// <summary>The action for a part of a backup.</summary>
public enum RestoreAction
{
    /// <summary>No action, because the part is already in the account.</summary>
    None,

    /// <summary>Uploads the document.</summary>
    Upload,

    /// <summary>Creates the album or the folder, and fills it.</summary>
    Create,

    /// <summary>Sets or adds details of a part that is in the account.</summary>
    Update,

    /// <summary>No action, because the part cannot be restored.</summary>
    Refuse,
}
