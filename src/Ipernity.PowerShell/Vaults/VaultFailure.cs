namespace Ipernity.PowerShell.Vaults;

/// <summary>Why a vault did not do what it was asked.</summary>
internal enum VaultFailure
{
    /// <summary>SecretManagement is not installed.</summary>
    NotInstalled,

    /// <summary>The vault needs a password, and nobody gave one.</summary>
    Locked,

    /// <summary>The vault did not answer in time.</summary>
    TimedOut,

    /// <summary>The vault does not store metadata.</summary>
    NoMetadata,

    /// <summary>The vault does not take secrets.</summary>
    ReadOnly,

    /// <summary>Anything else.</summary>
    Failed,
}
