<#
.SYNOPSIS
    Signs in to ipernity and calls its API, step by step.
.DESCRIPTION
    With the key and the secret that ipernity shows for your application, this runs against the real service.
    It adds the tag 'nice car' to your newest document.
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

# Ask for the permission to change documents. The browser opens ipernity's own page.
$authorization = Connect-Ipernity -ApiKey $ApiKey -ApiSecret $ApiSecret -Server $Server -Permission @{ doc = 'write' } -NoBrowser:$NoBrowser

# Allow the application there, come back and press Enter.
$null = $Host.UI.ReadLine()

# Exchange the frob for a token: this session is now connected.
$authorization | Complete-IpernityAuth

# Call any method of the API.
$documents = (Invoke-IpernityApi doc.getList @{ per_page = 5 }).docs.doc
$documents

# Two words in one keyword are one tag.
$newest = @($documents)[0].doc_id
(Invoke-IpernityApi doc.tags.add @{ doc_id = $newest; keywords = 'nice car' }).tags.tag
(Invoke-IpernityApi doc.tags.getList @{ doc_id = $newest }).tags.tag

# Forget the token.
Disconnect-Ipernity
