namespace Ipernity.PowerShell.Vaults;

/// <summary>The reason why a call of a vault failed.</summary>
internal enum VaultFailure
{
    /// <summary>SecretManagement is not installed.</summary>
    NotInstalled,

    /// <summary>The vault is locked and needs a password.</summary>
    Locked,

    /// <summary>The vault did not answer in time.</summary>
    TimedOut,

    /// <summary>The vault does not store metadata.</summary>
    NoMetadata,

    /// <summary>The vault does not accept changes.</summary>
    ReadOnly,

    /// <summary>Anything else.</summary>
    Failed,
}
