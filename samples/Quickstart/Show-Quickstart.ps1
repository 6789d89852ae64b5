<#
.SYNOPSIS
Runs quickstart.ps1 against a local sandbox and prints each statement before its output.
#>
$ErrorActionPreference = 'Stop'
Import-Module "$PSScriptRoot/../../Ipernity.psd1"

# The parameters of quickstart.ps1.
$sandbox = Start-IpernitySandbox
$ApiKey = $sandbox.ApiKey
$ApiSecret = $sandbox.ApiSecret
$Server = $sandbox.Server
$NoBrowser = $true

# A vault in memory stands in for those of SecretManagement, so that the quickstart needs and changes none of yours.
$vault = @{}
function Get-SecretVault { [pscustomobject]@{ Name = 'Memory'; IsDefault = $true } }
function Set-Secret {
    param([string] $Name, [securestring] $Secret, [string] $Vault, [hashtable] $Metadata)
    $script:vault[$Name] = @{ Name = $Name; Secret = $Secret; Metadata = $Metadata }
}
function Get-SecretInfo {
    param([string] $Name, [string] $Vault)
    foreach ($known in $script:vault.Values) { if ($known.Name -like $Name) { [pscustomobject] $known } }
}
function Get-Secret {
    param([string] $Name, [string] $Vault)
    $script:vault[$Name].Secret
}
function Remove-Secret {
    param([string] $Name, [string] $Vault)
    $script:vault.Remove($Name)
}

# Plays the person: opens the authorization page, allows the application and presses Enter.
function Read-Host {
    param([string] $Prompt)

    $page = (Invoke-WebRequest $authorization.Url).Content
    $form = [regex]::Match($page, '(?s)<form name="fa".*?</form>').Value
    $fields = @{ decision = 'allow' }
    foreach ($field in [regex]::Matches($form, '<input type="hidden" name="([^"]+)" value="([^"]*)"')) {
        $fields[$field.Groups[1].Value] = $field.Groups[2].Value
    }
    $null = Invoke-WebRequest $authorization.Url.GetLeftPart('Path') -Method Post -Body $fields
    Write-Host "${Prompt}: (The sandbox's page was opened and the application allowed for you.)"
}

$path = "$PSScriptRoot/quickstart.ps1"
$script = [Management.Automation.Language.Parser]::ParseFile($path, [ref] $null, [ref] $null)
foreach ($statement in $script.EndBlock.Statements) {
    Write-Host "PS> $statement"
    # Parsed with the path of the script, so that $PSScriptRoot is its folder.
    $block = [Management.Automation.Language.Parser]::ParseInput("$statement", $path, [ref] $null, [ref] $null).GetScriptBlock()
    . $block | Out-Default
}
Stop-IpernitySandbox
