# A session of PowerShell in a process and a folder of its own, in which a guide's blocks are run as its reader runs them, with the
# sandbox in the place of ipernity.com. A suite dot-sources this file.

function Open-GuideSession {
    param($Sandbox, [string] $Folder)

    # The folder of the module is where the reader works: as an installed module it is found by its name, as a checkout by its path.
    $work = (New-Item (Join-Path $Folder Ipernity) -ItemType Directory).FullName
    $root = (Resolve-Path "$PSScriptRoot/../..").Path
    Copy-Item (Join-Path $root Ipernity.psd1) $work
    foreach ($name in 'lib', 'sandbox') {
        if (Test-Path (Join-Path $root $name)) { Copy-Item (Join-Path $root $name) $work -Recurse }
    }

    $runspace = [runspacefactory]::CreateOutOfProcessRunspace($null)
    $runspace.Open()
    $session = [pscustomobject]@{ Runspace = $runspace; Folder = $work }
    try {
        $null = Invoke-GuideScript $session (Get-Content -Raw $PSScriptRoot/GuideReader.ps1) -Local -Parameter @{
            Application = $Sandbox.Application
            Work        = $work
            Pester      = (Get-Module Pester).Path
        }
        $session
    }
    catch {
        # Its process would keep this one from ending.
        Close-GuideSession $session
        throw
    }
}

function Close-GuideSession {
    param([AllowNull()] $Session)

    if (-not $Session) { return }
    $Session.Runspace.Dispose()
}

# Runs a script in the session; gives the lines that it puts out. An error that it does not deal with itself ends the test.
function Invoke-GuideScript {
    param($Session, [string] $Script, [hashtable] $Parameter = @{}, [switch] $Local)

    $shell = [powershell]::Create()
    try {
        $shell.Runspace = $Session.Runspace
        $null = $shell.AddScript($Script, $Local).AddParameters($Parameter).AddCommand('Out-String').AddParameter('Stream').AddParameter('Width', 160)
        $run = $shell.BeginInvoke()
        if (-not $run.AsyncWaitHandle.WaitOne(120000)) { throw 'It has not ended within two minutes.' }
        $lines = $shell.EndInvoke($run)
        if ($shell.Streams.Error.Count) { throw "$($shell.Streams.Error[0].FullyQualifiedErrorId): $($shell.Streams.Error[0])" }
        $lines
    }
    finally {
        # What has not ended is ended with its process.
        if ($run.IsCompleted) { $shell.Dispose() }
    }
}
