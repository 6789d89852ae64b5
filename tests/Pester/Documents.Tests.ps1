Describe 'Documents' {
    BeforeAll {
        . $PSScriptRoot/Sandbox.ps1
        Import-Module $PSScriptRoot/../../Ipernity.psd1
        $script:sandbox = Open-Sandbox '--documents 250'
        $null = Connect-Sandbox $sandbox @{ doc = 'delete' }
    }

    AfterAll {
        Close-Sandbox $sandbox
        Remove-Module Ipernity
    }

    Context 'that are listed' {
        It 'are all of your own' {
            $documents = Get-IpernityDocument

            $documents | Should -HaveCount 250
            $documents.Id | Select-Object -Unique | Should -HaveCount 250
        }

        It 'sort by number and by date' {
            $sorted = Get-IpernityDocument | Sort-Object Visits

            $sorted[0].Visits | Should -BeOfType long
            $sorted[-1].Visits | Should -BeGreaterThan $sorted[0].Visits
            (Get-IpernityDocument -First 1).PostedAt | Should -BeOfType DateTimeOffset
        }

        It 'have nothing that was not asked for' {
            $document = Get-IpernityDocument -First 1

            $document.Description | Should -BeNullOrEmpty
            $null -eq $document.Tags | Should -BeTrue
            $null -eq $document.Visibility | Should -BeTrue
        }

        It 'are narrowed down by <Name>' -ForEach @(
            @{ Name = '-Media'; Filter = @{ Media = 'Video' }; Check = { $_.Media -eq 'Video' } }
            @{ Name = '-License'; Filter = @{ License = 'CC-BY-SA' }; Check = { $_.License -eq 'CC_BY_SA' } }
            @{ Name = '-PostedAfter'; Filter = @{ PostedAfter = '2024-06-01' }; Check = { $_.PostedAt -ge [datetime]'2024-06-01' } }
            @{ Name = '-CreatedBefore'; Filter = @{ CreatedBefore = '2023-06-01' }; Check = { $_.CreatedAt -le [datetime]'2023-06-01' } }
        ) {
            $found = Get-IpernityDocument @Filter

            $found | Should -Not -BeNullOrEmpty
            $found | Where-Object $Check | Should -HaveCount @($found).Count
            @($found).Count | Should -BeLessThan 250
        }

        It 'can be those near a document' {
            $document = Get-IpernityDocument | Where-Object Latitude | Select-Object -First 1

            (Get-IpernityDocument -Near $document -WithinKilometer 1).Id | Should -Contain $document.Id
        }

        It 'are those of everyone only with -Everyone' {
            Get-IpernityDocument -Search harbour | Where-Object OwnerId -NE (Get-IpernityConnection).UserId | Should -BeNullOrEmpty
            Get-IpernityDocument -Everyone -Search harbour | Where-Object OwnerId -NE (Get-IpernityConnection).UserId |
                Should -Not -BeNullOrEmpty
        }

        It 'can be the faves' {
            Get-IpernityDocument -Fave | Should -Not -BeNullOrEmpty
        }

        It 'come from an album and from a group' {
            $album = Invoke-IpernityApi album.getList -First 1
            $documents = $album | Get-IpernityDocument

            $documents | Should -HaveCount ([int]$album.count.docs)
            Invoke-IpernityApi group.getList -First 1 | Get-IpernityDocument -First 1 | Should -HaveCount 1
        }

        It 'start after the skipped ones, with the total first' {
            $total, $documents = Get-IpernityDocument -Skip 95 -First 10 -IncludeTotalCount

            "$total" | Should -Be '250'
            $documents.Id | Should -Be (Get-IpernityDocument).Id[95..104]
        }

        It 'get details with as few calls as possible' {
            $log = Get-IpernityDocument -First 2 -Include Description, Tags, Notes, Albums, Groups -Verbose 4>&1

            @($log | Where-Object { "$_" -match 'doc\.get,' }) | Should -HaveCount 2
            @($log | Where-Object { "$_" -match 'doc\.getContainers,' }) | Should -HaveCount 2
            ($log | Where-Object Tags)[0].Tags | Should -Not -BeNullOrEmpty
        }

        It 'cannot be <One> and <Other>' -ForEach @(
            @{ One = 'Search'; Other = 'Tag'; Filter = @{ Search = 'a'; Tag = 'b' } }
            @{ One = 'Fave'; Other = 'Media'; Filter = @{ Fave = $true; Media = 'Photo' } }
            @{ One = 'AlbumId'; Other = 'GroupId'; Filter = @{ AlbumId = '1'; GroupId = '2' } }
            @{ One = 'Visibility'; Other = 'Everyone'; Filter = @{ Visibility = 'Private'; Everyone = $true } }
        ) {
            $problem = Get-ErrorOf { Get-IpernityDocument @Filter }

            $problem.FullyQualifiedErrorId | Should -Be 'ParameterConflict,Ipernity.PowerShell.Commands.GetIpernityDocumentCommand'
            $problem.Exception.Message | Should -Be "-$One and -$Other cannot be used together."
        }

        It 'cannot be from an empty range of dates' {
            $problem = Get-ErrorOf { Get-IpernityDocument -PostedAfter 2025-02-01 -PostedBefore 2025-01-01 }
            $problem.FullyQualifiedErrorId | Should -Be 'ParameterConflict,Ipernity.PowerShell.Commands.GetIpernityDocumentCommand'
            $problem.Exception.Message | Should -Be '-PostedAfter is later than -PostedBefore, so no document can match.'
            (Get-ErrorOf { Get-IpernityDocument -CreatedAfter 2025-02-01 -CreatedBefore 2025-01-01 }).Exception.Message |
                Should -BeLike '-CreatedAfter is later*'
        }

        It 'cannot be of a <Name> that does not exist' -ForEach @(
            @{ Name = 'UserId'; Id = 'UserNotFound' }
            @{ Name = 'GroupId'; Id = 'GroupNotFound' }
            @{ Name = 'AlbumId'; Id = 'AlbumNotFound' }
        ) {
            $filter = @{ $Name = 'nobody' }
            $problem = Get-ErrorOf { Get-IpernityDocument @filter }

            $problem.FullyQualifiedErrorId | Should -Be "$Id,Ipernity.PowerShell.Commands.GetIpernityDocumentCommand"
            $problem.TargetObject | Should -Be 'nobody'
        }

        It 'refuse <Value> for -<Name>' -ForEach @(
            @{ Name = 'License'; Value = 'CC-99' }
            @{ Name = 'CreatedAfter'; Value = '01.08.2024' }
            @{ Name = 'Near'; Value = '100,2' }
            @{ Name = 'WithinKilometer'; Value = 31 }
            @{ Name = 'Sort'; Value = 'random' }
        ) {
            $filter = @{ $Name = $Value }
            $problem = Get-ErrorOf { Get-IpernityDocument @filter }

            $problem.FullyQualifiedErrorId | Should -Match '^ParameterArgumentTransformationError,'
            $problem.Exception.Message | Should -BeLike "*$Value*"
        }
    }

    Context 'by their identifiers' {
        It 'come in the order of the input, with errors in between' {
            $ids = (Get-IpernityDocument -First 6).Id
            $result = $ids[3], 'nobody', $ids[0], $ids[5] | Get-IpernityDocument -ErrorAction Continue 2>&1

            $result[0, 2, 3].Id | Should -Be $ids[3, 0, 5]
            $result[1].FullyQualifiedErrorId | Should -Be 'DocumentNotFound,Ipernity.PowerShell.Commands.GetIpernityDocumentCommand'
            $result[1].TargetObject | Should -Be 'nobody'
        }

        It 'come from documents, elements of answers, rows and tables' {
            $document = Get-IpernityDocument -First 1

            ($document | Get-IpernityDocument).Id | Should -Be $document.Id
            (Get-IpernityDocument $document).Id | Should -Be $document.Id
            (Invoke-IpernityApi doc.getList -First 1 | Get-IpernityDocument).Id | Should -Be $document.Id
            ([pscustomobject]@{ Id = $document.Id; Remark = 'x' } | Get-IpernityDocument).Id | Should -Be $document.Id
            (@{ doc_id = $document.Id } | Get-IpernityDocument).Id | Should -Be $document.Id
        }

        It 'can be piped into any method that takes a doc_id' {
            $document = Get-IpernityDocument -First 1

            ($document | Invoke-IpernityApi doc.get).doc.doc_id | Should -Be $document.Id
            (Get-IpernityDocument $document | Invoke-IpernityApi doc.set @{ title = 'Of the table' }).doc.title | Should -Be 'Of the table'
        }

        It 'have all their details' {
            $document = Get-IpernityDocument (Get-IpernityDocument -First 1).Id -Include Albums, Groups

            $document.Visibility | Should -Be 'Public'
            $document.NoteList[0].Content | Should -Not -BeNullOrEmpty
            $document.Groups[0].Title | Should -Not -BeNullOrEmpty
            , $document.Albums | Should -BeOfType array
        }

        It 'stop with Select-Object' {
            $calls = (Get-IpernityDocument -First 40).Id | Get-IpernityDocument -ThrottleLimit 2 -Verbose 4>&1 |
                Select-Object -First 3

            @($calls).Count | Should -Be 3
        }
    }

    Context 'that are changed' {
        BeforeEach {
            $script:document = Get-IpernityDocument (Get-IpernityDocument -Skip 10 -First 1).Id
        }

        It 'change only in what is given, with one call' {
            $log = $document | Set-IpernityDocument -Title 'A new title' -License CC-BY-NC -Visibility Family -CommentPermission Contacts `
                -Latitude 48.5 -Longitude -2.25 -Verbose 4>&1
            $after = Get-IpernityDocument $document

            @($log | Where-Object { "$_" -match '^POST' }) | Should -HaveCount 1
            $after.Title | Should -Be 'A new title'
            "$($after.License) $($after.Visibility) $($after.CommentPermission)" | Should -Be 'CC_BY_NC Family Contacts'
            $after.Latitude, $after.Longitude | Should -Be 48.5, -2.25
            $after.Description | Should -Be $document.Description
            $after.Safety | Should -Be $document.Safety
        }

        It 'keep their own properties when they are piped' {
            $document.Title = 'changed only here'
            $log = $document | Set-IpernityDocument -AddTag piped -Verbose 4>&1

            @($log | Where-Object { "$_" -match 'doc\.set,' }) | Should -BeNullOrEmpty
            (Get-IpernityDocument $document).Tags | Should -Contain 'piped'
            (Get-IpernityDocument $document).Title | Should -Not -Be 'changed only here'
        }

        It 'get exactly the keywords of -Tag, more with -AddTag and fewer with -RemoveTag' {
            ($document | Set-IpernityDocument -Tag 'blue sky', porto, 'Paris, France' -PassThru).Tags | Sort-Object |
                Should -Be 'blue sky', 'Paris, France', 'porto'
            ($document | Set-IpernityDocument -AddTag new, porto -RemoveTag PORTO, unknown -PassThru).Tags | Sort-Object |
                Should -Be 'blue sky', 'new', 'Paris, France'
        }

        It 'are emptied with -Clear' {
            $after = $document | Set-IpernityDocument -Clear Title, Description, Tag, Location -PassThru

            "$($after.Title)$($after.Description)$($after.Tags)$($after.Latitude)" | Should -BeNullOrEmpty
        }

        It 'take rows of a CSV file, in which blank cells change nothing' {
            $null = $document | Set-IpernityDocument -Title before -Tag one
            $csv = "Id,Title,Description,Tags,License,Latitude,Longitude`n$($document.Id),,From a row,`"a,`"`"b c`"`"`",,,"
            $csv | ConvertFrom-Csv | Set-IpernityDocument
            $after = Get-IpernityDocument $document

            $after.Title | Should -Be 'before'
            $after.Description | Should -Be 'From a row'
            $after.Tags | Sort-Object | Should -Be 'a', 'b c'
        }

        It 'refuse a column in which Export-Csv replaced the keywords with a type name' {
            $null = $document | Set-IpernityDocument -Tag one, two
            $csv = Get-IpernityDocument $document | ConvertTo-Csv

            (Get-ErrorOf { $csv | ConvertFrom-Csv | Set-IpernityDocument }).FullyQualifiedErrorId | Should -BeLike 'InvalidCall,*'
            (Get-IpernityDocument $document).Tags | Should -Be 'one', 'two'
        }

        It 'can be uploads' {
            $file = Join-Path $TestDrive 'photo.jpg'
            [IO.File]::WriteAllBytes($file, [byte[]](0xFF, 0xD8, 0xFF, 0xE0) + [byte[]](1..200))
            $after = Send-IpernityFile $file | Set-IpernityDocument -Title Uploaded -PassThru

            $after.Title | Should -Be 'Uploaded'
            $after.FileName | Should -Be 'photo.jpg'
        }

        It 'go on after a bad row' {
            $rows = @(
                [pscustomobject]@{ Id = $document.Id; Latitude = '95'; Longitude = '2' }
                [pscustomobject]@{ Id = $document.Id; Latitude = '9' }
                [pscustomobject]@{ Id = 'nobody'; Title = 'x' }
                [pscustomobject]@{ Id = $document.Id; Title = 'The last row' }
            )
            $result = $rows | Set-IpernityDocument -PassThru -ErrorAction Continue 2>&1

            $result[0..2].FullyQualifiedErrorId.ForEach{ $_.Split(',')[0] } |
                Should -Be 'ParameterArgumentTransformationError', 'ParameterRequired', 'DocumentNotFound'
            $result[3].Title | Should -Be 'The last row'
        }

        It 'show the old and the new values with -WhatIf, and do not change' {
            $null = $document | Set-IpernityDocument -Title Old -License CC-BY

            Get-ShownText { $document.Id | Set-IpernityDocument -Title New -License CC-BY-NC -WhatIf } | Should -BeLike "*Set Title: 'Old' -> 'New', License: CC-BY -> CC-BY-NC*document $($document.Id) 'Old'*"
            (Get-IpernityDocument $document).Title | Should -Be 'Old'
        }

        It 'show the old values with -WhatIf if their list lacks them' {
            $null = $document | Set-IpernityDocument -Description Old -Tag one, two
            $listed = Get-IpernityDocument -Skip 10 -First 1

            Get-ShownText { $listed | Set-IpernityDocument -Description New -WhatIf } | Should -BeLike "*Description: 'Old' -> 'New'*"
            Get-ShownText { $listed | Set-IpernityDocument -AddTag three -RemoveTag ONE -WhatIf } |
                Should -BeLike "*Set Tag: ('one', 'two') -> ('two', 'three')*"
        }

        It 'refuse contradictions: <Name>' -ForEach @(
            @{ Name = 'Tag and AddTag'; Change = @{ Tag = 'a'; AddTag = 'b' }; Id = 'ParameterConflict' }
            @{ Name = 'Title and Clear'; Change = @{ Title = 'a'; Clear = 'Title' }; Id = 'ParameterConflict' }
            @{ Name = 'a latitude alone'; Change = @{ Latitude = 1 }; Id = 'ParameterRequired' }
            @{ Name = 'nothing'; Change = @{}; Id = 'ChangeRequired' }
            @{ Name = 'a blank title'; Change = @{ Title = ' ' }; Id = 'InvalidCall' }
        ) {
            (Get-ErrorOf { $document | Set-IpernityDocument @Change }).FullyQualifiedErrorId |
                Should -Be "$Id,Ipernity.PowerShell.Commands.SetIpernityDocumentCommand"
        }
    }

    Context 'that are deleted' {
        It 'are gone' {
            $document = Get-IpernityDocument -Skip 20 -First 1
            $document | Remove-IpernityDocument -Confirm:$false

            $problem = Get-ErrorOf { Get-IpernityDocument $document.Id -ErrorAction Stop }
            $problem.FullyQualifiedErrorId | Should -BeLike 'DocumentNotFound,*'
        }

        It 'stay with -WhatIf' {
            $document = Get-IpernityDocument -Skip 20 -First 1
            $document | Remove-IpernityDocument -WhatIf

            Get-IpernityDocument $document.Id | Should -HaveCount 1
        }

        It 'are named with their titles and the albums that end with them' {
            $document = Get-IpernityDocument -Skip 30 -First 1
            $document | Set-IpernityDocument -Title 'The only one'
            $album = New-IpernityAlbum 'Short-lived' $document

            Get-ShownText { Remove-IpernityDocument $document -WhatIf } |
                Should -BeLike "*Delete together with album $($album.Id) 'Short-lived'*document $($document.Id) 'The only one'*"
            (Get-ErrorOf { Remove-IpernityDocument nobody -WhatIf }).FullyQualifiedErrorId | Should -BeLike 'DocumentNotFound,*'

            $other = Get-IpernityDocument -Skip 31 -First 1
            Add-IpernityAlbumDocument $album $other
            $shown = (Get-ShownText { Remove-IpernityDocument $document, $other -WhatIf }) -split '\r?\n' -match 'What if'
            $shown[0] | Should -Not -BeLike '*together*'
            $shown[1] | Should -BeLike "*Delete together with album $($album.Id)*document $($other.Id)*"
        }

        It 'name the permission that is missing' {
            $connection = Connect-Sandbox $sandbox @{ doc = 'read' }
            try {
                $problem = Get-ErrorOf { Get-IpernityDocument -First 1 | Remove-IpernityDocument -Confirm:$false }
                $problem.FullyQualifiedErrorId | Should -Be 'PermissionDenied,Ipernity.PowerShell.Commands.RemoveIpernityDocumentCommand'
                $problem.Exception.Message | Should -BeLike '*doc=delete*doc=read*'
            }
            finally {
                Disconnect-Ipernity $connection
                $null = Connect-Sandbox $sandbox @{ doc = 'delete' }
            }
        }
    }

    Context 'that are shown' {
        BeforeAll {
            $script:shown = [Ipernity.Api.Documents.IpernityDocument]@{
                Id = '7'; Title = "a`e[31m"; Place = "b`a"; Tags = "c`e"; License = 'CC_BY_NC'
            }
        }

        It 'as a <View> do not control the terminal' -ForEach @{ View = 'list' }, @{ View = 'table' } {
            $text = if ($View -eq 'list') { $shown | Format-List | Out-String } else { $shown | Format-Table | Out-String }

            $text -replace '\s' | Should -Not -Match '\p{Cc}'
            $text | Should -Match 'a␛\[31m'
        }

        It 'have licences with their usual names' {
            $shown | Format-List | Out-String | Should -Match 'License +: CC-BY-NC\s'
        }
    }

    Context 'that are tested' {
        It 'can be made for a mock' {
            Mock Get-IpernityDocument { [Ipernity.Api.Documents.IpernityDocument]@{ Id = '7'; Title = 'Mocked'; Visits = 3 } }
            Mock Set-IpernityDocument { }

            Get-IpernityDocument | Where-Object Visits -GT 2 | Set-IpernityDocument -AddTag popular

            Should -Invoke Set-IpernityDocument -Times 1 -Exactly -ParameterFilter { $AddTag -eq 'popular' -and $InputObject.Id -eq '7' }
        }
    }
}
