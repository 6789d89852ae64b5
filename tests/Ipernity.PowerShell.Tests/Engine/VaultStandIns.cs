namespace Ipernity.PowerShell.Tests.Engine;

/// <summary>Functions that stand in for the commands of SecretManagement, with vaults in memory.</summary>
internal static class VaultStandIns
{
    private const string Functions = """
        $global:store = [ordered]@{}
        function global:Get-SecretVault {
            param([string[]] $Name)
            foreach ($vault in $global:store.Keys) {
                [pscustomobject]@{ Name = $vault; IsDefault = $vault -eq $global:default }
            }
        }
        function global:Get-SecretInfo {
            param([string] $Name = '*', [string] $Vault)
            foreach ($secret in $global:store[$Vault].Values) {
                if ($secret.Name -like $Name) { [pscustomobject]@{ Name = $secret.Name; VaultName = $Vault; Metadata = $secret.Metadata } }
            }
        }
        function global:Get-Secret {
            param([string] $Name, [string] $Vault)
            $global:reads++
            $global:store[$Vault][$Name].Secret
        }
        function global:Set-Secret {
            param([string] $Name, [object] $Secret, [string] $Vault, [hashtable] $Metadata)
            $global:store[$Vault][$Name] = @{ Name = $Name; Secret = $Secret; Metadata = $Metadata }
        }
        function global:Remove-Secret {
            param([string] $Name, [string] $Vault)
            $global:store[$Vault].Remove($Name)
        }

        """;

    /// <summary>Registers vaults. The first is the default one.</summary>
    public static void AddVaults(this Shell shell, params string[] vaults)
    {
        shell.Run(Functions).AssertNoErrors();
        shell.Run($"$global:default = '{vaults.FirstOrDefault()}'; $global:reads = 0");
        foreach (var vault in vaults)
            shell.Run($"$global:store['{vault}'] = @{{}}").AssertNoErrors();
    }
}
