<#
.SYNOPSIS
Builds, tests, packages and publishes the module.

.DESCRIPTION
Build   builds the solution. Import-Module ./Ipernity.psd1 then imports the module from the checkout.
Test    runs all tests (dotnet test).
Help    updates the syntax in the pages of docs/help from the built module, then converts the pages to the file in en-US that Get-Help
        reads.
Package builds the module in Release and copies what users get to out/Ipernity/<version>. Returns that folder. The module in the checkout
        does not change.
Pack    makes NuGet packages of the libraries Ipernity.Auth and Ipernity.Api in out/packages. Returns them.
Publish packages the module and publishes it. For the PowerShell Gallery, put your API key in the environment variable PSGALLERY_API_KEY.
        With -WhatIf, Publish only packages the module and shows what would be published and what is missing.

.PARAMETER Task
The task: Build (the default), Test, Help, Package, Publish or Pack.

.PARAMETER Configuration
The configuration to build and test: Release (the default) or Debug. Packages are always built in Release.

.PARAMETER Repository
The name of the registered repository to publish to. The default is PSGallery, the only one that needs PSGALLERY_API_KEY.

.EXAMPLE
./build.ps1

.EXAMPLE
./build.ps1 Test -Configuration Debug

.EXAMPLE
./build.ps1 Publish -WhatIf

.EXAMPLE
./build.ps1 Publish -Repository MyRepository
#>
[CmdletBinding(SupportsShouldProcess)]
[OutputType([IO.DirectoryInfo])]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Help', 'Package', 'Publish', 'Pack')]
    [string] $Task = 'Build',

    [ValidateSet('Release', 'Debug')]
    [string] $Configuration = 'Release',

    [ValidateNotNullOrEmpty()]
    [string] $Repository = 'PSGallery'
)

$ErrorActionPreference = 'Stop'

# Shows a program's output without returning it: a task returns only its own result.
function Invoke-Program {
    param([string] $Program, [string[]] $Argument)

    & $Program @Argument | Out-Host
    if ($LASTEXITCODE) { throw "$Program $Argument failed with exit code $LASTEXITCODE." }
}

function Invoke-Shell {
    param([string[]] $Argument)

    # Not the path of this process: that may be dotnet, because PowerShell can run as a .NET tool.
    $name = if ($PSEdition -eq 'Core') { 'pwsh' } else { 'powershell' }
    $shell = Get-Command (Join-Path $PSHOME $name) -CommandType Application
    Invoke-Program $shell.Source (@('-NoProfile', '-NonInteractive') + $Argument)
}

function Invoke-Build {
    param([string] $Configuration)

    Invoke-Program dotnet 'build', 'Ipernity.Auth.sln', '--configuration', $Configuration
}

function Invoke-Test {
    param([string] $Configuration)

    Invoke-Program dotnet 'test', '--configuration', $Configuration
}

function Invoke-Help {
    Invoke-Shell '-File', 'docs/help/Update-HelpPage.ps1'
    ./docs/help/Export-Maml.ps1
}

function Invoke-Package {
    # -WhatIf applies to publishing only: the package is always made.
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
if (`$module.ExportedCmdlets.Count -ne $commands) { throw 'The package does not export all the cmdlets in its manifest.' }
"@
    Get-Item $package
}

# The NuGet packages of the libraries, for C# programs.
function Invoke-Pack {
    $packages = Join-Path $PSScriptRoot out/packages
    if (Test-Path $packages) { Remove-Item $packages -Recurse -Force }
    foreach ($project in 'src/Ipernity.Auth', 'src/Ipernity.Api') {
        # The addresses of the sources in the package are those of the repository and not of this computer.
        Invoke-Program dotnet 'pack', $project, '--configuration', 'Release', '--output', $packages,
            '-property:ContinuousIntegrationBuild=true'
    }
    Get-ChildItem $packages -Filter *.nupkg
}

# The manifest with the release notes from CHANGELOG.md and the project's address.
function Get-PackageManifest {
    $changes = [regex]::Match((Get-Content CHANGELOG.md -Raw -Encoding UTF8), '(?ms)^## .*?(?=^## |\z)').Value.Trim()
    $fields = "ReleaseNotes = '$($changes -replace "'", "''")'"
    $project = Get-ProjectAddress
    if ($project) { $fields += "`n            ProjectUri   = '$project'" }

    [regex]::Replace((Get-Content Ipernity.psd1 -Raw -Encoding UTF8), '(?m)# In a package:.*\n *ReleaseNotes = .*$', { $fields }).TrimEnd()
}

# The https address that the repository was cloned from, or nothing if it has credentials or another scheme.
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
        if (-not $publisher) { 'Publish-PSResource is not available. Install the module Microsoft.PowerShell.PSResourceGet.' }
        if ($toGallery -and -not $env:PSGALLERY_API_KEY) {
            'The environment variable PSGALLERY_API_KEY is not set. Put your API key for the PowerShell Gallery in it.'
        }
        if ($toGallery -and -not (Get-ProjectAddress)) {
            'The package has no ProjectUri. Publish from a clone whose origin is an https address.'
        }
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
    throw 'dotnet is not on the PATH. Install the .NET SDK from https://dotnet.microsoft.com/download.'
}

Push-Location -LiteralPath $PSScriptRoot
try {
    switch ($Task) {
        'Build' { Invoke-Build $Configuration }
        'Test' { Invoke-Test $Configuration }
        'Help' { Invoke-Help }
        'Package' { Invoke-Package }
        'Publish' { Invoke-Publish $Repository }
        'Pack' { Invoke-Pack }
    }
}
finally {
    Pop-Location
}
