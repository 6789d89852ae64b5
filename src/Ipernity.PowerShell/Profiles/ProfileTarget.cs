namespace Ipernity.PowerShell.Profiles;

/// <summary>A profile's name and its vault.</summary>
internal sealed record ProfileTarget(string Name, string Vault);
