<#
.SYNOPSIS
Runs the Pester suites of this folder against the built module.

.DESCRIPTION
Needs Pester 5 or later, and a build. The last line gives the totals for scripts to read; the exit code is 1 where
something failed. A process can hold one version of Pester: to run another, start another process.

.PARAMETER PesterVersion
The version of Pester. The latest that is installed where left out.

.PARAMETER Suite
The names of the suites, such as SignIn or S*. All where left out.

.EXAMPLE
pwsh -NoProfile -File tests/Pester/Invoke-PesterSuite.ps1 -PesterVersion 5.9.0
#>
[CmdletBinding()]
param(
    [version] $PesterVersion,
    [string[]] $Suite = '*'
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

if ($PesterVersion) { Import-Module Pester -RequiredVersion $PesterVersion }
else { Import-Module Pester -MinimumVersion 5.0 }

$configuration = New-PesterConfiguration
$configuration.Run.Path = @($Suite | ForEach-Object { Join-Path $PSScriptRoot "$_.Tests.ps1" })
$configuration.Run.PassThru = $true
$run = Invoke-Pester -Configuration $configuration
if (-not $run) { throw "There is no suite named $Suite." }

foreach ($test in $run.Skipped) { "Skipped: $($test.ExpandedPath)" }
# A setup or a file that fails counts too, even where each of its tests passed.
$failed = $run.FailedCount + $run.FailedBlocksCount + $run.FailedContainersCount
"Pester $((Get-Module Pester).Version): passed=$($run.PassedCount) failed=$failed skipped=$($run.SkippedCount)"
exit [int] ($failed -gt 0)
