Describe 'Get-IpernityMethod' {
    BeforeAll {
        . $PSScriptRoot/Sandbox.ps1
        Import-Module $PSScriptRoot/../../Ipernity.psd1
    }

    AfterAll {
        Remove-Module Ipernity
    }

    Context 'without a connection' {
        It 'lists all methods' {
            Get-IpernityMethod | Should -HaveCount 102
        }

        It 'shows which methods need no token' {
            (Get-IpernityMethod test.*, auth.* | Where-Object { -not $_.NeedsToken }).Name |
                Should -Be 'test.echo', 'test.hello', 'auth.getFrob', 'auth.getToken'
        }

        It 'shows the permission that a method needs' {
            $needed = 'doc.set', 'doc.tags.add', 'album.create' | Get-IpernityMethod | ForEach-Object { "$($_.Permission)" } |
                Select-Object -Unique

            $needed | Should -Be 'doc=write'
        }

        It 'finds methods by -Permission' {
            (Get-IpernityMethod -Permission network).Name | Should -Be 'network.autocomplete', 'network.getList'
        }

        It 'describes parameters' {
            $parameters = (Get-IpernityMethod doc.getVisitors).Parameters

            ($parameters | Where-Object IsRequired).Name | Should -Be 'doc_id'
            ($parameters | Where-Object Name -EQ 'per_page').MaximumSize | Should -Be 100
        }

        It 'suggests similar names for an unknown method' {
            $failure = Get-ErrorOf { Get-IpernityMethod doc.getlst }

            $failure.FullyQualifiedErrorId | Should -Be 'MethodNotFound,Ipernity.PowerShell.Commands.GetIpernityMethodCommand'
            $failure.Exception.Message | Should -Match "'doc\.getlst'.*doc\.getList"
        }

        It 'lists the valid areas for an unknown permission' {
            $failure = Get-ErrorOf { Get-IpernityMethod -Permission photos }

            $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidPermission,*'
            $failure.Exception.Message | Should -Match "'photos'.*doc, blog, post, network"
        }

        It 'needs a connection for -Online' {
            (Get-ErrorOf { Get-IpernityMethod doc.get -Online }).FullyQualifiedErrorId | Should -BeLike 'NotConnected,*'
        }
    }

    Context 'in 80 columns' {
        BeforeAll {
            function Format-Plain {
                param([Parameter(ValueFromPipeline)] $InputObject)

                begin { $all = [Collections.Generic.List[object]]::new() }
                process { $all.Add($InputObject) }
                end { ($all | Out-String -Width 80) -replace '\x1b\[[\d;]*m' -split '\r?\n' }
            }
        }

        It 'formats a table without truncating names or permissions' {
            $lines = Get-IpernityMethod | Format-Plain

            ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual 80
            foreach ($method in Get-IpernityMethod) {
                $lines -match "^$([regex]::Escape($method.Name)) +$($method.ChangesData) +$($method.Permission)( |$)" | Should -HaveCount 1
            }
        }

        It 'shows all parameters with Format-List' {
            $text = (Get-IpernityMethod doc.getFaves | Format-List | Format-Plain) -join "`n"

            $text | Should -Match 'NeedsSignature +: False'
            $text | Should -Match 'Parameters +: doc_id The document\.\n'
            $text | Should -Match '\n +\[per_page\] The number of items on a page\. Values: 1 to 100; def\n'
            $text | Should -Match 'Errors +: 1: there is no such document, or you cannot see it'
        }
    }

    Context 'with a connection' {
        BeforeAll {
            $script:sandbox = Open-Sandbox
            $null = Connect-Sandbox $sandbox
        }

        AfterAll {
            Close-Sandbox $sandbox
        }

        It 'pipes to Invoke-IpernityApi' {
            (Get-IpernityMethod test.hello | Invoke-IpernityApi).hello | Should -Be 'hello world!'
        }

        It 'adds the service''s description with -Online' {
            $method = Get-IpernityMethod doc.set -Online

            $method.Title | Should -Match '^doc\.set: needs'
            $method.Response | Should -Match '^doc\(doc_id,title'
            ($method.Parameters | Where-Object Name -EQ 'doc_id').Description | Should -Be 'required'
            $method.Errors.Code | Should -Contain 2
        }

        It 'formats the service''s description as a list' {
            $text = Get-IpernityMethod doc.set -Online | Out-String -Width 120

            $text | Should -Match 'Title.* : doc\.set: needs'
            $text | Should -Match 'Errors.* : 1: The document was not found, or it is not visible'
        }

        It 'asks the service about unknown methods with -Online' {
            $failure = Get-ErrorOf { Get-IpernityMethod doc.getlst -Online }

            $failure.FullyQualifiedErrorId | Should -BeLike 'MethodNotFound,*'
            $failure.Exception.Message | Should -Match 'The service has no method'
        }
    }
}
