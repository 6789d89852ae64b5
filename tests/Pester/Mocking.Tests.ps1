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
}
