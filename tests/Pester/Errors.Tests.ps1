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

    Context 'of a call' {
        BeforeAll {
            $null = Connect-Sandbox $sandbox @{ doc = 'read' }
        }

        It '<Name> is <Id>' -ForEach @(
            @{ Name = 'a method that is not there'; Method = 'doc.getlist'; Parameters = @{}; Id = 'UnknownMethod'; Category = 'ObjectNotFound'; Code = 103; Advice = 'upper and lower case matter' }
            @{ Name = 'a permission that was not granted'; Method = 'doc.set'; Parameters = @{ doc_id = 1; title = 'x' }; Id = 'PermissionDenied'; Category = 'PermissionDenied'; Code = 110; Advice = 'Connect-Ipernity -Permission' }
            @{ Name = 'a parameter that is missing'; Method = 'doc.get'; Parameters = @{}; Id = 'MethodError1'; Category = 'InvalidResult'; Code = 1; Advice = 'check the parameters' }
            @{ Name = 'a document that is not there'; Method = 'doc.get'; Parameters = @{ doc_id = 1 }; Id = 'MethodError2'; Category = 'InvalidResult'; Code = 2; Advice = 'check the parameters' }
        ) {
            $failure = Get-ErrorOf { Invoke-IpernityApi $Method $Parameters -Force }

            $failure.FullyQualifiedErrorId | Should -Be "$Id,Ipernity.PowerShell.Commands.InvokeIpernityApiCommand"
            $failure.CategoryInfo.Category | Should -Be $Category
            $failure.TargetObject | Should -Be $Method
            $failure.Exception.Code | Should -Be $Code
            $failure.ErrorDetails.RecommendedAction | Should -Match $Advice
        }

        It 'a change by GET says to leave -UseGet out' {
            $failure = Get-ErrorOf { Invoke-IpernityApi doc.set @{ doc_id = 1 } -UseGet }

            $failure.FullyQualifiedErrorId | Should -BeLike 'PostRequired,*'
            $failure.ErrorDetails.RecommendedAction | Should -Match '-UseGet'
        }

        It 'a permission that was not granted is named' {
            (Get-ErrorOf { Invoke-IpernityApi doc.set @{ doc_id = 1 } }).Exception.Message | Should -Match "needs the permission doc=write, but the token permits doc=read"
        }

        It 'does not end the script where it may continue' {
            $after = & {
                Invoke-IpernityApi doc.get -ErrorAction SilentlyContinue
                'after'
            }

            $after | Should -Be 'after'
        }
    }

    Context 'of a connection that is no longer good' {
        It 'a revoked token says to connect again' {
            $null = Connect-Sandbox $sandbox
            Revoke-SandboxToken $sandbox

            $failure = Get-ErrorOf { Invoke-IpernityApi doc.getList }

            $failure.FullyQualifiedErrorId | Should -BeLike 'TokenInvalid,*'
            $failure.CategoryInfo.Category | Should -Be 'AuthenticationError'
            $failure.ErrorDetails.RecommendedAction | Should -Match 'Connect again: Connect-Ipernity'
        }

        It 'a server that has gone is Unreachable' {
            $gone = Open-Sandbox
            $connection = Connect-Sandbox $gone
            Close-Sandbox $gone

            $failure = Get-ErrorOf { Invoke-IpernityApi doc.getList -Connection $connection }

            $failure.FullyQualifiedErrorId | Should -BeLike 'Unreachable,*'
            $failure.CategoryInfo.Category | Should -Be 'ConnectionError'
            $failure.Exception.Message | Should -Match ([uri] $gone.Url).Authority
            $failure.ErrorDetails.RecommendedAction | Should -Match 'nothing was sent'
        }

        It 'a connection that was ended is ConnectionClosed' {
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

        It 'a call is NotConnected and says what to run' {
            $failure = Get-ErrorOf { Invoke-IpernityApi doc.getList }

            $failure.FullyQualifiedErrorId | Should -BeLike 'NotConnected,*'
            $failure.CategoryInfo.Category | Should -Be 'ConnectionError'
            $failure.ErrorDetails.RecommendedAction | Should -Match 'Connect-Ipernity.*-Connection'
        }

        It 'there is no authorization to complete' {
            $failure = Get-ErrorOf { Complete-IpernityAuth }

            $failure.FullyQualifiedErrorId | Should -BeLike 'NoPendingAuthorization,*'
            $failure.CategoryInfo.Category | Should -Be 'InvalidOperation'
            $failure.ErrorDetails.RecommendedAction | Should -Match 'Connect-Ipernity'
        }
    }

    Context 'of key and secret' {
        It 'a key that is not known is ApiKeyInvalid' {
            $failure = Get-ErrorOf { Connect-Ipernity -ApiKey 'unknown' -ApiSecret 'irrelevant' -Server $sandbox.Url -NoBrowser }

            $failure.FullyQualifiedErrorId | Should -BeLike 'ApiKeyInvalid,*'
            $failure.CategoryInfo.Category | Should -Be 'AuthenticationError'
            $failure.TargetObject | Should -Be 'unknown'
        }

        It 'a wrong secret is SignatureInvalid and names the other order' {
            $failure = Get-ErrorOf { Connect-Ipernity -ApiKey $application.ApiKey -ApiSecret 'irrelevant' -Server $sandbox.Url -NoBrowser }

            $failure.FullyQualifiedErrorId | Should -BeLike 'SignatureInvalid,*'
            $failure.CategoryInfo.Category | Should -Be 'AuthenticationError'
            $failure.TargetObject | Should -Be $application.ApiKey
            $failure.ErrorDetails.RecommendedAction | Should -Match 'secret .* try the other signature order: SecretFirst'
        }

        It 'the order that it names is right where the server wants it' {
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

    Context 'where nobody can be asked' {
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

        It 'a missing key or secret is an error and no question: <Name>' -ForEach @(
            @{ Name = 'with -NonInteractive'; Switches = '-NoProfile -NonInteractive' }
            @{ Name = 'with a pipe that nobody writes to'; Switches = '-NoProfile' }
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
