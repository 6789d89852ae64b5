namespace Ipernity.PowerShell.Vaults;

/// <summary>A call of a vault failed.</summary>
/// <param name="failure">The kind of failure.</param>
/// <param name="message">What happened.</param>
/// <param name="vault">The vault's name; null if the failure is about none in particular.</param>
/// <param name="innerException">The cause.</param>
internal sealed class VaultException(VaultFailure failure, string message, string? vault = null, Exception? innerException = null)
    : Exception(message, innerException)
{
    public VaultFailure Failure { get; } = failure;

    public string? Vault { get; } = vault;
}
