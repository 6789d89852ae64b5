# A session of PowerShell in a process and a folder of its own, in which a guide's blocks are run as its reader runs them, with the
# sandbox in the place of ipernity.com. A suite dot-sources this file.

function Open-GuideSession {
    param($Sandbox, [string] $Folder)

    $modules = Join-Path $Folder modules
    $work = Join-Path $Folder work
    $root = (Resolve-Path "$PSScriptRoot/../..").Path
    $null = New-Item $modules, $work -ItemType Directory
    foreach ($place in (New-Item (Join-Path $modules Ipernity) -ItemType Directory).FullName, $work) {
        Copy-Item (Join-Path $root Ipernity.psd1) $place
        foreach ($name in 'lib', 'sandbox') {
            if (Test-Path (Join-Path $root $name)) { Copy-Item (Join-Path $root $name) $place -Recurse }
        }
    }

    $runspace = [runspacefactory]::CreateOutOfProcessRunspace($null)
    $runspace.Open()
    $session = [pscustomobject]@{ Runspace = $runspace }
    $null = Invoke-GuideScript $session (Get-Content -Raw $PSScriptRoot/GuideReader.ps1) -Local -Parameter @{
        Application = $Sandbox.Application
        Modules     = $modules
        Work        = $work
        Pester      = [string] (Get-Module Pester).Version
    }
    $session
}

function Close-GuideSession {
    param([AllowNull()] $Session)

    if (-not $Session) { return }
    $null = Invoke-GuideScript $Session 'Stop-IpernitySandbox -WarningAction Ignore'
    $Session.Runspace.Dispose()
}

# Runs a script in the session; gives the lines that it puts out. An error that it does not deal with itself ends the test.
function Invoke-GuideScript {
    param($Session, [string] $Script, [hashtable] $Parameter = @{}, [switch] $Local)

    $shell = [powershell]::Create()
    try {
        $shell.Runspace = $Session.Runspace
        $null = $shell.AddScript($Script, $Local).AddParameters($Parameter).AddCommand('Out-String').AddParameter('Stream').AddParameter('Width', 160)
        $lines = $shell.Invoke()
        if ($shell.Streams.Error.Count) { throw "$($shell.Streams.Error[0].FullyQualifiedErrorId): $($shell.Streams.Error[0])" }
        $lines
    }
    finally {
        $shell.Dispose()
    }
}
