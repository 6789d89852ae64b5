Describe 'Invoke-IpernityApi' {
    BeforeAll {
        . $PSScriptRoot/Sandbox.ps1
        Import-Module $PSScriptRoot/../../Ipernity.psd1
        $script:sandbox = Open-Sandbox
        $null = Connect-Sandbox $sandbox
        $script:documents = (Invoke-IpernityApi doc.getList @{ per_page = 5 }).docs.doc
    }

    AfterAll {
        Close-Sandbox $sandbox
        Remove-Module Ipernity
    }

    Context 'reading' {
        It 'gives the answer as objects, without the status' {
            $answer = Invoke-IpernityApi doc.getList @{ per_page = 3; page = 2 }

            $answer.PSObject.Properties.Name | Should -Be 'docs'
            $answer.docs.total | Should -Be 300
            $answer.docs.page | Should -Be 2
            $answer.docs.doc | Should -HaveCount 3
        }

        It 'keeps identifiers as text' {
            $documents[0].doc_id | Should -BeOfType ([string])
        }

        It 'reads the same by GET' {
            $byPost = Invoke-IpernityApi doc.getList @{ per_page = 3 }
            $byGet = Invoke-IpernityApi doc.getList @{ per_page = 3 } -UseGet

            $byGet.docs.doc.doc_id | Should -Be $byPost.docs.doc.doc_id
        }

        It 'shows documents as a table' {
            $documents | Out-String | Should -Match 'doc_id +media +license +title'
        }

        It 'calls without a session where the application is given' {
            $application = $sandbox.Application

            (Invoke-IpernityApi test.hello @application).hello | Should -Be 'hello world!'
        }

        It 'tells in the verbose stream what was called and how long it took' {
            "$(Invoke-IpernityApi test.hello -Verbose 4>&1 | Select-Object -First 1)" | Should -Match '^POST test\.hello, attempt 1: HTTP 200, \d+ ms, [\d,]+ bytes\.$'
        }
    }

    Context 'writing' {
        It 'adds a tag of two words as one tag' {
            $document = $documents[0].doc_id

            $null = Invoke-IpernityApi doc.tags.add @{ doc_id = $document; keywords = 'nice car' }

            (Invoke-IpernityApi doc.tags.getList @{ doc_id = $document }).tags.tag.tag | Should -Contain 'nice car'
        }

        It 'changes a title of any script' {
            $title = "$([char]0x017C)$([char]0x6C34)$([char]::ConvertFromUtf32(0x1F697)) & = + %20"

            $null = Invoke-IpernityApi doc.set @{ doc_id = $documents[1].doc_id; title = $title }

            (Invoke-IpernityApi doc.get @{ doc_id = $documents[1].doc_id }).doc.title | Should -BeExactly $title
        }
    }

    Context 'with several tables in the pipeline' {
        BeforeAll {
            $script:titles = $documents[2, 3] | ForEach-Object { @{ doc_id = $_.doc_id } } |
                Invoke-IpernityApi doc.get | ForEach-Object { $_.doc.title }
            $script:answers = @{ doc_id = $documents[0].doc_id }, @{ doc_id = '1' }, @{ doc_id = $documents[1].doc_id } |
                Invoke-IpernityApi doc.get -ErrorVariable failures -ErrorAction SilentlyContinue
            $script:failures = $failures
        }

        It 'calls once for each' {
            $titles | Should -Be $documents[2, 3].title
        }

        It 'goes on after a bad one' {
            $answers.doc.doc_id | Should -Be $documents[0, 1].doc_id
        }

        It 'writes one error for the bad one' {
            $failures | Should -HaveCount 1
            $failures[0].FullyQualifiedErrorId | Should -Be 'MethodError2,Ipernity.PowerShell.Commands.InvokeIpernityApiCommand'
        }

        It 'stops at the bad one with -ErrorAction Stop' {
            { @{ doc_id = '1' } | Invoke-IpernityApi doc.get -ErrorAction Stop } | Should -Throw -ErrorId 'MethodError2,*'
        }

        It 'takes method and parameters by property name' {
            $call = [pscustomobject]@{ Method = 'test.echo'; Parameters = @{ echo = 'by name' } }

            ($call | Invoke-IpernityApi).echo | Should -Be 'by name'
        }
    }

    Context 'with objects in the pipeline' {
        It 'calls once for each document of a list' {
            $details = Invoke-IpernityApi doc.getList -First 4 | Invoke-IpernityApi doc.get

            $details | Should -HaveCount 4
        }

        It 'takes the rows of a file' {
            $file = Join-Path $TestDrive 'titles.csv'
            $documents[2, 3] | Select-Object doc_id, @{ n = 'title'; e = { "$($_.doc_id), by hand" } } | Export-Csv $file

            $null = Import-Csv $file | Invoke-IpernityApi doc.set

            $documents[2, 3] | Invoke-IpernityApi doc.get | ForEach-Object { $_.doc.title } |
                Should -Be ($documents[2, 3] | ForEach-Object { "$($_.doc_id), by hand" })
        }

        It 'says what it cannot use' {
            $failure = Get-ErrorOf { Get-Date | Invoke-IpernityApi doc.get -ErrorAction Stop }

            $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidCall,*'
            $failure.Exception.Message | Should -Match 'doc_id'
        }
    }

    Context 'with -WhatIf' {
        It 'changes nothing' {
            $before = (Invoke-IpernityApi doc.get @{ doc_id = $documents[4].doc_id }).doc.title

            Invoke-IpernityApi doc.set @{ doc_id = $documents[4].doc_id; title = 'changed' } -WhatIf | Should -BeNullOrEmpty

            (Invoke-IpernityApi doc.get @{ doc_id = $documents[4].doc_id }).doc.title | Should -Be $before
        }

        It 'reads all the same' {
            (Invoke-IpernityApi test.hello -WhatIf).hello | Should -Be 'hello world!'
        }
    }

    Context 'in other forms' {
        It 'gives XML as a document' {
            (Invoke-IpernityApi test.echo @{ echo = 'x' } -Format Xml).api.echo | Should -Be 'x'
        }

        It 'gives ordered tables' {
            (Invoke-IpernityApi doc.getList @{ per_page = 2 } -AsHashtable).docs.doc[1]['doc_id'] | Should -Be $documents[1].doc_id
        }

        It 'gives the text as it came' {
            (Invoke-IpernityApi test.echo @{ echo = 'x' } -Raw | ConvertFrom-Json).echo | Should -Be 'x'
        }
    }

    Context 'with two accounts at once' {
        BeforeAll {
            $script:otherSandbox = Open-Sandbox '--user noor'
            $script:ada = Get-IpernityConnection
            $script:noor = Connect-Sandbox $otherSandbox
        }

        AfterAll {
            Close-Sandbox $otherSandbox
            $null = Connect-Sandbox $sandbox
        }

        It 'calls for the connection that is given' {
            ($ada, $noor | ForEach-Object { (Invoke-IpernityApi auth.checkToken -Connection $_).auth.user.username }) | Should -Be 'ada', 'noor'
        }

        It 'calls for the latest where none is given' {
            (Invoke-IpernityApi auth.checkToken).auth.user.username | Should -Be 'noor'
        }
    }

    Context 'values' {
        It 'sends <Name> as <Expected>' -ForEach @(
            @{ Name = 'true'; Value = $true; Expected = '1' }
            @{ Name = 'false'; Value = $false; Expected = '0' }
            @{ Name = 'a list'; Value = 1, 'two', 3; Expected = '1,two,3' }
            @{ Name = 'a moment'; Value = [DateTimeOffset]::FromUnixTimeSeconds(1300000000); Expected = '1300000000' }
            @{ Name = 'a date of UTC'; Value = [datetime]::new(2011, 3, 13, 7, 6, 40, [DateTimeKind]::Utc); Expected = '1300000000' }
            @{ Name = 'a number'; Value = 0.5; Expected = '0.5' }
            @{ Name = 'a level'; Value = [DayOfWeek]::Friday; Expected = 'Friday' }
            @{ Name = 'a wrapped value'; Value = [psobject]::AsPSObject(7); Expected = '7' }
        ) {
            (Invoke-IpernityApi test.echo @{ echo = $Value }).echo | Should -BeExactly $Expected
        }

        It 'sends the date of a photo as its camera showed it' {
            $signature = Get-IpernitySignature doc.search @{ created_min = [datetime]'2024-02-29T13:14:15' }

            $signature.StringToSign | Should -Match 'created_min2024-02-29 13:14:15doc\.search'
        }

        It 'sends the same under <_>' -ForEach 'tr-TR', 'de-DE', 'ar-SA' {
            $thread = [Threading.Thread]::CurrentThread
            $kept = $thread.CurrentCulture
            try {
                $thread.CurrentCulture = $_
                (Invoke-IpernityApi test.echo @{ echo = 1234567.5 }).echo | Should -BeExactly '1234567.5'
                (Get-IpernitySignature DOC.GETLIST @{ ID = 'I'; created_min = [datetime]'2024-02-29' }).StringToSign |
                    Should -BeExactly "IDIapi_key$($sandbox.Application.ApiKey)auth_token***created_min2024-02-29 00:00:00DOC.GETLIST***"
            }
            finally {
                $thread.CurrentCulture = $kept
            }
        }

        It 'refuses <Name>' -ForEach @(
            @{ Name = 'nothing'; Value = $null; Message = "'echo' has no value" }
            @{ Name = 'a table'; Value = @{}; Message = "'echo' is a table" }
            @{ Name = 'an object'; Value = [pscustomobject]@{ id = 1 }; Message = "'echo' is a PSCustomObject" }
        ) {
            $failure = Get-ErrorOf { Invoke-IpernityApi test.echo @{ echo = $Value } }

            $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidCall,*'
            $failure.CategoryInfo.Category | Should -Be 'InvalidArgument'
            $failure.Exception.Message | Should -Match $Message
        }
    }
}
