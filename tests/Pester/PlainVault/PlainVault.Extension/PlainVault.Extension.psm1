# A vault in memory that stores no metadata.
$script:secrets = @{}

function Get-Secret {
    param([string] $Name, [string] $VaultName, [hashtable] $AdditionalParameters)

    $secrets[$Name]
}

function Get-SecretInfo {
    param([string] $Filter, [string] $VaultName, [hashtable] $AdditionalParameters)

    foreach ($name in $secrets.Keys) {
        if ($name -like $Filter) { [Microsoft.PowerShell.SecretManagement.SecretInformation]::new($name, 'SecureString', $VaultName) }
    }
}

function Set-Secret {
    param([string] $Name, [object] $Secret, [string] $VaultName, [hashtable] $AdditionalParameters)

    $secrets[$Name] = $Secret
}

function Remove-Secret {
    param([string] $Name, [string] $VaultName, [hashtable] $AdditionalParameters)

    $secrets.Remove($Name)
}

function Test-SecretVault {
    param([string] $VaultName, [hashtable] $AdditionalParameters)

    $true
}
