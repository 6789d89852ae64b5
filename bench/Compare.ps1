<#
.SYNOPSIS
Measures the module beside what a person would write without it.

.DESCRIPTION
Starts a local ipernity, or uses the given server, and measures in this one process, after warming up, in rounds that take
turns:

calls    test.echo, again and again
walk     all documents, in pages of 100
parsing  a list of 10 MB, beside ConvertFrom-Json

by Invoke-IpernityApi, by a script with Invoke-RestMethod that signs by itself, and by a bare HttpClient in C#. Then, in
processes of their own, how long the first two walks take, how much memory a walk needs and how long Import-Module takes. The
tables show medians and ratios: how many times as long the others take.

.PARAMETER Server
A server to measure against, such as a sandbox that runs already. Its documents are those of the token's member.

.PARAMETER Credential
The API key as user name and the API secret as password, for that server.

.PARAMETER Token
The token for that server.

.PARAMETER Documents
How many documents the local ipernity has. Memory is measured for ten times as many, too.

.PARAMETER Calls
How many calls are measured.

.PARAMETER Rounds
How many rounds there are after the one that warms up.

.PARAMETER Part
What to measure. By default everything is measured.

.PARAMETER NoBuild
Uses the module and the sandbox as they are, instead of building them in Release.

.EXAMPLE
dotnet pwsh bench/Compare.ps1

.EXAMPLE
dotnet pwsh bench/Compare.ps1 -Part Walk -Rounds 9
#>
[CmdletBinding(DefaultParameterSetName = 'Sandbox')]
param(
    [Parameter(ParameterSetName = 'Server', Mandatory)]
    [uri] $Server,

    [Parameter(ParameterSetName = 'Server', Mandatory)]
    [pscredential] $Credential,

    [Parameter(ParameterSetName = 'Server', Mandatory)]
    [securestring] $Token,

    [Parameter(ParameterSetName = 'Sandbox')]
    [int] $Documents = 10000,

    [int] $Calls = 500,

    [int] $Rounds = 5,

    [ValidateSet('Calls', 'Walk', 'Walks', 'Parsing', 'Memory', 'Import')]
    [string[]] $Part = @('Calls', 'Walk', 'Walks', 'Parsing', 'Memory', 'Import'),

    [switch] $NoBuild
)

$ErrorActionPreference = 'Stop'
$root = Split-Path $PSScriptRoot
. $PSScriptRoot/Comparison/Measurement.ps1
. $PSScriptRoot/Comparison/Target.ps1
. $PSScriptRoot/Comparison/RestMethod.ps1

if (-not $NoBuild) {
    foreach ($project in 'Ipernity.PowerShell', 'Ipernity.Sandbox') {
        dotnet build "$root/src/$project" --configuration Release --verbosity quiet | Out-Host
        if ($LASTEXITCODE) { throw "$project could not be built." }
    }
}

Import-Module $root/Ipernity.psd1
Add-Type -Path $PSScriptRoot/Comparison/BareClient.cs -CompilerOptions '/optimize+'

if ($PSCmdlet.ParameterSetName -eq 'Server') { $target = Get-Target $Server $Credential $Token }
else { $target = Open-Target $root $Documents }

try {
    $null = Connect-Ipernity -Server $target.Server -Credential $target.Credential -Token $target.Token
    $rest = Get-RestClient $target
    $keptRest = Get-RestClient $target -KeepConnections
    $bare = [IpernityBench.BareClient]::new($target.Server, $target.Key, $target.Secret, $target.TokenText)

    if ('Calls' -in $Part) {
        $oneByOne = { foreach ($i in 1..$Calls) { $null = Invoke-IpernityApi test.echo @{ echo = $i } } }
        $piped = { $null = 1..$Calls | ForEach-Object { @{ echo = $_ } } | Invoke-IpernityApi test.echo }
        $byRest = { param($client) foreach ($i in 1..$Calls) { $null = Invoke-Rest $client test.echo @{ echo = $i } } }
        Measure-Side -Title "$Calls calls of test.echo, one after the other" -Round $Rounds -Side ([ordered]@{
                'Invoke-IpernityApi'            = $oneByOne
                'Invoke-IpernityApi, piped'     = $piped
                'Invoke-RestMethod'             = { & $byRest $rest }
                'Invoke-RestMethod -WebSession' = { & $byRest $keptRest }
                'HttpClient in C#'              = { $bare.Echo($Calls) }
            })
    }

    if ('Walk' -in $Part) {
        Measure-Side -Title 'A walk over all documents, in pages of 100' -Round $Rounds -Side ([ordered]@{
                'Invoke-IpernityApi -All'       = { @(Invoke-IpernityApi doc.getList @{ per_page = 100 } -All).Count }
                'Invoke-RestMethod'             = { @(Get-RestDocument $rest).Count }
                'Invoke-RestMethod -WebSession' = { @(Get-RestDocument $keptRest).Count }
                'HttpClient in C#'              = { $bare.CountDocuments() }
            })
    }

    if ('Walks' -in $Part -and $PSCmdlet.ParameterSetName -eq 'Sandbox') {
        & $PSScriptRoot/Comparison/Walks.ps1 -Target $target -Root $root -Round $Rounds
    }
    if ('Parsing' -in $Part) { & $PSScriptRoot/Comparison/Parsing.ps1 -Round $Rounds }
    if ('Memory' -in $Part) { & $PSScriptRoot/Comparison/Memory.ps1 -Target $target -Root $root }
}
finally {
    Close-Target $target
}

if ('Memory' -in $Part -and $PSCmdlet.ParameterSetName -eq 'Sandbox') {
    $target = Open-Target $root ($Documents * 10)
    try { & $PSScriptRoot/Comparison/Memory.ps1 -Target $target -Root $root }
    finally { Close-Target $target }
}

if ('Import' -in $Part) { & $PSScriptRoot/Comparison/Import.ps1 -Root $root }
