# The server that is measured against: a given one, or a local ipernity that is started for it and ended after it.

function Get-Target {
    param([uri] $Server, [pscredential] $Credential, [securestring] $Token, [Diagnostics.Process] $Process)

    [pscustomobject]@{
        Process    = $Process
        Server     = $Server
        Credential = $Credential
        Key        = $Credential.UserName
        Secret     = $Credential.GetNetworkCredential().Password
        Token      = $Token
        TokenText  = [Net.NetworkCredential]::new('', $Token).Password
    }
}

function Open-Target {
    param([string] $Root, [int] $Documents)

    $assembly = Get-Item "$Root/src/Ipernity.Sandbox/bin/*/*/Ipernity.Sandbox.dll" | Sort-Object LastWriteTime | Select-Object -Last 1
    $start = [Diagnostics.ProcessStartInfo]::new('dotnet')
    $start.RedirectStandardOutput = $true
    $arguments = $assembly.FullName, '--port', 0, '--auto-approve', '--documents', $Documents
    foreach ($argument in $arguments) { $start.ArgumentList.Add($argument) }
    $process = [Diagnostics.Process]::Start($start)
    try {
        $banner = ''
        while ($banner -notmatch 'API secret') {
            $line = $process.StandardOutput.ReadLine()
            if ($null -eq $line) { throw "The sandbox ended before it listened. $banner" }
            $banner += "$line`n"
        }

        $server = [regex]::Match($banner, 'Listening on (\S+)').Groups[1].Value
        $secret = [Net.NetworkCredential]::new('', [regex]::Match($banner, 'API secret +(\S+)').Groups[1].Value).SecurePassword
        $credential = [pscredential]::new([regex]::Match($banner, 'API key +(\S+)').Groups[1].Value, $secret)
        $authorization = Connect-Ipernity -Server $server -Credential $credential -Permission @{ doc = 'read' } -NoBrowser 6> $null
        $connection = Complete-IpernityAuth $authorization
        Get-Target $server $credential $connection.Token $process
    }
    catch {
        Close-Target ([pscustomobject]@{ Process = $process })
        throw
    }
}

function Close-Target {
    param($Target)

    if ($null -eq $Target.Process) { return }
    if (-not $Target.Process.HasExited) { $Target.Process.Kill() }
    $Target.Process.WaitForExit()
    $Target.Process.Dispose()
}
