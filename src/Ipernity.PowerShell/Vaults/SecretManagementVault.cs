using System.Collections;
using System.Management.Automation;
using Ipernity.PowerShell.Pipeline;
using Ipernity.PowerShell.Secrets;

namespace Ipernity.PowerShell.Vaults;

/// <summary>The vaults of Microsoft.PowerShell.SecretManagement, called through its commands.</summary>
internal sealed class SecretManagementVault(VaultCommand command) : IProfileVault
{
    public IReadOnlyList<RegisteredVault> FindVaults()
    {
        var output = command.Run("Get-SecretVault");
        if (output.HasFailed && output.Objects.Count == 0)
            throw output.ToException("", isWrite: false);
        return
        [
            .. output.Objects
                .Select(static vault => new RegisteredVault(
                    Find(vault, "Name")?.ToString() ?? "", LanguagePrimitives.IsTrue(Find(vault, "IsDefault"))))
                .Where(static vault => vault.Name.Length > 0)
                .OrderByDescending(static vault => vault.IsDefault),
        ];
    }

    public IReadOnlyList<VaultEntry> List(string vault, string filter)
    {
        var output = command.Run("Get-SecretInfo", ("Name", filter), ("Vault", vault));
        if (output.HasFailed)
            throw output.ToException(vault, isWrite: false);
        return
        [
            .. output.Objects
                .Where(static secret => secret is not null)
                .Select(static secret => new VaultEntry(
                    Find(secret, "Name")?.ToString() ?? "", Find(secret, "Metadata").Unwrap() as IDictionary ?? new Hashtable())),
        ];
    }

    public string Read(string vault, string name)
    {
        var output = command.Run("Get-Secret", ("Name", name), ("Vault", vault));
        if (output.HasFailed)
            throw output.ToException(vault, isWrite: false);
        return (output.Objects.Count > 0 ? output.Objects[0] : null).Unwrap() switch
        {
            SecureString secure => SecureText.Reveal(secure),
            string text => text,
            _ => throw new VaultException(VaultFailure.Failed, $"The vault '{vault}' did not return the secret.", vault),
        };
    }

    public void Write(string vault, string name, SecureString value, Hashtable metadata)
    {
        var output = command.Run("Set-Secret", ("Name", name), ("Secret", value), ("Vault", vault), ("Metadata", metadata));
        if (output.HasFailed)
            throw output.ToException(vault, isWrite: true);
    }

    public void Delete(string vault, string name)
    {
        var output = command.Run("Remove-Secret", ("Name", name), ("Vault", vault));
        if (output.HasFailed)
            throw output.ToException(vault, isWrite: true);
    }

    private static object? Find(PSObject item, string property) => item.Properties[property]?.Value;
}
