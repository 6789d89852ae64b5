<#
.SYNOPSIS
Measures calls for objects from the pipeline, and lists of typed documents, with and without latency.

.DESCRIPTION
Starts a sandbox and measures in this process, in rounds that take turns after one that warms up:

piped      200 calls of doc.get with latency: a loop, the pipeline with its default limit and with -ThrottleLimit 16
latency    reading all documents with latency, as elements and as typed documents
loopback   the same without latency, also one page at a time

The tables show medians, and how many times longer than the first each alternative takes.

.PARAMETER Documents
The number of documents in the sandbox.

.PARAMETER Latency
The latency of a call in milliseconds.

.PARAMETER Rounds
The number of rounds after the one that warms up.

.PARAMETER NoBuild
Uses the existing build of the module and the sandbox instead of building them in Release.

.EXAMPLE
dotnet pwsh bench/Pipelines.ps1
#>
[CmdletBinding()]
param(
    [int] $Documents = 10000,
    [int] $Latency = 80,
    [int] $Rounds = 5,
    [switch] $NoBuild
)

$ErrorActionPreference = 'Stop'
$root = Split-Path $PSScriptRoot
. $PSScriptRoot/Comparison/Measurement.ps1
. $PSScriptRoot/Comparison/Target.ps1

if (-not $NoBuild) {
    foreach ($project in 'Ipernity.PowerShell', 'Ipernity.Sandbox') {
        dotnet build "$root/src/$project" --configuration Release --verbosity quiet | Out-Host
        if ($LASTEXITCODE) { throw "$project could not be built." }
    }
}

Import-Module $root/Ipernity.psd1
$target = Open-Target $root $Documents
try {
    $null = Connect-Ipernity -Server $target.Server -Credential $target.Credential -Token $target.Token
    # What Get-IpernityDocument asks for.
    $list = @{ extra = 'dates,count,geo,original,md5' }
    $ids = (Get-IpernityDocument -First 200).Id
    $walk = [ordered]@{
        'Invoke-IpernityApi -All'                  = { @(Invoke-IpernityApi doc.getList $list -All).Count }
        'Invoke-IpernityApi -All -ThrottleLimit 1' = { @(Invoke-IpernityApi doc.getList $list -All -ThrottleLimit 1).Count }
        'Invoke-IpernityApi -All -ThrottleLimit 8' = { @(Invoke-IpernityApi doc.getList $list -All -ThrottleLimit 8).Count }
        'Get-IpernityDocument'                     = { @(Get-IpernityDocument).Count }
        'Get-IpernityDocument -ThrottleLimit 8'    = { @(Get-IpernityDocument -ThrottleLimit 8).Count }
    }
    Measure-Side -Title "Reading $Documents documents without latency" -Round $Rounds -Side $walk

    $null = Invoke-WebRequest "$($target.Server)_sandbox/faults" -Method Post -Body @{ kind = 'delay'; delay = $Latency; count = 'always' }
    $walk.Remove('Invoke-IpernityApi -All -ThrottleLimit 1')
    Measure-Side -Title "Reading $Documents documents with $Latency ms of latency" -Round $Rounds -Side $walk
    Measure-Side -Title "$($ids.Count) calls of doc.get with $Latency ms of latency" -Round ([math]::Min($Rounds, 2)) -Side ([ordered]@{
            'a loop'                                    = {
                @(foreach ($id in $ids) { Invoke-IpernityApi doc.get @{ doc_id = $id } }).Count
            }
            'piped into Invoke-IpernityApi'             = {
                @($ids | ForEach-Object { @{ doc_id = $_ } } | Invoke-IpernityApi doc.get).Count
            }
            'piped, -ThrottleLimit 16'                  = {
                @($ids | ForEach-Object { @{ doc_id = $_ } } | Invoke-IpernityApi doc.get -ThrottleLimit 16).Count
            }
            'piped into Get-IpernityDocument'           = { @($ids | Get-IpernityDocument).Count }
            'Get-IpernityDocument -ThrottleLimit 16'    = { @($ids | Get-IpernityDocument -ThrottleLimit 16).Count }
        })
}
finally {
    Close-Target $target
}
