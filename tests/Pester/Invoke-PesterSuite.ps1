<#
.SYNOPSIS
Runs the Pester suites of this folder against the built module, or a packaged one.

.DESCRIPTION
Needs Pester 5 or later, and a build. The last line gives the totals for scripts to read; the exit code is 1 where
something failed. A process can hold one version of Pester: to run another, start another process.

.PARAMETER PesterVersion
The version of Pester. The latest that is installed where left out.

.PARAMETER Suite
The names of the suites, such as SignIn or S*. All where left out.

.PARAMETER ModulePath
The folder of a packaged module, such as build.ps1 Package gives. The suites run in a temporary folder that holds it and
themselves and nothing else of the checkout, so those about the checkout (tag Checkout) are left out.

.EXAMPLE
pwsh -NoProfile -File tests/Pester/Invoke-PesterSuite.ps1 -ModulePath (./build.ps1 Package)

.EXAMPLE
pwsh -NoProfile -File tests/Pester/Invoke-PesterSuite.ps1 -PesterVersion 5.9.0
#>
[CmdletBinding()]
param(
    [version] $PesterVersion,
    [string[]] $Suite = '*',

    [ValidateScript({ Test-Path "$_/Ipernity.psd1" })]
    [string] $ModulePath
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

if ($PesterVersion) { Import-Module Pester -RequiredVersion $PesterVersion }
else { Import-Module Pester -MinimumVersion 5.0 }

$configuration = New-PesterConfiguration
$folder = $PSScriptRoot
if ($ModulePath) {
    $staged = Join-Path ([IO.Path]::GetTempPath()) "ipernity-$([guid]::NewGuid())"
    $folder = Join-Path $staged tests/Pester
    $null = New-Item $folder -ItemType Directory
    Copy-Item $PSScriptRoot/* $folder -Recurse
    Copy-Item $ModulePath/* $staged -Recurse
    $configuration.Filter.ExcludeTag = 'Checkout'
}

$configuration.Run.Path = @($Suite | ForEach-Object { Join-Path $folder "$_.Tests.ps1" })
$configuration.Run.PassThru = $true
try { $run = Invoke-Pester -Configuration $configuration }
finally {
    # On Windows a process keeps what it has loaded: there the folder stays for the system to clear.
    if ($ModulePath) { Remove-Item $staged -Recurse -Force -ErrorAction Ignore }
}
if (-not $run) { throw "There is no suite named $Suite." }

foreach ($test in $run.Skipped) { "Skipped: $($test.ExpandedPath)" }
# A setup or a file that fails counts too, even where each of its tests passed.
$failed = $run.FailedCount + $run.FailedBlocksCount + $run.FailedContainersCount
"Pester $((Get-Module Pester).Version): passed=$($run.PassedCount) failed=$failed skipped=$($run.SkippedCount)"
exit [int] ($failed -gt 0)
