# Start-IpernitySandbox and Stop-IpernitySandbox.
BeforeDiscovery {
    # Windows has no signals.
    $script:isUnix = $PSEdition -eq 'Core' -and -not $IsWindows
}

Describe 'A sandbox' {
    BeforeAll {
        . $PSScriptRoot/Sandbox.ps1
        . $PSScriptRoot/Shell.ps1
        $script:manifestPath = (Resolve-Path "$PSScriptRoot/../../Ipernity.psd1").Path
        Import-Module $manifestPath

        # Starts a PowerShell process that runs a script and then waits to be killed. Returns the process and the script's output.
        function Open-Shell {
            param([string] $Script, [string] $Manifest = $manifestPath)

            $command = "`$ErrorActionPreference = 'Stop'; Import-Module '$Manifest'
$Script
[Console]::Out.WriteLine('ready'); Start-Sleep 600"
            $encoded = [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($command))
            $start = [Diagnostics.ProcessStartInfo]::new((Get-ShellPath))
            $start.Arguments = "-NoProfile -NonInteractive -EncodedCommand $encoded"
            $start.UseShellExecute = $false
            $start.RedirectStandardOutput = $true
            $process = [Diagnostics.Process]::Start($start)
            $lines = while (($line = $process.StandardOutput.ReadLine()) -ne 'ready') {
                if ($null -eq $line) { throw "The other PowerShell ended: $Script" }
                $line
            }
            [pscustomobject]@{ Process = $process; Output = @($lines) }
        }

        function Wait-Ended {
            param([int[]] $Id, [int] $Seconds = 10)

            $watch = [Diagnostics.Stopwatch]::StartNew()
            while ((Get-Process -Id $Id -ErrorAction Ignore) -and $watch.Elapsed.TotalSeconds -lt $Seconds) { Start-Sleep -Milliseconds 50 }
            -not (Get-Process -Id $Id -ErrorAction Ignore)
        }
    }

    AfterEach {
        Stop-IpernitySandbox -WarningAction SilentlyContinue
    }

    AfterAll {
        Remove-Module Ipernity
    }

    It 'can be started and connected in one line' {
        $connection = Start-IpernitySandbox -AutoApprove -Documents 12 | Connect-Ipernity -Permission @{ doc = 'write' } -Wait

        $connection.UserName | Should -Be 'ada'
        @(Invoke-IpernityApi doc.getList -All) | Should -HaveCount 12
    }

    It 'can be connected through its authorization page' {
        $sandbox = Start-IpernitySandbox -User noor
        $authorization = Connect-Ipernity -Sandbox $sandbox -NoBrowser 6> $null
        Submit-Authorization $authorization.Url

        (Complete-IpernityAuth).UserName | Should -Be 'noor'
    }

    It 'produces the faults in -Fault' {
        $null = Start-IpernitySandbox -AutoApprove -Fault '503:2:doc.getList', 'api-error=113:1:test.hello' | Connect-Ipernity -Wait

        (Get-ErrorOf { Invoke-IpernityApi test.hello -MaximumRetryCount 0 -ErrorAction Stop }).FullyQualifiedErrorId |
            Should -BeLike 'RateLimited,*'
        (Invoke-IpernityApi doc.getList -RetryIntervalSec 0).docs.doc | Should -Not -BeNullOrEmpty
    }

    It 'serves HTTPS with a certificate that programs can trust' {
        $path = "$TestDrive/sandbox.pem"
        $sandbox = Start-IpernitySandbox -AutoApprove -CertificatePath $path

        $sandbox.HttpsServer | Should -BeLike 'https://127.0.0.1:*'
        $certificate = [Security.Cryptography.X509Certificates.X509Certificate2]::new($path)
        $certificate.HasPrivateKey | Should -BeFalse
        $socket = [Net.Sockets.TcpClient]::new($sandbox.HttpsServer.Host, $sandbox.HttpsServer.Port)
        try {
            $shown = { param($s, $served) $script:served = $served.GetCertHashString(); $true }
            [Net.Security.SslStream]::new($socket.GetStream(), $false, $shown).AuthenticateAsClient('127.0.0.1')
        }
        finally { $socket.Dispose() }
        $served | Should -Be $certificate.Thumbprint
    }

    It 'has no HTTPS by default' {
        (Start-IpernitySandbox).HttpsServer | Should -BeNullOrEmpty
    }

    It 'answers to the names in -HostName and to no others' {
        $sandbox = Start-IpernitySandbox -HostName api.ipernity.com, www.ipernity.com
        $statuses = foreach ($name in 'api.ipernity.com', 'www.ipernity.com', 'example.org') {
            $request = [Net.WebRequest]::CreateHttp("$($sandbox.Server)apps/authorize")
            $request.Host = $name
            try { $request.GetResponse().StatusCode.value__ }
            catch { $_.Exception.GetBaseException().Response.StatusCode.value__ }
        }

        $statuses[2] | Should -Be 403
        $statuses[0, 1] | Should -Not -Contain 403
    }

    It 'answers as many calls as -KeyCalls says' {
        $sandbox = Start-IpernitySandbox -AutoApprove -KeyCalls 8
        $connection = Connect-Ipernity -Sandbox $sandbox -Wait
        $failures = 1..10 | ForEach-Object {
            try { $null = Invoke-IpernityApi test.hello -Connection $connection -ErrorAction Stop }
            catch { $_.FullyQualifiedErrorId.Split(',')[0] }
        }

        $failures | Select-Object -Unique | Should -Be 'QuotaExceeded'
        @($failures).Count | Should -BeGreaterThan 2
        @($failures).Count | Should -BeLessThan 10
    }

    It 'refuses <Name> <Value>' -ForEach @(
        @{ Name = 'HostName'; Value = 'not a name'; Said = "*'not a name'*" }
        @{ Name = 'CertificatePath'; Value = '/none/of/this/sandbox.pem'; Said = '*sandbox.pem*' }
    ) {
        $arguments = @{ $Name = $Value }
        $failure = Get-ErrorOf { Start-IpernitySandbox @arguments }

        $failure.FullyQualifiedErrorId | Should -BeLike 'SandboxArgumentInvalid,*'
        $failure.Exception.Message | Should -BeLike $Said
    }

    It 'can be used in other runspaces with $using:' -Skip:($PSEdition -eq 'Desktop') {
        $sandbox = Start-IpernitySandbox -AutoApprove

        $names = 1..4 | ForEach-Object -ThrottleLimit 4 -Parallel {
            Import-Module $using:manifestPath
            (Connect-Ipernity -Sandbox $using:sandbox -Wait).UserName
        }

        $names | Should -Be ('ada', 'ada', 'ada', 'ada')
        $sandbox.IsRunning | Should -BeTrue
    }

    It 'can be started in several runspaces at once' -Skip:($PSEdition -eq 'Desktop') {
        $ports = 1..4 | ForEach-Object -ThrottleLimit 4 -Parallel {
            Import-Module $using:manifestPath
            $sandbox = Start-IpernitySandbox -Documents 1
            $sandbox.Port
            Stop-IpernitySandbox $sandbox
        }

        @($ports | Sort-Object -Unique) | Should -HaveCount 4
    }

    It 'is stopped through the pipeline without stopping others' {
        $first, $second = 1..2 | ForEach-Object { Start-IpernitySandbox -Documents 1 }

        $first | Stop-IpernitySandbox

        Wait-Ended $first.ProcessId | Should -BeTrue
        $second.IsRunning | Should -BeTrue
    }

    It 'keeps running after Select-Object -First 1' {
        $first = Start-IpernitySandbox -Documents 1 | Select-Object -First 1
        $passed = Start-IpernitySandbox -Documents 1 | ForEach-Object { $_ } | Select-Object -First 1

        $first.IsRunning | Should -BeTrue
        $passed.IsRunning | Should -BeTrue
        Stop-IpernitySandbox $first, $passed
    }

    It 'keeps running when a connection ends the pipeline' {
        $connection = Start-IpernitySandbox -Documents 1 -AutoApprove | Connect-Ipernity -Wait | Select-Object -First 1

        (Invoke-IpernityApi test.echo @{ echo = 'x' } -Connection $connection).echo | Should -Be 'x'
        Stop-IpernitySandbox
    }

    It 'supports -WhatIf' {
        Start-IpernitySandbox -WhatIf | Should -BeNullOrEmpty
        $sandbox = Start-IpernitySandbox -Documents 1

        Stop-IpernitySandbox $sandbox -WhatIf

        $sandbox.IsRunning | Should -BeTrue
    }

    It 'is formatted in 80 columns' {
        $shown = Start-IpernitySandbox -AutoApprove -Documents 1 | Out-String -Width 80 -Stream

        $shown | Should -Not -Match '\.\.\.|\u2026'
        $shown -join "`n" | Should -Match 'ada +True +\d+ +True'
    }

    It 'ignores Ctrl+C and Ctrl+\ in its session' -Skip:(-not $isUnix) {
        $sandbox = Start-IpernitySandbox -AutoApprove -Documents 1

        kill -INT $sandbox.ProcessId
        kill -QUIT $sandbox.ProcessId
        Start-Sleep -Milliseconds 500

        ($sandbox | Connect-Ipernity -Wait).UserName | Should -Be 'ada'
    }

    It 'ends on SIGTERM' -Skip:(-not $isUnix) {
        $sandbox = Start-IpernitySandbox -Documents 1

        kill -TERM $sandbox.ProcessId

        Wait-Ended $sandbox.ProcessId | Should -BeTrue
    }

    Context 'started by another process' {
        AfterEach {
            if ($shell -and -not $shell.Process.HasExited) { $shell.Process.Kill() }
        }

        It 'ends when the process is killed' {
            $script:shell = Open-Shell '(Start-IpernitySandbox -Documents 1).ProcessId; (Start-IpernitySandbox -Documents 1).ProcessId'
            [int[]] $sandboxes = $shell.Output
            Get-Process -Id $sandboxes | Should -HaveCount 2

            $shell.Process.Kill()

            Wait-Ended $sandboxes | Should -BeTrue
        }

        It 'ends when the process is killed, even if its other child processes continue' -Skip:(-not $isUnix) {
            $script:shell = Open-Shell '(Start-IpernitySandbox -Documents 1).ProcessId; (Start-Process sleep 600 -PassThru).Id'
            [int] $sandbox, [int] $other = $shell.Output
            try {
                $shell.Process.Kill()

                Wait-Ended $sandbox | Should -BeTrue
                Get-Process -Id $other | Should -Not -BeNullOrEmpty
            }
            finally {
                Stop-Process -Id $other
            }
        }

        It 'ends when the process exits' {
            $program = Get-ShellPath
            $start = "Import-Module '$manifestPath'; (Start-IpernitySandbox -Documents 1).ProcessId"
            $sandbox = & $program -NoProfile -NonInteractive -Command "$start; exit"

            Wait-Ended $sandbox | Should -BeTrue
        }

        It 'ends when the process crashes' {
            $program = Get-ShellPath
            $start = "Import-Module '$manifestPath'; (Start-IpernitySandbox -Documents 1).ProcessId"
            $sandbox = & $program -NoProfile -NonInteractive -Command "$start; [Environment]::FailFast('over')" 2> $null |
                Select-Object -First 1

            Wait-Ended $sandbox | Should -BeTrue
        }
    }

    It 'ends when its job is stopped' {
        $job = Start-Job { Import-Module $using:manifestPath; (Start-IpernitySandbox -Documents 1).ProcessId; Start-Sleep 600 }
        try {
            while (-not ($sandbox = Receive-Job $job)) { Start-Sleep -Milliseconds 100 }

            Stop-Job $job
            Remove-Job $job

            Wait-Ended $sandbox | Should -BeTrue
        }
        finally {
            Remove-Job $job -Force -ErrorAction Ignore
        }
    }
}

Describe 'A module without a working sandbox' {
    BeforeAll {
        . $PSScriptRoot/Shell.ps1
        $script:root = (Resolve-Path "$PSScriptRoot/../..").Path

        # Starts the sandbox of a copy of the module in a new process, because this process has already loaded the module.
        function Get-StartError {
            param([string] $Module)

            $show = '$_.FullyQualifiedErrorId; $_.Exception.Message; $_.ErrorDetails.RecommendedAction'
            $script = "Import-Module '$Module/Ipernity.psd1'; try { Start-IpernitySandbox } catch { $show }"
            $id, $message, $advice = & (Get-ShellPath) -NoProfile -NonInteractive -Command $script
            [pscustomobject]@{ Id = $id; Message = $message; Advice = $advice }
        }
    }

    BeforeEach {
        $script:module = Join-Path $TestDrive ([guid]::NewGuid())
        $null = New-Item $module -ItemType Directory
        Copy-Item $root/Ipernity.psd1, $root/lib, $root/sandbox $module -Recurse
    }

    It 'reports where it looked for the sandbox' {
        Remove-Item $module/sandbox -Recurse

        $failure = Get-StartError $module

        $failure.Id | Should -Be 'SandboxMissing,Ipernity.PowerShell.Commands.StartIpernitySandboxCommand'
        $failure.Message | Should -Match ([regex]::Escape((Join-Path $module 'sandbox')))
    }

    It 'reports that no ASP.NET Core runtime is suitable' {
        $settings = "$module/sandbox/Ipernity.Sandbox.runtimeconfig.json"
        (Get-Content $settings -Raw).Replace('8.0.0', '99.0.0') | Set-Content $settings

        $failure = Get-StartError $module

        $failure.Id | Should -Be 'SandboxRuntimeMissing,Ipernity.PowerShell.Commands.StartIpernitySandboxCommand'
        $failure.Message | Should -Match 'ASP\.NET Core runtime 8 or later.+dotnet'
        $failure.Advice | Should -Match 'https://dotnet\.microsoft\.com/download'
    }
}
