namespace Ipernity.Api.Backups.Restoring;

/// <summary>The state of a part of the backup in a restore.</summary>
internal enum RestoreState
{
    /// <summary>No run has touched it.</summary>
    None,

    /// <summary>It is being sent, so the service may have it.</summary>
    Sending,

    /// <summary>It is in the account, but details may be missing.</summary>
    There,

    /// <summary>It was completely restored.</summary>
    Done,
}
