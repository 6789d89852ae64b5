# A vault in memory. Its parameter Mode lets it behave like a vault that is read-only, locked or does not answer.
$script:vaults = @{}

function Open-Vault {
    param([string] $VaultName, [hashtable] $AdditionalParameters, [switch] $ForWriting)

    switch ($AdditionalParameters.Mode) {
        'ReadOnly' { if ($ForWriting) { throw [NotSupportedException]::new('This vault is read-only.') } }
        'Locked' { $null = $Host.UI.ReadLineAsSecureString() }
        'Hangs' { Start-Sleep -Seconds 60 }
    }
    if (-not $vaults[$VaultName]) { $vaults[$VaultName] = @{} }
    $vaults[$VaultName]
}

function Get-Secret {
    param([string] $Name, [string] $VaultName, [hashtable] $AdditionalParameters)

    $secret = (Open-Vault $VaultName $AdditionalParameters)[$Name]
    if ($secret) { Write-Output $secret.Value -NoEnumerate }
}

function Get-SecretInfo {
    param([string] $Filter, [string] $VaultName, [hashtable] $AdditionalParameters)

    foreach ($secret in (Open-Vault $VaultName $AdditionalParameters).Values) {
        if ($secret.Name -notlike $Filter) { continue }
        $metadata = [System.Collections.Generic.Dictionary[string, object]]::new()
        foreach ($key in $secret.Metadata.Keys) { $metadata[$key] = $secret.Metadata[$key] }
        [Microsoft.PowerShell.SecretManagement.SecretInformation]::new($secret.Name, 'SecureString', $VaultName, $metadata)
    }
}

function Set-Secret {
    param([string] $Name, [object] $Secret, [string] $VaultName, [hashtable] $AdditionalParameters, [hashtable] $Metadata)

    (Open-Vault $VaultName $AdditionalParameters -ForWriting)[$Name] = @{ Name = $Name; Value = $Secret; Metadata = $Metadata }
}

function Remove-Secret {
    param([string] $Name, [string] $VaultName, [hashtable] $AdditionalParameters)

    (Open-Vault $VaultName $AdditionalParameters -ForWriting).Remove($Name)
}

function Test-SecretVault {
    param([string] $VaultName, [hashtable] $AdditionalParameters)

    $true
}
