# The cmdlets for albums, Get-IpernityAccount, and Send-IpernityFile -Album.
Describe 'Albums' {
    BeforeAll {
        . $PSScriptRoot/Sandbox.ps1
        Import-Module $PSScriptRoot/../../Ipernity.psd1
        $script:sandbox = Open-Sandbox
        $null = Connect-Sandbox $sandbox -Permission @{ doc = 'delete' }
        $script:documents = @(Get-IpernityDocument -First 6)
    }

    BeforeEach {
        $script:title = "Test $([guid]::NewGuid())"
    }

    AfterAll {
        Close-Sandbox $sandbox
        Remove-Module Ipernity
    }

    Context 'finding them' {
        It 'returns albums with numbers and dates that sort' {
            $albums = Get-IpernityAlbum

            $albums.Count | Should -BeGreaterThan 5
            $albums[0].Visits | Should -BeOfType long
            $albums[0].CreatedAt | Should -BeOfType DateTimeOffset
            ($albums | Sort-Object CreatedAt)[-1].Id | Should -Be $albums[0].Id
        }

        It 'finds albums by title and wildcard in any case' {
            (Get-IpernityAlbum harbours).Title | Should -Be 'Harbours'
            (Get-IpernityAlbum '*AR*').Title | Should -Contain 'Harbours'
            Get-IpernityAlbum 'nothing*' | Should -BeNullOrEmpty
        }

        It 'reports a title that no album has' {
            $found = Get-IpernityAlbum Harbours, Nowhere -ErrorAction SilentlyContinue -ErrorVariable failed

            $found.Title | Should -Be 'Harbours'
            $failed.FullyQualifiedErrorId | Should -BeLike 'AlbumNotFound,*'
            $failed.TargetObject | Should -Be 'Nowhere'
        }

        It 'reads the descriptions of albums from the pipeline' {
            $null = New-IpernityAlbum $title -Description 'By the sea'

            (Get-IpernityAlbum $title).Description | Should -BeNullOrEmpty
            (Get-IpernityAlbum $title | Get-IpernityAlbum).Description | Should -Be 'By the sea'
        }

        It 'reports a member who does not exist' {
            (Get-ErrorOf { Get-IpernityAlbum -UserId nobody }).FullyQualifiedErrorId | Should -BeLike 'UserNotFound,*'
            (Get-ErrorOf { Get-IpernityAlbum Harbours -UserId nobody }).FullyQualifiedErrorId | Should -BeLike 'UserNotFound,*'
        }

        It 'leads to the documents of the album' {
            $album = Get-IpernityAlbum Harbours

            @($album | Get-IpernityDocument).Count | Should -Be $album.Documents
        }
    }

    Context 'creating and changing them' {
        It 'creates an album of the documents in the pipeline, in their order' {
            $album = $documents | New-IpernityAlbum $title

            $album.Documents | Should -Be 6
            ($album | Get-IpernityDocument).Id | Should -Be $documents.Id
        }

        It 'changes nothing with -WhatIf' {
            $null = New-IpernityAlbum $title -WhatIf
            Get-IpernityAlbum Harbours | Set-IpernityAlbum -Title $title -WhatIf

            Get-IpernityAlbum "$title*" | Should -BeNullOrEmpty
        }

        It 'shows the documents that -Document would add, remove and sort with -WhatIf' {
            $null = New-IpernityAlbum $title $documents[0, 1, 2]

            Get-ShownText { Set-IpernityAlbum $title -Document $documents[2, 0, 4] -WhatIf } | Should -BeLike (
                "*Document: 3 documents -> 3 documents (added: $($documents[4].Id); removed: $($documents[1].Id); in a new order)*")
            Get-ShownText { Set-IpernityAlbum $title -Document $documents[0, 1, 2] -WhatIf } | Should -BeLike '*3 documents (no change)*'
        }

        It 'names a document that cannot be the cover' {
            $null = New-IpernityAlbum $title $documents[0]
            $failure = Get-ErrorOf { Set-IpernityAlbum $title -Cover nobody }

            $failure.FullyQualifiedErrorId | Should -BeLike 'DocumentNotFound,*'
            $failure.TargetObject | Should -Be 'nobody'
            (Get-ErrorOf { New-IpernityAlbum "$title!" -Cover nobody }).FullyQualifiedErrorId | Should -BeLike 'DocumentNotFound,*'
        }

        It 'changes only what is given' {
            $null = New-IpernityAlbum $title $documents -Description 'Old' -CommentPermission Contacts

            $changed = Set-IpernityAlbum $title -Title "$title!" -PassThru

            $changed.Title | Should -Be "$title!"
            $changed.Description | Should -Be 'Old'
            $changed.CommentPermission | Should -Be 'Contacts'
            $changed.Documents | Should -Be 6
        }

        It 'sets exactly these documents in this order' {
            $null = New-IpernityAlbum $title $documents[0, 1, 2]

            Set-IpernityAlbum $title -Document $documents[4, 2, 0] -Cover $documents[2]

            $album = Get-IpernityAlbum $title
            ($album | Get-IpernityDocument).Id | Should -Be $documents[4, 2, 0].Id
            $album.CoverId | Should -Be $documents[2].Id
        }

        It 'changes albums from a CSV file, in which blank cells change nothing' {
            $null = New-IpernityAlbum $title -Description 'Old'
            Set-Content TestDrive:/albums.csv 'Album,Title,Description,CommentPermission', "$title,,New,Owner", 'Nowhere,x,,'

            $changed = Import-Csv TestDrive:/albums.csv |
                Set-IpernityAlbum -PassThru -ErrorAction SilentlyContinue -ErrorVariable failed

            $changed.Title | Should -Be $title
            $changed.Description | Should -Be 'New'
            $changed.CommentPermission | Should -Be 'Owner'
            $failed.FullyQualifiedErrorId | Should -BeLike 'AlbumNotFound,*'
        }

        It 'does not take the properties of an album from the pipeline for new values' {
            $old = New-IpernityAlbum $title -Description 'Old'
            Set-IpernityAlbum $old -Title "$title!"

            ($old | Set-IpernityAlbum -Description 'New' -PassThru).Title | Should -Be "$title!"
        }

        It 'takes albums of Invoke-IpernityApi' {
            $id = (New-IpernityAlbum $title).Id

            $changed = (Invoke-IpernityApi album.get @{ album_id = $id }).album | Set-IpernityAlbum -Description 'New' -PassThru

            $changed.Description | Should -Be 'New'
            $changed.Title | Should -Be $title
        }

        It 'asks which album is meant if several have the title' {
            $ids = (New-IpernityAlbum $title).Id, (New-IpernityAlbum $title.ToUpper()).Id

            Set-IpernityAlbum $title -Description x -ErrorAction SilentlyContinue -ErrorVariable failed

            $failed.FullyQualifiedErrorId | Should -BeLike 'AlbumAmbiguous,*'
            foreach ($id in $ids) { "$failed" | Should -BeLike "*$id*" }
        }

        It 'deletes albums and not their documents' {
            $documents[0] | New-IpernityAlbum $title | Remove-IpernityAlbum -Confirm:$false

            Get-IpernityAlbum "$title*" | Should -BeNullOrEmpty
            (Get-IpernityDocument $documents[0].Id).Id | Should -Be $documents[0].Id
        }
    }

    Context 'their documents' {
        It 'adds documents; those that are there already are no error' {
            $null = New-IpernityAlbum $title $documents[0]

            $album = $documents | Add-IpernityAlbumDocument $title -PassThru

            $album.Documents | Should -Be 6
        }

        It 'adds the other documents if one does not exist' {
            $null = New-IpernityAlbum $title $documents[0]

            $documents[1].Id, '999', $documents[2].Id |
                Add-IpernityAlbumDocument $title -ErrorAction SilentlyContinue -ErrorVariable failed

            $failed.FullyQualifiedErrorId | Should -BeLike 'DocumentNotFound,*'
            $failed.TargetObject | Should -Be '999'
            (Get-IpernityAlbum $title).Documents | Should -Be 3
        }

        It 'reports an album that does not exist once' {
            $documents | Add-IpernityAlbumDocument Nowhere -ErrorAction SilentlyContinue -ErrorVariable failed

            $failed.FullyQualifiedErrorId | Should -BeLike 'AlbumNotFound,*'
        }

        It 'adds documents to all albums in the pipeline' {
            $null = New-IpernityAlbum "$title 1"
            $null = New-IpernityAlbum "$title 2"

            Get-IpernityAlbum "$title*" | Add-IpernityAlbumDocument -Document $documents[0, 1]

            (Get-IpernityAlbum "$title*").Documents | Should -Be 2, 2
        }

        It 'removes documents from an album' {
            $null = New-IpernityAlbum $title $documents

            $documents[0, 1] | Remove-IpernityAlbumDocument $title
            Remove-IpernityAlbumDocument $title $documents[0] -ErrorAction SilentlyContinue -ErrorVariable failed

            (Get-IpernityAlbum $title).Documents | Should -Be 4
            $failed.FullyQualifiedErrorId | Should -BeLike 'DocumentNotFound,*'
        }

        It 'removes the last documents, which destroys the album, with -Force' {
            $album = New-IpernityAlbum $title $documents

            $album | Get-IpernityDocument | Remove-IpernityAlbumDocument $title -Force

            Get-IpernityAlbum "$title*" | Should -BeNullOrEmpty
        }
    }

    Context 'uploading folders' {
        BeforeEach {
            $script:folder = (New-Item "TestDrive:/$([guid]::NewGuid())" -ItemType Directory).FullName
            foreach ($name in 'Lisbon', 'Porto') {
                $null = New-Item "$folder/$title $name" -ItemType Directory
                foreach ($number in 1..5) { Set-Content "$folder/$title $name/$number.jpg" "$title $name $number" }
            }
        }

        It 'makes an album of each folder' {
            $sent = Get-ChildItem $folder -Recurse -File -Filter *.jpg |
                Send-IpernityFile -Album { $_.Directory.Name } -SkipDuplicate -ThrottleLimit 4

            $sent.Status | Select-Object -Unique | Should -Be 'Done'
            $albums = Get-IpernityAlbum "$title*" | Sort-Object Title
            $albums.Title | Should -Be "$title Lisbon", "$title Porto"
            $albums.Documents | Should -Be 5, 5
        }

        It 'puts files that were uploaded before into the album too' {
            $null = Get-ChildItem $folder -Recurse -File | Send-IpernityFile

            $again = Get-ChildItem $folder -Recurse -File | Send-IpernityFile -Album $title -SkipDuplicate

            $again.Status | Select-Object -Unique | Should -Be 'Duplicate'
            (Get-IpernityAlbum $title).Documents | Should -Be 10
        }

        It 'creates no album with -WhatIf' {
            Get-ChildItem $folder -Recurse -File | Send-IpernityFile -Album $title -WhatIf

            Get-IpernityAlbum "$title*" | Should -BeNullOrEmpty
        }

        It 'takes the album from a CSV file' {
            Set-Content "$folder/list.csv" 'Path,Album', "$folder/$title Porto/1.jpg,$title", "$folder/$title Porto/2.jpg,"

            $sent = Import-Csv "$folder/list.csv" | Send-IpernityFile

            $sent | Should -HaveCount 2
            (Get-IpernityAlbum $title).Documents | Should -Be 1
        }

        It 'continues with other cmdlets' {
            $album = Get-ChildItem $folder -Recurse -File | Send-IpernityFile | Add-IpernityAlbumDocument Harbours -PassThru

            $album.Documents | Should -BeGreaterThan 10
        }
    }

    It 'shows the account and what is left of its quota' {
        $account = Get-IpernityAccount

        $account.Id | Should -Be (Get-IpernityConnection).UserId
        $account.UploadUsed | Should -BeOfType long
        $account.Albums + $account.AlbumsLeft | Should -Be $account.AlbumsMaximum
        $account.LargestPhoto | Should -BeGreaterThan 1MB
    }
}
