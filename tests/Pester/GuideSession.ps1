# Runs code blocks as a reader of a guide would, in a PowerShell process and a folder of their own, with a sandbox instead of ipernity.com.
# A suite dot-sources this file.

function Open-GuideSession {
    param($Sandbox, [string] $Folder)

    # The reader works in the module's folder. The module can be imported by name, as if installed, and by path, as in a checkout.
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
        # The code of the guides also works in scripts that use strict mode.
        $null = Invoke-GuideScript $session 'Set-StrictMode -Version Latest'
        $session
    }
    catch {
        # A running child process would keep this process from exiting.
        Close-GuideSession $session
        throw
    }
}

function Close-GuideSession {
    param([AllowNull()] $Session)

    if (-not $Session) { return }
    $Session.Runspace.Dispose()
}

# Runs a script in the session and returns the lines of its output. Throws the first error that the script does not handle.
function Invoke-GuideScript {
    param($Session, [string] $Script, [hashtable] $Parameter = @{}, [switch] $Local)

    $shell = [powershell]::Create()
    try {
        $shell.Runspace = $Session.Runspace
        $null = $shell.AddScript($Script, $Local).AddParameters($Parameter)
        $null = $shell.AddCommand('Out-String').AddParameter('Stream').AddParameter('Width', 160)
        $run = $shell.BeginInvoke()
        if (-not $run.AsyncWaitHandle.WaitOne(120000)) { throw 'The code did not finish within two minutes.' }
        $lines = $shell.EndInvoke($run)
        if ($shell.Streams.Error.Count) { throw "$($shell.Streams.Error[0].FullyQualifiedErrorId): $($shell.Streams.Error[0])" }
        $lines
    }
    finally {
        # A script that still runs ends with the session's process.
        if ($run.IsCompleted) { $shell.Dispose() }
    }
}
