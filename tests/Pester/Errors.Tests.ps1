Describe 'Errors' {
    BeforeAll {
        . $PSScriptRoot/Sandbox.ps1
        . $PSScriptRoot/Shell.ps1
        $script:manifestPath = (Resolve-Path "$PSScriptRoot/../../Ipernity.psd1").Path
        Import-Module $manifestPath
        $script:sandbox = Open-Sandbox
        $script:application = $sandbox.Application
    }

    AfterAll {
        Close-Sandbox $sandbox
        Remove-Module Ipernity
    }

    Context 'from calls' {
        BeforeAll {
            $null = Connect-Sandbox $sandbox @{ doc = 'read' }
        }

        It '<Name> is <Id>' -ForEach @(
            @{ Name = 'an unknown method'; Method = 'doc.getLists'; Parameters = @{}; Id = 'UnknownMethod'; Category = 'ObjectNotFound'
               Code = 103; Advice = 'case-sensitive' }
            @{ Name = 'a permission that was not granted'; Method = 'doc.set'; Parameters = @{ doc_id = 1; title = 'x' }
               Id = 'PermissionDenied'; Category = 'PermissionDenied'; Code = 110; Advice = 'Connect-Ipernity -Permission' }
            @{ Name = 'a missing parameter'; Method = 'doc.get'; Parameters = @{}; Id = 'MethodError1'; Category = 'InvalidResult'
               Code = 1; Advice = 'check the parameters' }
            @{ Name = 'an unknown document'; Method = 'doc.get'; Parameters = @{ doc_id = 1 }; Id = 'MethodError1'
               Category = 'InvalidResult'; Code = 1; Advice = 'check the parameters' }
        ) {
            $failure = Get-ErrorOf { Invoke-IpernityApi $Method $Parameters -Force }

            $failure.FullyQualifiedErrorId | Should -Be "$Id,Ipernity.PowerShell.Commands.InvokeIpernityApiCommand"
            $failure.CategoryInfo.Category | Should -Be $Category
            $failure.TargetObject | Should -Be $Method
            $failure.Exception.Code | Should -Be $Code
            $failure.ErrorDetails.RecommendedAction | Should -Match $Advice
        }

        It 'a write with -UseGet advises to omit -UseGet' {
            $failure = Get-ErrorOf { Invoke-IpernityApi doc.set @{ doc_id = 1 } -UseGet }

            $failure.FullyQualifiedErrorId | Should -BeLike 'PostRequired,*'
            $failure.ErrorDetails.RecommendedAction | Should -Match '-UseGet'
        }

        It 'a missing permission is named in the message' {
            (Get-ErrorOf { Invoke-IpernityApi doc.set @{ doc_id = 1 } }).Exception.Message |
                Should -Match "needs the permission doc=write, but the token permits doc=read"
        }

        It 'are non-terminating by default' {
            $after = & {
                Invoke-IpernityApi doc.get -ErrorAction SilentlyContinue
                'after'
            }

            $after | Should -Be 'after'
        }
    }

    Context 'from connections that are no longer valid' {
        It 'a revoked token advises to connect again' {
            $null = Connect-Sandbox $sandbox
            Revoke-SandboxToken $sandbox

            $failure = Get-ErrorOf { Invoke-IpernityApi doc.getList }

            $failure.FullyQualifiedErrorId | Should -BeLike 'TokenInvalid,*'
            $failure.CategoryInfo.Category | Should -Be 'AuthenticationError'
            $failure.ErrorDetails.RecommendedAction | Should -Match 'Connect again: Connect-Ipernity'
        }

        It 'a stopped server is Unreachable' {
            $gone = Open-Sandbox
            $connection = Connect-Sandbox $gone
            Close-Sandbox $gone

            $failure = Get-ErrorOf { Invoke-IpernityApi doc.getList -Connection $connection }

            $failure.FullyQualifiedErrorId | Should -BeLike 'Unreachable,*'
            $failure.CategoryInfo.Category | Should -Be 'ConnectionError'
            $failure.Exception.Message | Should -Match ([uri] $gone.Url).Authority
            $failure.ErrorDetails.RecommendedAction | Should -Match 'Check the network'
        }

        It 'a closed connection is ConnectionClosed' {
            $connection = Connect-Sandbox $sandbox
            Disconnect-Ipernity

            $failure = Get-ErrorOf { Invoke-IpernityApi test.hello -Connection $connection }

            $failure.FullyQualifiedErrorId | Should -BeLike 'ConnectionClosed,*'
            $failure.CategoryInfo.Category | Should -Be 'ConnectionError'
            [object]::ReferenceEquals($failure.TargetObject, $connection) | Should -BeTrue
        }
    }

    Context 'without a connection' {
        BeforeAll {
            Disconnect-Ipernity -WarningAction Ignore
        }

        It 'a call is NotConnected and advises to connect' {
            $failure = Get-ErrorOf { Invoke-IpernityApi doc.getList }

            $failure.FullyQualifiedErrorId | Should -BeLike 'NotConnected,*'
            $failure.CategoryInfo.Category | Should -Be 'ConnectionError'
            $failure.ErrorDetails.RecommendedAction | Should -Match 'Connect-Ipernity.*-Connection'
        }

        It 'Complete-IpernityAuth is NoPendingAuthorization' {
            $failure = Get-ErrorOf { Complete-IpernityAuth }

            $failure.FullyQualifiedErrorId | Should -BeLike 'NoPendingAuthorization,*'
            $failure.CategoryInfo.Category | Should -Be 'InvalidOperation'
            $failure.ErrorDetails.RecommendedAction | Should -Match 'Connect-Ipernity'
        }
    }

    Context 'from a wrong key or secret' {
        It 'an unknown key is ApiKeyInvalid' {
            $failure = Get-ErrorOf { Connect-Ipernity -ApiKey 'unknown' -ApiSecret 'irrelevant' -Server $sandbox.Url -NoBrowser }

            $failure.FullyQualifiedErrorId | Should -BeLike 'ApiKeyInvalid,*'
            $failure.CategoryInfo.Category | Should -Be 'AuthenticationError'
            $failure.TargetObject | Should -Be $application.Server
        }

        It 'a wrong secret is SignatureInvalid and advises to try the other signature order' {
            $failure = Get-ErrorOf { Connect-Ipernity -ApiKey $application.ApiKey -ApiSecret 'irrelevant' -Server $sandbox.Url -NoBrowser }

            $failure.FullyQualifiedErrorId | Should -BeLike 'SignatureInvalid,*'
            $failure.CategoryInfo.Category | Should -Be 'AuthenticationError'
            $failure.TargetObject | Should -Be $application.Server
            $failure.ErrorDetails.RecommendedAction | Should -Match '-SignatureOrder SecretFirst'
        }

        It 'the advised signature order works' {
            $secretFirst = Open-Sandbox '--signature-order secretFirst'
            try {
                $application = $secretFirst.Application
                $advice = (Get-ErrorOf { Connect-Ipernity @application -NoBrowser }).ErrorDetails.RecommendedAction
                $order = [regex]::Match($advice, '(\w+)\.$').Groups[1].Value

                (Connect-Ipernity @application -SignatureOrder $order -NoBrowser 6> $null).Frob | Should -Not -BeNullOrEmpty
            }
            finally {
                Close-Sandbox $secretFirst
            }
        }
    }

    Context 'in a non-interactive session' {
        BeforeAll {
            $script:scriptPath = Join-Path $TestDrive 'runbook.ps1'
            Set-Content $scriptPath @"
`$env:IPERNITY_API_KEY = `$env:IPERNITY_API_SECRET = `$env:IPERNITY_TOKEN = `$null
Import-Module '$manifestPath'
foreach (`$parameters in @{}, @{ ApiKey = 'k' }) {
    try { Connect-Ipernity @parameters } catch { `$_.FullyQualifiedErrorId }
}
"@
        }

        It 'a missing key or secret is an error, not a prompt: <Name>' -ForEach @(
            @{ Name = 'with -NonInteractive'; Switches = '-NoProfile -NonInteractive' }
            @{ Name = 'with an empty pipe as standard input'; Switches = '-NoProfile' }
        ) {
            $start = [Diagnostics.ProcessStartInfo]::new((Get-ShellPath), "$Switches -File `"$scriptPath`"")
            $start.UseShellExecute = $false
            $start.RedirectStandardInput = $start.RedirectStandardOutput = $true
            $shell = [Diagnostics.Process]::Start($start)
            try {
                $output = $shell.StandardOutput.ReadToEndAsync()

                $output.Wait(30000) | Should -BeTrue -Because 'it must not wait for an answer'
                $output.Result -split '\r?\n' -ne '' | Should -Be @(
                    'ApiKeyRequired,Ipernity.PowerShell.Commands.ConnectIpernityCommand'
                    'ApiSecretRequired,Ipernity.PowerShell.Commands.ConnectIpernityCommand'
                )
            }
            finally {
                if (-not $shell.HasExited) { $shell.Kill() }
                $shell.Dispose()
            }
        }
    }
}
