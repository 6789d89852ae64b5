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

        It 'has no good token' {
            Test-IpernityToken | Should -BeFalse
        }

        It 'ends with a warning and without an error' {
            $output = Disconnect-Ipernity 2>&1 3>&1

            $output | Should -BeOfType ([Management.Automation.WarningRecord])
            "$output" | Should -Be 'There is no connection to close.'
        }
    }

    Context 'when connected' {
        BeforeEach {
            $script:connection = Connect-Sandbox $sandbox
        }

        It 'has a connection that tells who, what is allowed and where' {
            $current = Get-IpernityConnection

            $current.UserName | Should -Be 'ada'
            $current.RealName | Should -Be 'Ada Demo'
            "$($current.Permission)" | Should -Be 'doc=write'
            $current.Server | Should -Be $sandbox.Url
            $current.SignatureOrder | Should -Be 'ParametersFirst'
        }

        It 'has a good token' {
            Test-IpernityToken | Should -BeTrue
        }

        It 'has no good token any more once the person revoked it' {
            Revoke-SandboxToken $sandbox

            Test-IpernityToken | Should -BeFalse
        }

        It 'has no connection any more once it was ended' {
            Disconnect-Ipernity

            Get-IpernityConnection | Should -BeNullOrEmpty
        }

        It 'is ended without a word' {
            Disconnect-Ipernity *>&1 | Should -BeNullOrEmpty
        }

        It 'ends the connections in the pipeline and stays connected by another' {
            $null = Connect-Sandbox $sandbox

            $connection | Disconnect-Ipernity

            Test-IpernityToken | Should -BeTrue
            (Get-ErrorOf { Invoke-IpernityApi test.hello -Connection $connection }).FullyQualifiedErrorId | Should -BeLike 'ConnectionClosed,*'
        }
    }

    Context 'beside other runspaces' {
        BeforeEach {
            $script:connection = Connect-Sandbox $sandbox
            $script:otherRunspace = [powershell]::Create()
            $null = $otherRunspace.AddCommand('Import-Module').AddArgument($manifestPath).AddStatement()
        }

        AfterEach {
            $otherRunspace.Dispose()
        }

        It 'is not seen by another' {
            $null = $otherRunspace.AddCommand('Get-IpernityConnection')

            $otherRunspace.Invoke() | Should -HaveCount 0
        }

        It 'is not ended by another' {
            $null = $otherRunspace.AddCommand('Disconnect-Ipernity').AddStatement().AddCommand('Remove-Module').AddArgument('Ipernity')
            $null = $otherRunspace.Invoke()

            Test-IpernityToken | Should -BeTrue
        }

        It 'lends its connection to another' {
            $null = $otherRunspace.AddCommand('Invoke-IpernityApi').AddArgument('test.hello').AddParameter('Connection', $connection)

            $otherRunspace.Invoke().hello | Should -Be 'hello world!'
        }

        It 'serves ForEach-Object -Parallel with $using:' {
            if ($PSVersionTable.PSVersion.Major -lt 7) {
                Set-ItResult -Skipped -Because 'ForEach-Object -Parallel came with PowerShell 7'
            }
            $echoes = 1..8 | ForEach-Object -ThrottleLimit 4 -Parallel {
                Import-Module $using:manifestPath
                (Invoke-IpernityApi test.echo @{ echo = $_ } -Connection $using:connection).echo
            }

            $echoes | Sort-Object | Should -Be (1..8)
        }

        It 'serves Start-ThreadJob' {
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
