Describe 'Get-IpernitySignature' {
    BeforeAll {
        Import-Module $PSScriptRoot/../../Ipernity.psd1
    }

    AfterAll {
        Remove-Module Ipernity
    }

    Context 'known signatures' {
        It 'signs <Name>' -ForEach @(
            @{
                Name = 'a call'
                Application = @{ ApiKey = '6fa87ba500002712bd4eed6020f3bd72'; ApiSecret = 'e9a599f0cf6ce193' }
                Call = @{ Method = 'doc.tags.add'; Parameters = @{ doc_id = 1234; keywords = 'easy' } }
                Expected = 'a269b218feb341ef03bc093a0f2c8078'
            }
            @{
                Name = 'a link, which has no method'
                Application = @{ ApiKey = '6fa87ba500002712bd4eed6020f3bd72'; ApiSecret = 'e9a599f0cf6ce193' }
                Call = @{ Parameters = @{ perm_network = 'read' } }
                Expected = 'da183021cd39461108770b822fcd9398'
            }
            @{
                Name = 'a call with the secret first'
                Application = @{
                    ApiKey         = '0123456789abcdef0123456789abcdef'
                    ApiSecret      = '0a2b3c4d5e6a7b8d'
                    SignatureOrder = 'SecretFirst'
                }
                Call = @{ Method = 'auth.getToken'; Parameters = @{ frob = '123456789-0ad5e2a80ad5e2a8' } }
                Expected = '8ae34e6d4abe8384cf45c70f9b90c657'
            }
            @{
                Name = 'a link with the secret first'
                Application = @{
                    ApiKey         = '0123456789abcdef0123456789abcdef'
                    ApiSecret      = '0a2b3c4d5e6a7b8d'
                    SignatureOrder = 'SecretFirst'
                }
                Call = @{ Parameters = @{ perm_doc = 'write' } }
                Expected = 'd1ec59737e69c31f7a65ac3cf73c61d0'
            }
        ) {
            (Get-IpernitySignature @Application @Call).Signature | Should -BeExactly $Expected
        }
    }

    Context 'output' {
        BeforeAll {
            $script:application = @{ ApiKey = 'key'; ApiSecret = 'e9a599f0cf6ce193' }
        }

        It 'shows the parameters sorted by name, then the method, then the secret masked' {
            $parameters = [ordered]@{ keywords = 'nice car'; doc_id = 7 }
            $signature = Get-IpernitySignature @application -Method 'doc.tags.add' -Parameters $parameters

            $signature.StringToSign | Should -BeExactly 'api_keykeydoc_id7keywordsnice cardoc.tags.add***'
            $signature.Order | Should -Be 'ParametersFirst'
        }

        It 'starts with the masked secret and the method for SecretFirst' {
            $signature = Get-IpernitySignature @application -SignatureOrder SecretFirst -Method 'doc.get' -Parameters @{ doc_id = 7 }

            $signature.StringToSign | Should -BeExactly '***doc.getapi_keykeydoc_id7'
        }

        It 'masks a token in the parameters' {
            $signature = Get-IpernitySignature @application -Method 'doc.get' -Parameters @{ auth_token = '1-2-f00d' }

            $signature.StringToSign | Should -BeExactly 'api_keykeyauth_token***doc.get***'
        }

        It 'does not depend on the order of the parameters' {
            $one = Get-IpernitySignature @application 'doc.set' ([ordered]@{ doc_id = 7; title = 'x'; Zone = 1; _a = 2 })
            $two = Get-IpernitySignature @application 'doc.set' ([ordered]@{ _a = 2; title = 'x'; Zone = 1; doc_id = 7 })

            $two.Signature | Should -BeExactly $one.Signature
        }
    }
}
