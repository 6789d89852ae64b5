<#
.SYNOPSIS
Builds, tests, packages or publishes the module, by calling dotnet, and makes its help.

.DESCRIPTION
Build   builds everything; the module is then in lib/, and Import-Module ./Ipernity.psd1 works.
Test    runs all tests of dotnet, then the Pester suites where Pester is installed.
Help    makes the file that Get-Help reads, in en-US, of the pages in docs/help. It needs the module Microsoft.PowerShell.PlatyPS.
Package stages what is published, from a Release build, in out/Ipernity/<version>, and gives that folder. The module that is
        built in the checkout stays as it is.
Publish packages and publishes: to the PowerShell Gallery, with the key in the environment variable PSGALLERY_API_KEY.
        -WhatIf packages and tells what would be published and what is missing for it.

.PARAMETER Task
What to do: Build, Test, Help, Package or Publish.

.PARAMETER Configuration
The configuration to build and test. A package is always of a Release build.

.PARAMETER Repository
The name of the registered repository to publish to. Only the gallery needs the key.

.EXAMPLE
./build.ps1

.EXAMPLE
./build.ps1 Test -Configuration Debug

.EXAMPLE
./build.ps1 Help

.EXAMPLE
./build.ps1 Publish -WhatIf

.EXAMPLE
./build.ps1 Publish -Repository MyRepository
#>
[CmdletBinding(SupportsShouldProcess)]
[OutputType([IO.DirectoryInfo])]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Help', 'Package', 'Publish')]
    [string] $Task = 'Build',

    [ValidateSet('Release', 'Debug')]
    [string] $Configuration = 'Release',

    [ValidateNotNullOrEmpty()]
    [string] $Repository = 'PSGallery'
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

function Invoke-Help {
    if (-not (Get-Module Microsoft.PowerShell.PlatyPS -ListAvailable)) {
        throw 'Microsoft.PowerShell.PlatyPS is not installed: Install-PSResource Microsoft.PowerShell.PlatyPS gets it.'
    }
    Invoke-Shell '-File', 'docs/help/Export-Maml.ps1'
}

function Invoke-Package {
    # A dry run is of publishing alone: what would be published has to be there.
    $WhatIfPreference = $false

    $version = (Test-ModuleManifest Ipernity.psd1).Version
    $package = Join-Path $PSScriptRoot "out/Ipernity/$version"
    if (Test-Path $package) { Remove-Item $package -Recurse -Force }
    $null = New-Item $package -ItemType Directory

    foreach ($project in 'src/Ipernity.PowerShell', 'src/Ipernity.Sandbox') {
        Invoke-Program dotnet 'build', $project, '--configuration', 'Release', "-property:ModuleRoot=$package/"
    }
    Get-ChildItem $package -Recurse -Filter *.pdb | Remove-Item
    Copy-Item LICENSE, README.md, CHANGELOG.md, en-US $package -Recurse
    $manifest = Join-Path $package Ipernity.psd1
    Get-PackageManifest | Set-Content -LiteralPath $manifest -Encoding UTF8

    $commands = (Test-ModuleManifest $manifest).ExportedCmdlets.Count
    Invoke-Shell '-Command', @"
`$ErrorActionPreference = 'Stop'
`$module = Import-Module '$($manifest -replace "'", "''")' -PassThru
if (`$module.ExportedCmdlets.Count -ne $commands) { throw 'The staged module lacks commands that its manifest names.' }
"@
    Get-Item $package
}

# The manifest, with what only the changelog and the clone know.
function Get-PackageManifest {
    $changes = [regex]::Match((Get-Content CHANGELOG.md -Raw -Encoding UTF8), '(?ms)^## .*?(?=^## |\z)').Value.Trim()
    $fields = "ReleaseNotes = '$($changes -replace "'", "''")'"
    $project = Get-ProjectAddress
    if ($project) { $fields += "`n            ProjectUri   = '$project'" }

    [regex]::Replace((Get-Content Ipernity.psd1 -Raw -Encoding UTF8), '(?m)# In a package:.*\n *ReleaseNotes = .*$', { $fields }).TrimEnd()
}

# Where the sources were cloned from, if everybody can go there.
function Get-ProjectAddress {
    $origin = if (Get-Command git -ErrorAction Ignore) { git config --get remote.origin.url }
    $address = $origin -replace '^(ssh://)?git@([^:/]+)[:/]', 'https://$2/' -replace '\.git$'
    if ($address -match '^https://[^@''\s]+$') { $address }
}

function Invoke-Publish {
    [CmdletBinding(SupportsShouldProcess)]
    param([string] $Repository)

    $toGallery = $Repository -eq 'PSGallery'
    $publisher = Get-Command Publish-PSResource, Publish-Module -ErrorAction Ignore | Select-Object -First 1
    $missing = @(
        if (-not $publisher) { 'Neither Publish-PSResource nor Publish-Module is installed: get the module Microsoft.PowerShell.PSResourceGet.' }
        if ($toGallery -and -not $env:PSGALLERY_API_KEY) { 'The environment variable PSGALLERY_API_KEY is not set: put a key of your account at the PowerShell Gallery into it.' }
        if ($toGallery -and -not (Get-ProjectAddress)) { 'The package would name no project: publish from a clone whose origin is an https address.' }
    )

    $isDryRun = -not $PSCmdlet.ShouldProcess("the module to $Repository", 'Publish')
    if ($isDryRun) { $missing | Write-Warning }
    elseif ($missing) { throw ($missing -join "`n") }

    $package = Invoke-Package
    if (-not $isDryRun) {
        $target = @{ Path = $package; Repository = $Repository }
        if ($toGallery) {
            $keyParameter = if ($publisher.Name -eq 'Publish-PSResource') { 'ApiKey' } else { 'NuGetApiKey' }
            $target[$keyParameter] = $env:PSGALLERY_API_KEY
        }
        & $publisher @target
    }
    $package
}

if ($Task -ne 'Help' -and -not (Get-Command dotnet -CommandType Application -ErrorAction Ignore)) {
    throw 'dotnet is not installed or not on the PATH: get the .NET SDK from https://dotnet.microsoft.com/download.'
}

Push-Location -LiteralPath $PSScriptRoot
try {
    switch ($Task) {
        'Build' { Invoke-Build $Configuration }
        'Test' { Invoke-Test $Configuration }
        'Help' { Invoke-Help }
        'Package' { Invoke-Package }
        'Publish' { Invoke-Publish $Repository }
    }
}
finally {
    Pop-Location
}
