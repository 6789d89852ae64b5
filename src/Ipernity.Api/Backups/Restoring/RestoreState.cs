namespace Ipernity.Api.Backups.Restoring;

/// <summary>How far the restore of a part of the backup is.</summary>
internal enum RestoreState
{
    /// <summary>Nothing is known of it.</summary>
    None,

    /// <summary>It is being sent, so the service may have it.</summary>
    Sending,

    /// <summary>It is in the account, but details may be missing.</summary>
    There,

    /// <summary>Everything was restored.</summary>
    Done,
}
