Describe 'Secrets' {
    BeforeAll {
        . $PSScriptRoot/Sandbox.ps1
        Import-Module $PSScriptRoot/../../Ipernity.psd1
        $script:sandbox = Open-Sandbox
        $script:application = $sandbox.Application
        $script:connection = Connect-Sandbox $sandbox
        $script:secrets = $application.ApiSecret, (ConvertFrom-Secure $connection.Token)

        # As plain text, and in hexadecimal: that is how a SecureString is serialized on systems without DPAPI.
        function Get-SecretIn {
            param([string] $Text)

            foreach ($secret in $secrets) {
                $hexadecimal = [BitConverter]::ToString([Text.Encoding]::Unicode.GetBytes($secret)) -replace '-'
                foreach ($form in $secret, $hexadecimal) {
                    if ($Text.IndexOf($form, [StringComparison]::OrdinalIgnoreCase) -ge 0) { $form }
                }
            }
        }

        # Runs cmdlets, some of which fail.
        function Invoke-EveryCmdlet {
            $ErrorActionPreference = 'Continue'
            Disconnect-Ipernity
            $authorization = Connect-Ipernity @application -Permission @{ doc = 'write' } -NoBrowser
            try { Complete-IpernityAuth } catch { $_ }
            Submit-Authorization $authorization.Url *> $null
            $connection = Complete-IpernityAuth
            $connection
            Connect-Ipernity @application -Token $connection.Token
            Connect-Ipernity @application -Token (ConvertFrom-Secure $connection.Token)
            Get-IpernityConnection
            Get-IpernityFrob
            Get-IpernitySignature doc.get @{ doc_id = 1 }
            Invoke-IpernityApi auth.checkToken
            Invoke-IpernityApi test.hello -UseGet
            Invoke-IpernityApi doc.get @{ doc_id = 1 }
            Invoke-IpernityApi no.such.method -UseGet
            Test-IpernityToken
            Test-IpernityToken -Token $connection.Token @application
        }
    }

    AfterAll {
        Close-Sandbox $sandbox
        Remove-Module Ipernity
    }

    It 'are detected by this suite' {
        Get-SecretIn "... $($secrets[0]) ..." | Should -Be $secrets[0]
        Get-SecretIn $secrets[1].ToUpperInvariant() | Should -Be $secrets[1]
        Get-SecretIn ('<SS>' + (($secrets[1].ToCharArray() | ForEach-Object { '{0:x2}00' -f [int] $_ }) -join '')) |
            Should -Not -BeNullOrEmpty
    }

    It 'are available explicitly: the token as a SecureString' {
        $connection.Token | Should -BeOfType ([securestring])
        Test-IpernityToken -Token $connection.Token | Should -BeTrue
    }

    Context 'in the streams' {
        It 'are not in any stream' {
            $VerbosePreference = $DebugPreference = 'Continue'
            $everything = Invoke-EveryCmdlet *>&1

            $shown = $everything | Format-List * -Force | Out-String -Width 500
            $shown | Should -Match 'POST auth\.checkToken'
            Get-SecretIn $shown | Should -BeNullOrEmpty
        }

        It 'are not in a transcript' {
            $transcript = Join-Path $TestDrive 'transcript.txt'
            $null = Start-Transcript $transcript
            try {
                $VerbosePreference = $DebugPreference = 'Continue'
                Invoke-EveryCmdlet *>&1 | Out-String -Stream | Out-Default -Transcript
            }
            finally {
                $null = Stop-Transcript
            }

            $text = Get-Content $transcript -Raw
            $text | Should -Match 'POST auth\.checkToken'
            $text | Should -Match 'Complete-IpernityAuth: '
            Get-SecretIn $text | Should -BeNullOrEmpty
        }
    }

    Context 'in conversions of a connection' {
        It 'are not in <Name>' -ForEach @(
            @{ Name = 'the default view'; Show = { $args[0] | Out-String } }
            @{ Name = 'Format-List *'; Show = { $args[0] | Format-List * -Force | Out-String } }
            @{ Name = 'Format-Table *'; Show = { $args[0] | Format-Table * -Force | Out-String -Width 1000 } }
            @{ Name = 'Format-Custom'; Show = { $args[0] | Format-Custom -Depth 6 | Out-String } }
            @{ Name = 'a string'; Show = { "$($args[0])" } }
            @{ Name = 'ConvertTo-Json'; Show = { ConvertTo-Json $args[0] -Depth 8 -WarningAction Ignore } }
            @{ Name = 'ConvertTo-Csv'; Show = { $args[0] | ConvertTo-Csv } }
            @{ Name = 'ConvertTo-Html'; Show = { $args[0] | ConvertTo-Html } }
            @{ Name = 'ConvertTo-Xml'; Show = { ($args[0] | ConvertTo-Xml -Depth 6).OuterXml } }
            @{ Name = 'the serialized form for jobs and remote sessions'
               Show = { [Management.Automation.PSSerializer]::Serialize($args[0], 6) } }
        ) {
            $shown = & $Show $connection | Out-String

            $shown | Should -Match 'ada'
            Get-SecretIn $shown | Should -BeNullOrEmpty
        }

        It 'are not in Export-Clixml' {
            $file = Join-Path $TestDrive 'connection.xml'
            @{ connection = $connection } | Export-Clixml $file -Depth 6

            $text = Get-Content $file -Raw
            $text | Should -Match 'ada'
            Get-SecretIn $text | Should -BeNullOrEmpty
        }
    }

    Context 'in errors' {
        It 'are not in the error for <Name>' -ForEach @(
            @{ Name = 'a rejected call'; Fail = { Invoke-IpernityApi doc.get @{ doc_id = 1 } -UseGet } }
            @{ Name = 'an unreachable server'
               Fail = {
                   $unreachable = $application.Clone()
                   $unreachable.Server = 'http://127.0.0.1:1/'
                   Connect-Ipernity @unreachable -Token $connection.Token
               }
            }
            @{ Name = 'a rejected token'; Fail = { Connect-Ipernity @application -Token "$($secrets[1])x" } }
            @{ Name = 'a token of another type'; Fail = { Connect-Ipernity @application -Token @($secrets) } }
            @{ Name = 'a secret of another type'; Fail = { Connect-Ipernity -ApiKey 'k' -ApiSecret @($secrets) } }
            @{ Name = 'a closed connection'
               Fail = { $other = Connect-Sandbox $sandbox; Disconnect-Ipernity $other; Invoke-IpernityApi test.hello -Connection $other } }
        ) {
            $failure = Get-ErrorOf $Fail

            $shown = $failure | Out-String
            $shown += $failure | Format-List * -Force | Out-String -Width 500
            $shown += $failure.InvocationInfo | Format-List * -Force | Out-String -Width 500
            $shown += $failure.Exception.ToString()
            $shown += $failure.TargetObject | Out-String
            $shown += [Management.Automation.PSSerializer]::Serialize($failure, 5)
            $shown | Should -Match ([regex]::Escape($failure.FullyQualifiedErrorId))
            Get-SecretIn $shown | Should -BeNullOrEmpty
        }
    }

    Context 'in Get-IpernitySignature' {
        It 'are masked' {
            $null = Connect-Sandbox $sandbox

            $signature = Get-IpernitySignature doc.get @{ doc_id = 1 }

            $signature.StringToSign | Should -BeExactly "api_key$($application.ApiKey)auth_token***doc_id1doc.get***"
            Get-SecretIn (ConvertTo-Json $signature -Depth 6) | Should -BeNullOrEmpty
        }
    }
}
