<#
.SYNOPSIS
Builds, tests or packages the module, by calling dotnet.

.DESCRIPTION
Build   builds everything; the module is then in lib/, and Import-Module ./Ipernity.psd1 works.
Test    runs all tests of dotnet, then the Pester suites where Pester is installed.
Package stages what is published, from a Release build, in out/Ipernity/<version>, and gives that folder.

.PARAMETER Task
What to do: Build, Test or Package.

.PARAMETER Configuration
The configuration to build and test. A package is always of a Release build.

.EXAMPLE
./build.ps1

.EXAMPLE
./build.ps1 Test -Configuration Debug

.EXAMPLE
Publish-PSResource -Path (./build.ps1 Package) -Repository MyRepository
#>
[CmdletBinding()]
[OutputType([IO.DirectoryInfo])]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Package')]
    [string] $Task = 'Build',

    [ValidateSet('Release', 'Debug')]
    [string] $Configuration = 'Release'
)

$ErrorActionPreference = 'Stop'

# To the host: the output is kept for what a task gives.
function Invoke-Program {
    param([string] $Program, [string[]] $Argument)

    & $Program @Argument | Out-Host
    if ($LASTEXITCODE) { throw "$Program $Argument failed with exit code $LASTEXITCODE." }
}

function Invoke-Shell {
    param([string[]] $Argument)

    $sameShell = (Get-Process -Id $PID).Path
    Invoke-Program $sameShell (@('-NoProfile', '-NonInteractive') + $Argument)
}

function Invoke-Build {
    param([string] $Configuration)

    Invoke-Program dotnet 'build', 'Ipernity.Auth.sln', '--configuration', $Configuration
}

function Invoke-Test {
    param([string] $Configuration)

    Invoke-Program dotnet 'test', '--configuration', $Configuration

    if (-not (Get-Module Pester -ListAvailable | Where-Object Version -ge '5.0')) {
        Write-Warning 'Pester 5 or later is not installed: the suites in tests/Pester were NOT run. Install-Module Pester gets it.'
        return
    }
    # In a process of its own: one that has loaded the module would keep its files from being built again.
    Invoke-Shell '-File', 'tests/Pester/Invoke-PesterSuite.ps1'
}

function Invoke-Package {
    Invoke-Program dotnet 'build', 'src/Ipernity.PowerShell', '--configuration', 'Release'

    $version = (Test-ModuleManifest Ipernity.psd1).Version
    $package = Join-Path $PSScriptRoot "out/Ipernity/$version"
    if (Test-Path $package) { Remove-Item $package -Recurse -Force }
    $null = New-Item $package -ItemType Directory

    Copy-Item Ipernity.psd1, LICENSE, README.md, CHANGELOG.md $package
    Copy-Item lib $package -Recurse
    Get-ChildItem $package -Recurse -Filter *.pdb | Remove-Item

    $manifest = Join-Path $package Ipernity.psd1
    $commands = (Test-ModuleManifest $manifest).ExportedCmdlets.Count
    Invoke-Shell '-Command', @"
`$ErrorActionPreference = 'Stop'
`$module = Import-Module '$($manifest -replace "'", "''")' -PassThru
if (`$module.ExportedCmdlets.Count -ne $commands) { throw 'The staged module lacks commands that its manifest names.' }
"@
    Get-Item $package
}

if (-not (Get-Command dotnet -CommandType Application -ErrorAction Ignore)) {
    throw 'dotnet is not installed or not on the PATH: get the .NET SDK from https://dotnet.microsoft.com/download.'
}

Push-Location -LiteralPath $PSScriptRoot
try {
    switch ($Task) {
        'Build' { Invoke-Build $Configuration }
        'Test' { Invoke-Test $Configuration }
        'Package' { Invoke-Package }
    }
}
finally {
    Pop-Location
}
