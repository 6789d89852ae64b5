namespace Ipernity.PowerShell.Vaults;

/// <summary>A vault that is registered with SecretManagement.</summary>
internal sealed record RegisteredVault(string Name, bool IsDefault);
