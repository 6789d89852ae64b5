# How a script that uses the module is tested without a server.
Describe "A script's own test" {
    BeforeAll {
        Import-Module $PSScriptRoot/../../Ipernity.psd1

        function Add-MissingTag {
            param([string] $Keyword)

            (Invoke-IpernityApi doc.getList @{ extra = 'tags' }).docs.doc |
                Where-Object { $_.tags -notcontains $Keyword } |
                ForEach-Object { Invoke-IpernityApi doc.tags.add @{ doc_id = $_.doc_id; keywords = $Keyword } }
        }
    }

    AfterAll {
        Remove-Module Ipernity
    }

    It 'mocks Invoke-IpernityApi by method and looks at what was asked for' {
        Mock Invoke-IpernityApi -ParameterFilter { $Method -eq 'doc.getList' } {
            [pscustomobject]@{ docs = [pscustomobject]@{ doc = @(
                        [pscustomobject]@{ doc_id = '1'; tags = @('car') }
                        [pscustomobject]@{ doc_id = '2'; tags = @() }
                    )
                }
            }
        }
        Mock Invoke-IpernityApi -ParameterFilter { $Method -eq 'doc.tags.add' }

        Add-MissingTag 'car'

        Should -Invoke Invoke-IpernityApi -Times 1 -Exactly -ParameterFilter { $Method -eq 'doc.tags.add' }
        Should -Invoke Invoke-IpernityApi -Times 1 -Exactly -ParameterFilter { $Parameters.doc_id -eq '2' -and $Parameters.keywords -eq 'car' }
    }

    It 'looks at the parameters as <Name>' -ForEach @(
        @{ Name = 'a member'; Filter = { $Parameters.doc_id -eq 1 } }
        @{ Name = 'a member in another case'; Filter = { $Parameters.DOC_ID -eq 1 } }
        @{ Name = 'an element'; Filter = { $Parameters['doc_id'] -eq 1 } }
        @{ Name = 'a key'; Filter = { $Parameters.ContainsKey('doc_id') } }
        @{ Name = 'all keys'; Filter = { "$($Parameters.Keys)" -eq 'doc_id' } }
    ) {
        Mock Invoke-IpernityApi { 'mocked' } -ParameterFilter $Filter

        Invoke-IpernityApi doc.get @{ doc_id = 1 } | Should -Be 'mocked'
        Invoke-IpernityApi -Method doc.get -Parameters ([ordered]@{ doc_id = 1 }) | Should -Be 'mocked'
    }

    It 'mocks Connect-Ipernity by the permission' {
        Mock Connect-Ipernity { 'mocked' } -ParameterFilter { $Permission.doc -eq 'write' -and $Permission['doc'] -eq 'write' }

        Connect-Ipernity -Permission @{ doc = 'write' } | Should -Be 'mocked'
    }
}
