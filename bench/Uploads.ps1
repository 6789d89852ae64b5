<#
.SYNOPSIS
Measures an upload beside curl, a bare HttpClient and Invoke-RestMethod, and what memory it takes.

.DESCRIPTION
Starts a local ipernity and sends it one large file, in rounds that take turns; the first only warms up. Every way sends the same
signed fields. Send-IpernityFile gets -NoWait, because the others do not wait for the document either. Then a separate process sends
a file of twice the size and reports its memory before, and at its highest.

.PARAMETER Size
The file's length in bytes.

.PARAMETER Rounds
How many rounds there are after the one that warms up.

.EXAMPLE
dotnet pwsh bench/Uploads.ps1

.EXAMPLE
dotnet pwsh bench/Uploads.ps1 -Size 100MB -Rounds 9
#>
[CmdletBinding()]
param(
    [ValidateRange(1, 16GB)]
    [long] $Size = 1GB,

    [ValidateRange(1, 100)]
    [int] $Rounds = 5
)

$ErrorActionPreference = 'Stop'
$root = Split-Path $PSScriptRoot
. "$PSScriptRoot/Comparison/Measurement.ps1"
dotnet build "$root/Ipernity.Auth.sln" --configuration Release --verbosity quiet | Out-Host
if ($LASTEXITCODE) { throw 'The build failed.' }
Import-Module "$root/Ipernity.psd1"

function Write-RandomFile {
    param([string] $Path, [long] $Length)

    $stream = [IO.File]::Create($Path)
    $bytes = [byte[]]::new(1MB)
    for ($written = 0; $written -lt $Length; $written += $bytes.Length) {
        [Random]::Shared.NextBytes($bytes)
        $stream.Write($bytes, 0, [int] [math]::Min([long] $bytes.Length, $Length - $written))
    }
    # A film, whatever the rest is: other kinds may not be as large.
    $stream.Position = 0
    $stream.Write([byte[]] (0, 0, 0, 20) + [Text.Encoding]::ASCII.GetBytes('ftypqt  '), 0, 12)
    $stream.Dispose()
}

function Send-Bare {
    param([string] $Address, [Collections.IDictionary] $Field, [string] $Path)

    $form = [Net.Http.MultipartFormDataContent]::new()
    foreach ($name in $Field.Keys) { $form.Add([Net.Http.StringContent]::new($Field[$name]), $name) }
    $form.Add([Net.Http.StreamContent]::new([IO.File]::OpenRead($Path)), 'file', 'large.mov')
    $client.PostAsync($Address, $form).GetAwaiter().GetResult().Content.ReadAsStringAsync().GetAwaiter().GetResult()
    $form.Dispose()
}

function Get-Ticket {
    param([string] $Answer)

    if ($Answer -match '"ticket"') { 'sent' } else { throw "It was not sent: $Answer" }
}

$folder = Join-Path ([IO.Path]::GetTempPath()) "ipernity-bench-$PID"
$null = New-Item $folder -ItemType Directory
$sandbox = Start-IpernitySandbox -AutoApprove -User ada
$client = [Net.Http.HttpClient]::new()
try {
    $file = Join-Path $folder large.mov
    Write-RandomFile $file $Size
    $connection = Connect-Ipernity -Sandbox $sandbox -Permission @{ doc = 'write' } -Wait
    $address = "$($sandbox.Server)api/upload.file/json"
    $token = [Net.NetworkCredential]::new('', $connection.Token).Password
    $fields = [ordered]@{ api_key = $connection.ApiKey; auth_token = $token; api_sig = (Get-IpernitySignature upload.file).Signature }
    $curlFields = foreach ($name in $fields.Keys) { '-F'; "$name=$($fields[$name])" }
    $form = @{ file = Get-Item $file }
    foreach ($name in $fields.Keys) { $form[$name] = $fields[$name] }

    $ways = [ordered]@{ 'Send-IpernityFile' = { (Send-IpernityFile $file -NoWait).Status } }
    if (Get-Command curl -CommandType Application -ErrorAction Ignore) {
        $ways['curl -F'] = { Get-Ticket (curl --silent @curlFields -F "file=@$file" $address) }
    }
    $ways['HttpClient'] = { Get-Ticket (Send-Bare $address $fields $file) }
    $ways['Invoke-RestMethod -Form'] = { Get-Ticket (Invoke-RestMethod $address -Method Post -Form $form | ConvertTo-Json) }
    Measure-Side "A file of $Size bytes" $ways $Rounds

    $twice = Join-Path $folder twice.mov
    Write-RandomFile $twice (2 * $Size)
    $secret = [Net.NetworkCredential]::new('', $sandbox.ApiSecret).Password
    $memory = Invoke-FreshShell @"
        Import-Module '$root/Ipernity.psd1'
        `$connection = Connect-Ipernity -Server $($sandbox.Server) -ApiKey $($connection.ApiKey) -ApiSecret '$secret' -Token '$token'
        `$null = Invoke-IpernityApi test.hello
        `$self = [Diagnostics.Process]::GetCurrentProcess()
        `$before = `$self.PeakWorkingSet64
        `$status = (Send-IpernityFile '$twice' -NoWait).Status
        `$self.Refresh()
        @{ before = `$before; peak = `$self.PeakWorkingSet64; status = "`$status" } | ConvertTo-Json -Compress
"@
    Show-Table "Memory for a file of $(2 * $Size) bytes" @([pscustomobject][ordered]@{
            'before MB' = '{0:N0}' -f ($memory.before / 1MB)
            'peak MB'   = '{0:N0}' -f ($memory.peak / 1MB)
            result      = $memory.status
        })
}
finally {
    $client.Dispose()
    Stop-IpernitySandbox $sandbox
    Remove-Item $folder -Recurse
}
