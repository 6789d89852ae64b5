namespace Ipernity.Api.Backups.Restoring;

/// <summary>What a plan does with a part of a backup.</summary>
public enum RestoreAction
{
    /// <summary>Nothing, because it is in the account.</summary>
    None,

    /// <summary>Uploads the document.</summary>
    Upload,

    /// <summary>Creates the album or the folder, and fills it.</summary>
    Create,

    /// <summary>Sets or adds details of what is in the account.</summary>
    Update,

    /// <summary>Nothing, because it cannot be restored.</summary>
    Refuse,
}
