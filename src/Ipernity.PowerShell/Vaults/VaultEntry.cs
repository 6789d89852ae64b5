using System.Collections;

namespace Ipernity.PowerShell.Vaults;

/// <summary>A secret of a vault without its value.</summary>
/// <param name="Name">The secret's name.</param>
/// <param name="Metadata">The metadata stored with it, which everybody who may list the vault can read.</param>
internal sealed record VaultEntry(string Name, IDictionary Metadata)
{
    /// <returns>The text of a metadata value; null if there is none.</returns>
    public string? Find(string key) => Metadata.Contains(key) ? Metadata[key]?.ToString() : null;
}
