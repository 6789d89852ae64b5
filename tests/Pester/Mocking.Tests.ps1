# Scripts that use the module can be tested with mocks, without a server.
Describe "A test of a script" {
    BeforeAll {
        Import-Module $PSScriptRoot/../../Ipernity.psd1

        function Add-TagToUntitled {
            param([string] $Keyword)

            (Invoke-IpernityApi doc.getList).docs.doc |
                Where-Object { -not $_.title } |
                ForEach-Object { Invoke-IpernityApi doc.tags.add @{ doc_id = $_.doc_id; keywords = $Keyword } }
        }
    }

    AfterAll {
        Remove-Module Ipernity
    }

    It 'can mock Invoke-IpernityApi by method and check its parameters' {
        Mock Invoke-IpernityApi -ParameterFilter { $Method -eq 'doc.getList' } {
            [pscustomobject]@{ docs = [pscustomobject]@{ doc = @(
                        [pscustomobject]@{ doc_id = '1'; title = 'Car' }
                        [pscustomobject]@{ doc_id = '2'; title = '' }
                    )
                }
            }
        }
        Mock Invoke-IpernityApi -ParameterFilter { $Method -eq 'doc.tags.add' }

        Add-TagToUntitled 'car'

        Should -Invoke Invoke-IpernityApi -Times 1 -Exactly -ParameterFilter { $Method -eq 'doc.tags.add' }
        Should -Invoke Invoke-IpernityApi -Times 1 -Exactly -ParameterFilter {
            $Parameters.doc_id -eq '2' -and $Parameters.keywords -eq 'car'
        }
    }

    It 'can filter on the parameters by <Name>' -ForEach @(
        @{ Name = 'property'; Filter = { $Parameters.doc_id -eq 1 } }
        @{ Name = 'property in another case'; Filter = { $Parameters.DOC_ID -eq 1 } }
        @{ Name = 'index'; Filter = { $Parameters['doc_id'] -eq 1 } }
        @{ Name = 'key'; Filter = { $Parameters.Contains('doc_id') } }
        @{ Name = 'all keys'; Filter = { "$($Parameters.Keys)" -eq 'doc_id' } }
    ) {
        Mock Invoke-IpernityApi { 'mocked' } -ParameterFilter $Filter

        Invoke-IpernityApi doc.get @{ doc_id = 1 } | Should -Be 'mocked'
        Invoke-IpernityApi -Method doc.get -Parameters ([ordered]@{ doc_id = 1 }) | Should -Be 'mocked'
    }

    It 'can mock Connect-Ipernity by permission' {
        Mock Connect-Ipernity { 'mocked' } -ParameterFilter { $Permission.doc -eq 'write' -and $Permission['doc'] -eq 'write' }

        Connect-Ipernity -Permission @{ doc = 'write' } | Should -Be 'mocked'
    }
}
