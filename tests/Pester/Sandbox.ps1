# Starts and stops a sandbox process, and acts as the user on its authorization page. A suite dot-sources this file in BeforeAll.

function Open-Sandbox {
    param([string[]] $Argument = @())

    $start = [Diagnostics.ProcessStartInfo]::new('dotnet', "`"$(Find-SandboxAssembly)`" --port 0 $Argument")
    $start.UseShellExecute = $false
    $start.RedirectStandardOutput = $true
    $process = [Diagnostics.Process]::Start($start)
    try {
        $banner = Read-SandboxBanner $process
        $url = [regex]::Match($banner, 'Listening on (http://127\.0\.0\.1:\d+/)').Groups[1].Value
        [pscustomobject]@{
            Process     = $process
            Url         = $url
            Application = @{
                ApiKey    = [regex]::Match($banner, 'API key +(\S+)').Groups[1].Value
                ApiSecret = [regex]::Match($banner, 'API secret +(\S+)').Groups[1].Value
                Server    = $url
            }
        }
    }
    catch {
        Close-Sandbox ([pscustomobject]@{ Process = $process })
        throw
    }
}

function Close-Sandbox {
    param([AllowNull()] $Sandbox)

    if (-not $Sandbox) { return }
    if (-not $Sandbox.Process.HasExited) { $Sandbox.Process.Kill() }
    $null = $Sandbox.Process.WaitForExit(10000)
    $Sandbox.Process.Dispose()
}

function Find-SandboxAssembly {
    $assembly = "$PSScriptRoot/../../sandbox/Ipernity.Sandbox.dll"
    if (-not (Test-Path $assembly)) { throw 'The sandbox is not built. Run dotnet build first.' }
    $assembly
}

function Read-SandboxBanner {
    param([Diagnostics.Process] $Process)

    $banner = ''
    while ($banner -notmatch 'API secret') {
        $line = $Process.StandardOutput.ReadLineAsync()
        if (-not $line.Wait(30000)) { throw 'The sandbox did not start within 30 seconds.' }
        if ($null -eq $line.Result) { throw "The sandbox exited before it was ready. $banner" }
        $banner += $line.Result + "`n"
    }
    $banner
}

# Opens the link and presses Allow or Deny, as a user does in the browser.
function Submit-Authorization {
    param(
        [uri] $Url,
        [ValidateSet('allow', 'deny')] [string] $Decision = 'allow'
    )

    $page = (Invoke-WebRequest -Uri $Url -UseBasicParsing).Content
    $form = [regex]::Match($page, '(?s)<form name="fa".*?</form>').Value
    $answer = @{ decision = $Decision }
    foreach ($field in [regex]::Matches($form, '<input type="hidden" name="([^"]+)" value="([^"]*)"')) {
        $answer[$field.Groups[1].Value] = $field.Groups[2].Value
    }
    # There is no form if the application is already authorized.
    if ($form) { $null = Invoke-WebRequest -Uri $Url.GetLeftPart('Path') -Method Post -Body $answer -UseBasicParsing }
}

# Revokes all tokens, as a user does who removes every application from the account.
function Revoke-SandboxToken {
    param($Sandbox)

    $null = Invoke-WebRequest -Uri "$($Sandbox.Url)_sandbox/revoke" -Method Post -Body @{ all = '1' } -UseBasicParsing
}

# Adds a fault for the next calls: Add-SandboxFault $sandbox @{ kind = '503'; count = 2 }.
function Add-SandboxFault {
    param($Sandbox, [hashtable] $Fault)

    $null = Invoke-WebRequest -Uri "$($Sandbox.Url)_sandbox/faults" -Method Post -Body $Fault -UseBasicParsing
}

function Clear-SandboxFault {
    param($Sandbox)

    $null = Invoke-WebRequest -Uri "$($Sandbox.Url)_sandbox/faults" -Method Delete -UseBasicParsing
}

# Signs another member in on the web pages, who then authorizes applications.
function Set-SandboxUser {
    param($Sandbox, [string] $Name)

    $null = Invoke-WebRequest -Uri "$($Sandbox.Url)_sandbox/user" -Method Post -Body @{ name = $Name } -UseBasicParsing
}

# Signs in with a new authorization.
function Connect-Sandbox {
    param($Sandbox, [hashtable] $Permission = @{ doc = 'write' })

    $application = $Sandbox.Application
    $authorization = Connect-Ipernity @application -Permission $Permission -NoBrowser 6> $null
    Submit-Authorization $authorization.Url
    Complete-IpernityAuth $authorization
}

# The text that a command shows on the host, such as that of -WhatIf.
function Get-ShownText {
    param([scriptblock] $Command)

    $log = "$PSScriptRoot/../../out/shown-$([guid]::NewGuid()).txt"
    $null = New-Item (Split-Path $log) -ItemType Directory -Force
    Start-Transcript $log -UseMinimalHeader | Out-Null
    try { & $Command | Out-Null }
    finally { Stop-Transcript | Out-Null }
    Get-Content $log -Raw
    Remove-Item $log
}

function ConvertTo-Secure {
    param([string] $Text)
    [Net.NetworkCredential]::new('', $Text).SecurePassword
}

function ConvertFrom-Secure {
    param([securestring] $Secure)
    [Net.NetworkCredential]::new('', $Secure).Password
}

# The first error of a command.
function Get-ErrorOf {
    param([scriptblock] $Command)

    $ErrorActionPreference = 'Stop'
    try { $null = & $Command 6> $null }
    catch { return $_ }
    throw "There was no error: $Command"
}
