<#
.SYNOPSIS
Measures downloads beside curl --parallel, with the same number of files at the same time.

.DESCRIPTION
Starts a local ipernity that answers late, as a distant server does, and uploads files of random bytes to it. The ways then download all
files in rounds that take turns; the first only warms up. curl only downloads; the module also checks the MD5 of each file, and for the
documents of a list it asks for their details, and a backup also saves details, thumbnails and lists. Afterwards the memory of processes that download few and all files is measured.

.PARAMETER Files
How many files there are.

.PARAMETER Size
The length of each file in bytes.

.PARAMETER Latency
The delay of each answer in milliseconds.

.PARAMETER Rounds
How many rounds there are after the one that warms up.

.EXAMPLE
dotnet pwsh bench/Downloads.ps1

.EXAMPLE
dotnet pwsh bench/Downloads.ps1 -Files 2000 -Rounds 1
#>
[CmdletBinding()]
param(
    [ValidateRange(1, 10000)]
    [int] $Files = 200,

    [ValidateRange(1, 1GB)]
    [int] $Size = 2MB,

    [ValidateRange(0, 1000)]
    [int] $Latency = 40,

    [ValidateRange(1, 100)]
    [int] $Rounds = 3
)

$ErrorActionPreference = 'Stop'
$root = Split-Path $PSScriptRoot
. "$PSScriptRoot/Comparison/Measurement.ps1"
foreach ($project in 'Ipernity.Sandbox', 'Ipernity.PowerShell') {
    dotnet build "$root/src/$project" --configuration Release --verbosity quiet | Out-Host
    if ($LASTEXITCODE) { throw 'The build failed.' }
}
Import-Module "$root/Ipernity.psd1"

function Add-Document {
    $file = Join-Path $folder upload.bin
    $bytes = [byte[]]::new($Size)
    foreach ($number in 1..$Files) {
        [Random]::Shared.NextBytes($bytes)
        [IO.File]::WriteAllBytes($file, $bytes)
        $null = Send-IpernityFile $file -Title "File $number" -NoWait
    }
    # The sandbox needs a second for each, but processes all at the same time.
    Start-Sleep -Seconds 2
}

function Clear-Folder {
    $target = Join-Path $folder saved
    if (Test-Path $target) { Remove-Item $target -Recurse -Force }
    $target
}

function Save-WithCurl {
    param([object[]] $Document, [int] $Limit)

    $target = Clear-Folder
    $config = foreach ($one in $Document) { "url = ""$($one.OriginalUrl)""", "output = ""$target/$($one.Id)""" }
    Set-Content (Join-Path $folder curl.txt) $config
    $arguments = '--no-progress-meter', '--fail', '--create-dirs', '--parallel', '--parallel-immediate', '--parallel-max', $Limit
    curl @arguments --config (Join-Path $folder curl.txt)
    "$(@(Get-ChildItem $target).Count) files"
}

function Get-Memory {
    param([int] $Count)

    $secret = [Net.NetworkCredential]::new('', $sandbox.ApiSecret).Password
    $target = Clear-Folder
    Invoke-FreshShell @"
        Import-Module '$root/Ipernity.psd1'
        `$null = Connect-Ipernity -Server $($sandbox.Server) -ApiKey $($connection.ApiKey) -ApiSecret '$secret' -Token '$token'
        `$null = Get-IpernityDocument -First 1
        `$self = [Diagnostics.Process]::GetCurrentProcess()
        `$before = `$self.PeakWorkingSet64
        `$saved = 0
        Get-IpernityDocument -First $Count | Save-IpernityDocument '$target' | ForEach-Object { `$saved++ }
        `$self.Refresh()
        @{ files = `$saved; before = `$before; peak = `$self.PeakWorkingSet64 } | ConvertTo-Json -Compress
"@
}

$folder = Join-Path ([IO.Path]::GetTempPath()) "ipernity-bench-$PID"
$null = New-Item $folder -ItemType Directory
$sandbox = Start-IpernitySandbox -AutoApprove -Documents 0 -User ada
try {
    $connection = Connect-Ipernity -Sandbox $sandbox -Permission @{ doc = 'write'; network = 'read'; blog = 'read' } -Wait
    $token = [Net.NetworkCredential]::new('', $connection.Token).Password
    Add-Document
    if ($Latency) {
        foreach ($method in 'media', '*') {
            $fault = @{ kind = 'delay'; delay = $Latency; count = 'always'; method = $method }
            $null = Invoke-RestMethod "$($sandbox.Server)_sandbox/faults" -Method Post -Body $fault
        }
    }
    $documents = @(Get-IpernityDocument -Include Description)
    $listed = @(Get-IpernityDocument)
    Measure-Side "$Files files of $Size bytes at $Latency ms, 4 at a time" ([ordered]@{
            'curl --parallel'                           = { Save-WithCurl $documents 4 }
            'Save-IpernityDocument'                     = { "$(@($documents | Save-IpernityDocument (Clear-Folder)).Count) files" }
            'Save-IpernityDocument of a list'           = { "$(@($listed | Save-IpernityDocument (Clear-Folder)).Count) files" }
            'Save-IpernityDocument of unchanged files'  = {
                "$(@($documents | Save-IpernityDocument (Join-Path $folder saved) | Where-Object Status -EQ Unchanged).Count) unchanged"
            }
            'Backup-IpernityAccount for the first time' = { "$((Backup-IpernityAccount (Clear-Folder)).New) documents" }
        }) $Rounds

    Show-Table 'Memory' @(foreach ($count in [math]::Min(20, $Files), $Files) {
            $memory = Get-Memory $count
            [pscustomobject][ordered]@{
                files       = $memory.files
                'before MB' = '{0:N0}' -f ($memory.before / 1MB)
                'peak MB'   = '{0:N0}' -f ($memory.peak / 1MB)
            }
        })
}
finally {
    Stop-IpernitySandbox $sandbox
    Remove-Item $folder -Recurse -Force
}
