<#
.SYNOPSIS
Signs in to ipernity and calls its API, step by step.
.DESCRIPTION
Runs against ipernity.com with your own application's key and secret. Adds the tag 'nice car' to your newest document. Saves a profile,
which needs a vault of Microsoft.PowerShell.SecretManagement, and removes it at the end.
.EXAMPLE
./quickstart.ps1 -ApiKey 0123456789abcdef0123456789abcdef -ApiSecret (Read-Host -AsSecureString)
#>
param(
    [Parameter(Mandatory)] [string] $ApiKey,
    [Parameter(Mandatory)] [securestring] $ApiSecret,
    [uri] $Server = 'https://api.ipernity.com/',
    [switch] $NoBrowser
)

$ErrorActionPreference = 'Stop'
Import-Module "$PSScriptRoot/../../Ipernity.psd1"

# Ask for permission to change documents, and save the connection as a profile. Your browser opens a page on ipernity.com.
$application = @{ ApiKey = $ApiKey; ApiSecret = $ApiSecret; Server = $Server }
$authorization = Connect-Ipernity @application -Permission @{ doc = 'write' } -SaveAs quickstart -Force -NoBrowser:$NoBrowser

# Allow the application on that page, come back and press Enter.
$null = Read-Host 'Press Enter when you have allowed the application'

# Exchange the frob for a token. The session is then connected.
$authorization | Complete-IpernityAuth

# Call any method of the API.
$documents = (Invoke-IpernityApi doc.getList @{ per_page = 5 }).docs.doc
$documents

# A keyword may contain spaces: this adds one tag.
$newest = @($documents)[0].doc_id
(Invoke-IpernityApi doc.tags.add @{ doc_id = $newest; keywords = 'nice car' }).tags.tag
(Invoke-IpernityApi doc.tags.getList @{ doc_id = $newest }).tags.tag

# Forget the token.
Disconnect-Ipernity

# Next time, the profile connects without a browser.
Connect-Ipernity quickstart
Get-IpernityProfile quickstart

# The quickstart leaves nothing behind.
Remove-IpernityProfile quickstart
Disconnect-Ipernity
