<#
.SYNOPSIS
Runs Pester suites of this folder against the built module or a package.

.DESCRIPTION
"dotnet test" runs this script once for each suite. Run it yourself to work on one suite. Build the solution first.

The last line shows the totals. The exit code is 1 if a test failed or none ran.

.PARAMETER Suite
The names of the suites, such as SignIn or S*. The default is all suites.

.PARAMETER Pester
The Pester module to use: a path, or the name of an installed module. The default is the latest version that the build downloaded.

.PARAMETER ModulePath
The folder of a packaged module, such as the one that build.ps1 Package returns. The suites then run in a temporary folder that contains
only the package and the suites. Suites with the tag Checkout need the repository and do not run.

.PARAMETER ResultPath
A file for the results, as JSON.

.EXAMPLE
dotnet pwsh tests/Pester/Invoke-PesterSuite.ps1 SignIn

.EXAMPLE
dotnet pwsh tests/Pester/Invoke-PesterSuite.ps1 -Pester Pester -ModulePath out/Ipernity/0.1.0
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [string[]] $Suite = '*',

    [string] $Pester,

    [ValidateScript({ Test-Path "$_/Ipernity.psd1" })]
    [string] $ModulePath,

    [string] $ResultPath
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

function Get-Failure {
    param($Run)

    foreach ($item in @($Run.Failed) + $Run.FailedBlocks + $Run.FailedContainers) {
        $name = if ($item.PSObject.Properties['ExpandedPath']) { $item.ExpandedPath } else { "$($item.Item)" }
        $messages = foreach ($record in $item.ErrorRecord) {
            $place = if ($record.DisplayStackTrace) { $record.DisplayStackTrace } else { $record.ScriptStackTrace }
            "$($record.Exception.Message)`n$place"
        }
        [ordered]@{ Name = $name; Message = $messages -join "`n" }
    }
}

if (-not $Pester) {
    $Pester = dotnet msbuild "$PSScriptRoot/Ipernity.Pester.csproj" -getProperty:PesterModule
    if (-not (Test-Path $Pester)) { throw "Pester was not found at '$Pester'. Run dotnet build first." }
}
Import-Module $Pester -MinimumVersion 5.5

$configuration = New-PesterConfiguration
$folder = $PSScriptRoot
if ($ModulePath) {
    $staged = Join-Path ([IO.Path]::GetTempPath()) "ipernity-$([guid]::NewGuid())"
    $folder = Join-Path $staged tests/Pester
    $null = New-Item $folder -ItemType Directory
    Copy-Item $PSScriptRoot/*.ps1, $PSScriptRoot/MemoryVault, $PSScriptRoot/PlainVault $folder -Recurse
    Copy-Item $ModulePath/* $staged -Recurse
    $configuration.Filter.ExcludeTag = 'Checkout'
}

$configuration.Run.Path = @($Suite | ForEach-Object { Join-Path $folder "$_.Tests.ps1" })
$configuration.Run.PassThru = $true
try { $run = Invoke-Pester -Configuration $configuration }
finally {
    # Windows does not delete a file that a process has loaded. The system clears its temporary folder later.
    if ($ModulePath) { Remove-Item $staged -Recurse -Force -ErrorAction Ignore }
}
if (-not $run) { throw "There is no suite named $Suite." }

$failures = @(Get-Failure $run)
$version = "$((Get-Module Pester).Version)"
if ($ResultPath) {
    [ordered]@{
        Pester   = $version
        Passed   = $run.PassedCount
        Failed   = $failures.Count
        Skipped  = $run.SkippedCount
        Seconds  = $run.Duration.TotalSeconds
        Failures = $failures
    } | ConvertTo-Json -Depth 4 | Set-Content -LiteralPath $ResultPath -Encoding UTF8
}

foreach ($test in $run.Skipped) { "Skipped: $($test.ExpandedPath)" }
"Pester ${version}: $($run.PassedCount) passed, $($failures.Count) failed, $($run.SkippedCount) skipped"
exit [int] ($failures.Count -gt 0 -or $run.PassedCount -eq 0)
