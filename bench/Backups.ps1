<#
.SYNOPSIS
Measures backups: the memory and the time of runs over small and large accounts.

.DESCRIPTION
Starts a local ipernity with a made-up account for each number of documents and backs it up in a new process, which is the first run. Then
the sandbox answers late, as a distant server does, and another new process backs the unchanged account up again. The memory is that of the
process before and at the peak of its run.

.PARAMETER Documents
How many documents the accounts have.

.PARAMETER Latency
The delay of each answer of the unchanged run in milliseconds.

.EXAMPLE
dotnet pwsh bench/Backups.ps1

.EXAMPLE
dotnet pwsh bench/Backups.ps1 -Documents 100, 2000
#>
[CmdletBinding()]
param(
    [ValidateRange(1, 50000)]
    [int[]] $Documents = @(100, 50000),

    [ValidateRange(0, 1000)]
    [int] $Latency = 40
)

$ErrorActionPreference = 'Stop'
$root = Split-Path $PSScriptRoot
. "$PSScriptRoot/Comparison/Measurement.ps1"
foreach ($project in 'Ipernity.Sandbox', 'Ipernity.PowerShell') {
    dotnet build "$root/src/$project" --configuration Release --verbosity quiet | Out-Host
    if ($LASTEXITCODE) { throw 'The build failed.' }
}
Import-Module "$root/Ipernity.psd1"

function Measure-Backup {
    param([string] $Run, $Sandbox, [string] $Token, [string] $Folder)

    $secret = [Net.NetworkCredential]::new('', $Sandbox.ApiSecret).Password
    $measured = Invoke-FreshShell @"
        Import-Module '$root/Ipernity.psd1'
        `$null = Connect-Ipernity -Server $($Sandbox.Server) -ApiKey $($Sandbox.ApiKey) -ApiSecret '$secret' -Token '$Token'
        `$null = Get-IpernityDocument -First 1
        `$self = [Diagnostics.Process]::GetCurrentProcess()
        `$before = `$self.PeakWorkingSet64
        `$backup = Backup-IpernityAccount '$Folder'
        `$self.Refresh()
        @{
            documents = `$backup.New + `$backup.Unchanged; calls = `$backup.Calls; seconds = `$backup.Duration.TotalSeconds
            complete = `$backup.IsComplete; before = `$before; peak = `$self.PeakWorkingSet64
        } | ConvertTo-Json -Compress
"@
    [pscustomobject][ordered]@{
        run         = $Run
        documents   = $measured.documents
        complete    = $measured.complete
        calls       = $measured.calls
        seconds     = '{0:N1}' -f $measured.seconds
        'before MB' = '{0:N0}' -f ($measured.before / 1MB)
        'peak MB'   = '{0:N0}' -f ($measured.peak / 1MB)
    }
}

Show-Table "Backups, the unchanged one at $Latency ms" @(foreach ($count in $Documents) {
        $folder = Join-Path ([IO.Path]::GetTempPath()) "ipernity-bench-$PID-$count"
        $sandbox = Start-IpernitySandbox -AutoApprove -Documents $count -User ada
        try {
            $permission = @{ doc = 'read'; network = 'read'; blog = 'read' }
            $connection = Connect-Ipernity -Sandbox $sandbox -Permission $permission -Wait
            $token = [Net.NetworkCredential]::new('', $connection.Token).Password
            Measure-Backup 'first' $sandbox $token $folder
            $fault = @{ kind = 'delay'; delay = $Latency; count = 'always'; method = '*' }
            if ($Latency) { $null = Invoke-RestMethod "$($sandbox.Server)_sandbox/faults" -Method Post -Body $fault }
            Measure-Backup 'unchanged' $sandbox $token $folder
        }
        finally {
            Stop-IpernitySandbox $sandbox
            if (Test-Path $folder) { Remove-Item $folder -Recurse -Force }
        }
    })
