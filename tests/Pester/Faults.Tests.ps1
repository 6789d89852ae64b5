# How calls handle an unreliable service. The sandbox produces the faults.
Describe 'An unreliable service' {
    BeforeAll {
        . $PSScriptRoot/Sandbox.ps1
        Import-Module $PSScriptRoot/../../Ipernity.psd1
        $script:sandbox = Open-Sandbox
        $null = Connect-Sandbox $sandbox
    }

    AfterEach {
        Clear-SandboxFault $sandbox
    }

    AfterAll {
        Close-Sandbox $sandbox
        Remove-Module Ipernity
    }

    It 'a read is retried after <_>, up to twice' -ForEach '500', '503', '429', 'reset', 'reset-after', 'reset-body' {
        Add-SandboxFault $sandbox @{ kind = $_; count = 2 }

        (Invoke-IpernityApi test.hello -RetryIntervalSec 0).hello | Should -Be 'hello world!'
    }

    It 'the error of a read says how often it was tried' {
        Add-SandboxFault $sandbox @{ kind = '503'; count = 'always' }

        $failure = Get-ErrorOf { Invoke-IpernityApi test.hello -MaximumRetryCount 1 -RetryIntervalSec 0 -ErrorAction Stop }

        $failure.FullyQualifiedErrorId | Should -BeLike 'HttpError,*'
        $failure.Exception.Message | Should -Match 'HTTP 503\..* 2 times\.'
    }

    It 'a write whose answer is lost is not retried' {
        Add-SandboxFault $sandbox @{ kind = 'reset-after'; method = 'album.create' }

        $failure = Get-ErrorOf { Invoke-IpernityApi album.create @{ title = 'only once' } -ErrorAction Stop }

        $failure.Exception.Message | Should -Match 'may have completed the call, so it was not retried'
        @(Invoke-IpernityApi album.getList @{ empty = 1 } -All | Where-Object title -EQ 'only once') | Should -HaveCount 1
    }

    It '<Kind> is <Id>' -ForEach @(
        @{ Kind = 'truncated'; Id = 'InvalidAnswer' }
        @{ Kind = 'html'; Id = 'InvalidAnswer' }
        @{ Kind = 'empty'; Id = 'InvalidAnswer' }
        @{ Kind = 'invalid-utf8'; Id = 'InvalidAnswer' }
        @{ Kind = 'no-api'; Id = 'InvalidAnswer' }
        @{ Kind = 'bad-status'; Id = 'UnknownError' }
        @{ Kind = 'redirect'; Id = 'Redirected' }
        @{ Kind = 'hang'; Id = 'TimedOut' }
    ) {
        Add-SandboxFault $sandbox @{ kind = $Kind }

        (Get-ErrorOf { Invoke-IpernityApi test.hello -TimeoutSec 2 -ErrorAction Stop }).FullyQualifiedErrorId | Should -BeLike "$Id,*"
    }

    It '-Skip continues a list after an error' {
        $all = Invoke-IpernityApi doc.getList @{ per_page = 50 } -All
        $read = [Collections.Generic.List[object]]::new()
        $once = @{ ThrottleLimit = 1; MaximumRetryCount = 0; ErrorAction = 'SilentlyContinue'; ErrorVariable = 'failed' }
        Invoke-IpernityApi doc.getList @{ per_page = 50 } -All @once | ForEach-Object {
            $read.Add($_)
            if ($read.Count -eq 75) { Add-SandboxFault $sandbox @{ kind = '500'; method = 'doc.getList' } }
        }
        $failed | Should -HaveCount 1

        $read.AddRange(@(Invoke-IpernityApi doc.getList @{ per_page = 50 } -Skip $read.Count))

        $read.doc_id | Should -Be $all.doc_id
    }
}
