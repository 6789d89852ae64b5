using System.Collections;

namespace Ipernity.PowerShell.Vaults;

/// <summary>Access to the registered vaults.</summary>
internal interface IProfileVault
{
    /// <summary>The registered vaults, the default one first.</summary>
    /// <exception cref="VaultException">There is no SecretManagement, or it failed.</exception>
    IReadOnlyList<RegisteredVault> FindVaults();

    /// <summary>The names and the metadata of secrets, without their values.</summary>
    /// <param name="vault">The vault's name.</param>
    /// <param name="filter">A wildcard pattern for the names of the secrets.</param>
    /// <exception cref="VaultException">The vault failed.</exception>
    IReadOnlyList<VaultEntry> List(string vault, string filter);

    /// <summary>Reads the value of a secret.</summary>
    /// <exception cref="VaultException">The vault failed, or has no such secret.</exception>
    string Read(string vault, string name);

    /// <summary>Writes a secret, and replaces one with the same name.</summary>
    /// <exception cref="VaultException">The vault failed.</exception>
    void Write(string vault, string name, SecureString value, Hashtable metadata);

    /// <summary>Deletes a secret.</summary>
    /// <exception cref="VaultException">The vault failed.</exception>
    void Delete(string vault, string name);
}
