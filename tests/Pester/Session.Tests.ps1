Describe 'The session' {
    BeforeAll {
        . $PSScriptRoot/Sandbox.ps1
        $script:manifestPath = (Resolve-Path "$PSScriptRoot/../../Ipernity.psd1").Path
        Import-Module $manifestPath
        $script:sandbox = Open-Sandbox
    }

    AfterAll {
        Close-Sandbox $sandbox
        Remove-Module Ipernity
    }

    Context 'when not connected' {
        BeforeEach {
            Disconnect-Ipernity -WarningAction Ignore
        }

        It 'has no connection' {
            Get-IpernityConnection | Should -BeNullOrEmpty
        }

        It 'has no valid token' {
            Test-IpernityToken | Should -BeFalse
        }

        It 'Disconnect-Ipernity writes a warning and no error' {
            $output = Disconnect-Ipernity 2>&1 3>&1

            $output | Should -BeOfType ([Management.Automation.WarningRecord])
            "$output" | Should -Be 'There is no connection to close.'
        }
    }

    Context 'when connected' {
        BeforeEach {
            $script:connection = Connect-Sandbox $sandbox
        }

        It 'has a connection with user, permissions and server' {
            $current = Get-IpernityConnection

            $current.UserName | Should -Be 'ada'
            $current.RealName | Should -Be 'Ada Demo'
            "$($current.Permission)" | Should -Be 'doc=write'
            $current.Server | Should -Be $sandbox.Url
            $current.SignatureOrder | Should -Be 'ParametersFirst'
        }

        It 'has a valid token' {
            Test-IpernityToken | Should -BeTrue
        }

        It 'has no valid token after the user revoked it' {
            Revoke-SandboxToken $sandbox

            Test-IpernityToken | Should -BeFalse
        }

        It 'has no connection after Disconnect-Ipernity' {
            Disconnect-Ipernity

            Get-IpernityConnection | Should -BeNullOrEmpty
        }

        It 'is ended silently' {
            Disconnect-Ipernity *>&1 | Should -BeNullOrEmpty
        }

        It 'stays connected when other connections are closed through the pipeline' {
            $null = Connect-Sandbox $sandbox

            $connection | Disconnect-Ipernity

            Test-IpernityToken | Should -BeTrue
            (Get-ErrorOf { Invoke-IpernityApi test.hello -Connection $connection }).FullyQualifiedErrorId |
                Should -BeLike 'ConnectionClosed,*'
        }
    }

    Context 'in other runspaces' {
        BeforeEach {
            $script:connection = Connect-Sandbox $sandbox
            $script:otherRunspace = [powershell]::Create()
            $null = $otherRunspace.AddCommand('Import-Module').AddArgument($manifestPath).AddStatement()
        }

        AfterEach {
            $otherRunspace.Dispose()
        }

        It 'is not visible' {
            $null = $otherRunspace.AddCommand('Get-IpernityConnection')

            $otherRunspace.Invoke() | Should -HaveCount 0
        }

        It 'cannot be ended' {
            $null = $otherRunspace.AddCommand('Disconnect-Ipernity').AddStatement().AddCommand('Remove-Module').AddArgument('Ipernity')
            $null = $otherRunspace.Invoke()

            Test-IpernityToken | Should -BeTrue
        }

        It 'can pass its connection to them' {
            $null = $otherRunspace.AddCommand('Invoke-IpernityApi').AddArgument('test.hello').AddParameter('Connection', $connection)

            $otherRunspace.Invoke().hello | Should -Be 'hello world!'
        }

        It 'works with ForEach-Object -Parallel and $using:' {
            if ($PSVersionTable.PSVersion.Major -lt 7) {
                Set-ItResult -Skipped -Because 'ForEach-Object -Parallel came with PowerShell 7'
            }
            $echoes = 1..8 | ForEach-Object -ThrottleLimit 4 -Parallel {
                Import-Module $using:manifestPath
                (Invoke-IpernityApi test.echo @{ echo = $_ } -Connection $using:connection).echo
            }

            $echoes | Sort-Object | Should -Be (1..8)
        }

        It 'works with Start-ThreadJob' {
            if (-not (Get-Command Start-ThreadJob -ErrorAction Ignore)) {
                Set-ItResult -Skipped -Because 'the module ThreadJob is not installed'
            }
            $job = Start-ThreadJob {
                Import-Module $using:manifestPath
                (Invoke-IpernityApi auth.checkToken -Connection $using:connection).auth.user.username
            }

            $job | Receive-Job -Wait -AutoRemoveJob | Should -Be 'ada'
        }
    }
}
