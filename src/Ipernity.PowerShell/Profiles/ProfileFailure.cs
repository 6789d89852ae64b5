namespace Ipernity.PowerShell.Profiles;

/// <summary>Why a profile cannot be used or saved, apart from failures of its vault.</summary>
internal enum ProfileFailure
{
    /// <summary>No profile has this name.</summary>
    NotFound,

    /// <summary>A profile with this name already exists.</summary>
    Exists,

    /// <summary>The name cannot be that of a profile.</summary>
    NameInvalid,

    /// <summary>The secret in the vault is not a profile.</summary>
    Damaged,

    /// <summary>The vault is not registered, or no vault is.</summary>
    VaultNotFound,
}
