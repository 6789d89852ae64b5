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
        It 'returns the answer as objects, without the status' {
            $answer = Invoke-IpernityApi doc.getList @{ per_page = 3; page = 2 }

            $answer.PSObject.Properties.Name | Should -Be 'docs'
            $answer.docs.total | Should -Be 300
            $answer.docs.page | Should -Be 2
            $answer.docs.doc | Should -HaveCount 3
        }

        It 'returns identifiers as strings' {
            $documents[0].doc_id | Should -BeOfType ([string])
        }

        It 'returns the same with -UseGet' {
            $byPost = Invoke-IpernityApi doc.getList @{ per_page = 3 }
            $byGet = Invoke-IpernityApi doc.getList @{ per_page = 3 } -UseGet

            $byGet.docs.doc.doc_id | Should -Be $byPost.docs.doc.doc_id
        }

        It 'formats documents as a table' {
            $documents | Out-String | Should -Match 'doc_id +media +license +title'
        }

        It 'needs no session if it gets the application''s key and secret' {
            $application = $sandbox.Application

            (Invoke-IpernityApi test.hello @application).hello | Should -Be 'hello world!'
        }

        It 'writes the method and the duration of each attempt to the verbose stream' {
            "$(Invoke-IpernityApi test.hello -Verbose 4>&1 | Select-Object -First 1)" |
                Should -Match '^POST test\.hello, attempt 1: HTTP 200, \d+ ms, [\d,]+ bytes\.$'
        }
    }

    Context 'writing' {
        It 'adds a keyword with a space as one tag' {
            $document = $documents[0].doc_id

            $null = Invoke-IpernityApi doc.tags.add @{ doc_id = $document; keywords = 'nice car' }

            (Invoke-IpernityApi doc.tags.getList @{ doc_id = $document }).tags.tag.tag | Should -Contain 'nice car'
        }

        It 'sends Unicode text unchanged' {
            $title = "$([char]0x017C)$([char]0x6C34)$([char]::ConvertFromUtf32(0x1F697)) & = + %20"

            $null = Invoke-IpernityApi doc.set @{ doc_id = $documents[1].doc_id; title = $title }

            (Invoke-IpernityApi doc.get @{ doc_id = $documents[1].doc_id }).doc.title | Should -BeExactly $title
        }
    }

    Context 'with several hashtables in the pipeline' {
        BeforeAll {
            $script:titles = $documents[2, 3] | ForEach-Object { @{ doc_id = $_.doc_id } } |
                Invoke-IpernityApi doc.get | ForEach-Object { $_.doc.title }
            $script:answers = @{ doc_id = $documents[0].doc_id }, @{ doc_id = '1' }, @{ doc_id = $documents[1].doc_id } |
                Invoke-IpernityApi doc.get -ErrorVariable failures -ErrorAction SilentlyContinue
            $script:failures = $failures
        }

        It 'makes one call for each' {
            $titles | Should -Be $documents[2, 3].title
        }

        It 'continues after an error' {
            $answers.doc.doc_id | Should -Be $documents[0, 1].doc_id
        }

        It 'writes one error for each failed call' {
            $failures | Should -HaveCount 1
            $failures[0].FullyQualifiedErrorId | Should -Be 'MethodError1,Ipernity.PowerShell.Commands.InvokeIpernityApiCommand'
        }

        It 'stops at the first error with -ErrorAction Stop' {
            { @{ doc_id = '1' } | Invoke-IpernityApi doc.get -ErrorAction Stop } | Should -Throw -ErrorId 'MethodError1,*'
        }

        It 'binds -Method and -Parameters by property name' {
            $call = [pscustomobject]@{ Method = 'test.echo'; Parameters = @{ echo = 'by name' } }

            ($call | Invoke-IpernityApi).echo | Should -Be 'by name'
        }
    }

    Context 'with objects in the pipeline' {
        It 'makes one call for each document of a list' {
            $details = Invoke-IpernityApi doc.getList -First 4 | Invoke-IpernityApi doc.get

            $details | Should -HaveCount 4
        }

        It 'uses the rows of a CSV file' {
            $file = Join-Path $TestDrive 'titles.csv'
            $documents[2, 3] | Select-Object doc_id, @{ n = 'title'; e = { "$($_.doc_id), by hand" } } | Export-Csv $file

            $null = Import-Csv $file | Invoke-IpernityApi doc.set

            $documents[2, 3] | Invoke-IpernityApi doc.get | ForEach-Object { $_.doc.title } |
                Should -Be ($documents[2, 3] | ForEach-Object { "$($_.doc_id), by hand" })
        }

        It 'rejects objects without a parameter of the method' {
            $failure = Get-ErrorOf { Get-Date | Invoke-IpernityApi doc.get -ErrorAction Stop }

            $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidCall,*'
            $failure.Exception.Message | Should -Match 'doc_id'
        }
    }

    Context 'with rows of a CSV file' {
        It 'does not send blank cells' {
            $document = $documents[3].doc_id
            $null = Invoke-IpernityApi doc.tags.edit @{ doc_id = $document; keywords = 'sea' }
            $null = Invoke-IpernityApi doc.set @{ doc_id = $document; title = 'before'; description = 'kept' }

            $null = "doc_id,title,description", "$document,after," | ConvertFrom-Csv | Invoke-IpernityApi doc.set

            $after = (Invoke-IpernityApi doc.get @{ doc_id = $document }).doc
            $after.title, $after.description | Should -Be 'after', 'kept'
        }

        It 'sends an empty value that is in -Parameters' {
            $document = $documents[3].doc_id

            $null = [pscustomobject]@{ doc_id = $document } | Invoke-IpernityApi doc.set @{ description = '' }

            (Invoke-IpernityApi doc.get @{ doc_id = $document }).doc.description | Should -BeNullOrEmpty
        }
    }

    Context 'with -WhatIf' {
        It 'changes nothing' {
            $before = (Invoke-IpernityApi doc.get @{ doc_id = $documents[4].doc_id }).doc.title

            Invoke-IpernityApi doc.set @{ doc_id = $documents[4].doc_id; title = 'changed' } -WhatIf | Should -BeNullOrEmpty

            (Invoke-IpernityApi doc.get @{ doc_id = $documents[4].doc_id }).doc.title | Should -Be $before
        }

        It 'still makes calls that only read' {
            (Invoke-IpernityApi test.hello -WhatIf).hello | Should -Be 'hello world!'
        }
    }

    Context 'in other formats' {
        It 'returns an XmlDocument with -Format Xml' {
            (Invoke-IpernityApi test.echo @{ echo = 'x' } -Format Xml).api.echo | Should -Be 'x'
        }

        It 'returns ordered dictionaries with -AsHashtable' {
            (Invoke-IpernityApi doc.getList @{ per_page = 2 } -AsHashtable).docs.doc[1]['doc_id'] | Should -Be $documents[1].doc_id
        }

        It 'returns the unparsed text with -Raw' {
            (Invoke-IpernityApi test.echo @{ echo = 'x' } -Raw | ConvertFrom-Json).echo | Should -Be 'x'
        }
    }

    Context 'with two accounts' {
        BeforeAll {
            $script:otherSandbox = Open-Sandbox '--user noor'
            $script:ada = Get-IpernityConnection
            $script:noor = Connect-Sandbox $otherSandbox
        }

        AfterAll {
            Close-Sandbox $otherSandbox
            $null = Connect-Sandbox $sandbox
        }

        It 'uses -Connection' {
            ($ada, $noor | ForEach-Object { (Invoke-IpernityApi auth.checkToken -Connection $_).auth.user.username }) |
                Should -Be 'ada', 'noor'
        }

        It 'uses the session''s connection by default' {
            (Invoke-IpernityApi auth.checkToken).auth.user.username | Should -Be 'noor'
        }
    }

    Context 'values' {
        It 'sends <Name> as <Expected>' -ForEach @(
            @{ Name = 'true'; Value = $true; Expected = '1' }
            @{ Name = 'false'; Value = $false; Expected = '0' }
            @{ Name = 'a list'; Value = 1, 'two', 3; Expected = '1,two,3' }
            @{ Name = 'a DateTimeOffset'; Value = [DateTimeOffset]::FromUnixTimeSeconds(1300000000); Expected = '1300000000' }
            @{ Name = 'a DateTime in UTC'; Value = [datetime]::new(2011, 3, 13, 7, 6, 40, [DateTimeKind]::Utc); Expected = '1300000000' }
            @{ Name = 'a number'; Value = 0.5; Expected = '0.5' }
            @{ Name = 'an enum value'; Value = [DayOfWeek]::Friday; Expected = 'Friday' }
            @{ Name = 'a wrapped value'; Value = [psobject]::AsPSObject(7); Expected = '7' }
        ) {
            (Invoke-IpernityApi test.echo @{ echo = $Value }).echo | Should -BeExactly $Expected
        }

        It 'sends the date a photo was taken in local time' {
            $signature = Get-IpernitySignature doc.search @{ created_min = [datetime]'2024-02-29T13:14:15' }

            $signature.StringToSign | Should -Match 'created_min2024-02-29 13:14:15doc\.search'
        }

        It 'sends values independent of the culture <_>' -ForEach 'tr-TR', 'de-DE', 'ar-SA' {
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

        It 'rejects <Name>' -ForEach @(
            @{ Name = 'null'; Value = $null; Message = "'echo' is null" }
            @{ Name = 'a hashtable'; Value = @{}; Message = "'echo' is a Hashtable" }
            @{ Name = 'an object'; Value = [pscustomobject]@{ id = 1 }; Message = "'echo' is a PSCustomObject" }
        ) {
            $failure = Get-ErrorOf { Invoke-IpernityApi test.echo @{ echo = $Value } }

            $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidCall,*'
            $failure.CategoryInfo.Category | Should -Be 'InvalidArgument'
            $failure.Exception.Message | Should -Match $Message
        }
    }
}
