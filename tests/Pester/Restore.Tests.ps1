Describe 'Restore-IpernityBackup' {
    BeforeAll {
        . $PSScriptRoot/Sandbox.ps1
        . $PSScriptRoot/Shell.ps1
        Import-Module $PSScriptRoot/../../Ipernity.psd1
        $script:command = 'Ipernity.PowerShell.Commands.RestoreIpernityBackupCommand'
        $script:everything = @{ doc = 'delete'; blog = 'read'; post = 'read'; network = 'read' }

        # A sandbox whose member ada is backed up, and connections of ada and marek.
        function Open-Account {
            param([int] $Documents = 20)

            $script:sandbox = Open-Sandbox "--documents $Documents --ticket-duration 0.2"
            $script:marek = Connect-Member marek
            $script:ada = Connect-Member ada
            $script:folder = Join-Path $TestDrive ([guid]::NewGuid())
            $null = Backup-IpernityAccount $folder -Connection $ada
        }

        function Connect-Member {
            param([string] $Name)

            Set-SandboxUser $sandbox $Name
            Connect-Sandbox $sandbox $everything
        }

        function Get-Library {
            param($Connection)

            @(Get-IpernityDocument -UserId $Connection.UserId -Connection $Connection)
        }

        # The documents of the account that have the file of a document of the backup.
        function Get-Copy {
            param($Connection)

            $sums = (Get-Library $ada).Md5
            @(Get-Library $Connection | Where-Object Md5 -In $sums)
        }
    }

    AfterAll {
        Remove-Module Ipernity
    }

    Context 'into another account' {
        BeforeAll {
            Open-Account
            $script:output = Restore-IpernityBackup $folder -Connection $marek
        }

        AfterAll {
            Close-Sandbox $sandbox
        }

        It 'uploads every document with its details' {
            $documents = $output | Where-Object Kind -EQ Document

            $documents | Should -HaveCount 20
            $documents.Status | Select-Object -Unique | Should -Be Uploaded
            foreach ($item in $documents) {
                $old = Get-IpernityDocument $item.Id -Connection $ada
                $new = Get-IpernityDocument $item.NewId -Connection $marek
                foreach ($name in 'Title', 'Description', 'License', 'Safety', 'Visibility', 'CreatedAt', 'Latitude', 'Longitude', 'Md5',
                    'FileName', 'CommentPermission', 'TagPermission', 'TagMePermission') {
                    $new.$name | Should -Be $old.$name -Because "$name of $($item.Id) is restored"
                }
                $new.Tags | Sort-Object | Should -Be ($old.Tags | Sort-Object)
            }
        }

        It 'creates albums and folders' {
            $created = $output | Where-Object Status -EQ Created

            $created | Where-Object Kind -EQ Album | Should -HaveCount @(Get-IpernityAlbum -Connection $ada).Count
            foreach ($album in $created | Where-Object Kind -EQ Album) {
                $new = Get-IpernityAlbum -Id $album.NewId -Connection $marek
                $new.Title | Should -Be $album.Title
                $new.Documents | Should -Be (Get-IpernityAlbum -Id $album.Id -Connection $ada).Documents
            }
            $created | Where-Object Kind -EQ Folder | Should -Not -BeNullOrEmpty
        }

        It 'ends with a summary that says what cannot be restored' {
            $result = $output[-1]

            $result.IsComplete | Should -BeTrue
            $result.Uploaded | Should -Be 20
            $result.Losses.What | Should -Contain 'visits'
            $result.Losses.What | Should -Contain 'contacts'
        }

        It 'does nothing the second time' {
            $again = Restore-IpernityBackup $folder -Connection $marek

            $again | Where-Object Kind | ForEach-Object Status | Select-Object -Unique | Should -Be AlreadyThere
            Get-Copy $marek | Should -HaveCount 20
        }
    }

    Context 'into the same account' {
        BeforeAll {
            Open-Account
        }

        AfterAll {
            Close-Sandbox $sandbox
        }

        It 'shows a plan with -WhatIf and changes nothing' {
            $document = (Get-Library $ada)[0]
            Remove-IpernityDocument $document.Id -Connection $ada -Confirm:$false
            $shown = Restore-IpernityBackup $folder -Connection $ada -WhatIf 6>&1

            "$shown" | Should -BeLike '*1 document would be uploaded*'
            Get-Library $ada | Should -HaveCount 19
            Join-Path $folder ".state/restore-$($ada.UserId).jsonl" | Should -Not -Exist
        }

        It 'brings back documents from the pipeline' {
            $id = (Get-Library $ada)[3].Id
            Remove-IpernityDocument $id -Connection $ada -Confirm:$false
            $output = $id | Restore-IpernityBackup $folder -Connection $ada

            ($output | Where-Object Status -EQ Uploaded).Id | Should -Be $id
            $output[-1].IsComplete | Should -BeTrue
        }

        It 'is an error for a document and an album that the backup does not have' {
            $problems = $null
            $null = Restore-IpernityBackup $folder -Document 1 -Connection $ada -ErrorVariable problems -ErrorAction SilentlyContinue
            $problems.FullyQualifiedErrorId | Should -Be "DocumentNotFound,$command"
            $null = Restore-IpernityBackup $folder -Album None -Connection $ada -ErrorVariable problems -ErrorAction SilentlyContinue
            $problems.FullyQualifiedErrorId | Should -Be "AlbumNotFound,$command"
        }

        It 'refuses a folder that is no backup' {
            (Get-ErrorOf { Restore-IpernityBackup $TestDrive -Connection $ada }).FullyQualifiedErrorId | Should -Be "NotABackup,$command"
            (Get-ErrorOf { Restore-IpernityBackup (Join-Path $TestDrive none) -Connection $ada }).FullyQualifiedErrorId |
                Should -Be "BackupNotFound,$command"
        }

        It 'refuses a connection that may not write' {
            $reader = Connect-Sandbox $sandbox @{ doc = 'read' }

            (Get-ErrorOf { Restore-IpernityBackup $folder -Connection $reader }).FullyQualifiedErrorId |
                Should -Be "PermissionDenied,$command"
        }
    }

    Context 'that ends early' {
        BeforeAll {
            Open-Account 40
        }

        AfterEach {
            Clear-SandboxFault $sandbox
        }

        AfterAll {
            Close-Sandbox $sandbox
        }

        It 'ends with one error and a summary if the calls of the key are used up' {
            Add-SandboxFault $sandbox @{ kind = 'api-error'; code = 112; count = 'always'; method = 'upload.file' }
            $problems = $null
            $output = Restore-IpernityBackup $folder -Connection $marek -ErrorVariable problems -ErrorAction SilentlyContinue

            $problems | Should -HaveCount 1
            $problems.FullyQualifiedErrorId | Should -Be "QuotaExceeded,$command"
            $problems.ErrorDetails.RecommendedAction | Should -BeLike '*run the same command again*'
            $output[-1].IsComplete | Should -BeFalse
            $output[-1].Left | Should -BeGreaterThan 30
        }

        It 'goes on after SIGKILL at any moment, and nothing is doubled' -Skip:($PSVersionTable.PSVersion.Major -lt 7 -or $IsWindows) {
            # Slow enough that the kills hit the uploads, the albums and the folders.
            Add-SandboxFault $sandbox @{ kind = 'delay'; delay = 150; count = 'always' }
            $env:IPERNITY_RESTORE_TOKEN = ConvertFrom-Secure $marek.Token
            $application = $sandbox.Application
            $script = Join-Path $TestDrive restore.ps1
            Set-Content $script @"
Import-Module '$PSScriptRoot/../../Ipernity.psd1'
`$null = Connect-Ipernity -ApiKey '$($application.ApiKey)' -ApiSecret '$($application.ApiSecret)' -Server '$($application.Server)' -Token `$env:IPERNITY_RESTORE_TOKEN
`$result = Restore-IpernityBackup '$folder' | Select-Object -Last 1
exit `$(if (`$result.IsComplete) { 0 } else { 1 })
"@
            $random = [Random]::new(5)
            $kills = 0
            $isDone = $false
            while (-not $isDone -and $kills -lt 10) {
                $process = Start-Process (Get-ShellPath) -ArgumentList '-NoProfile', '-NonInteractive', '-File', $script -PassThru
                if ($process.WaitForExit($random.Next(1500, 4500))) {
                    $isDone = $process.ExitCode -eq 0
                    continue
                }
                /bin/kill -9 $process.Id
                $process.WaitForExit()
                $kills++
            }
            Clear-SandboxFault $sandbox
            Remove-Item Env:IPERNITY_RESTORE_TOKEN
            $result = Restore-IpernityBackup $folder -Connection $marek | Select-Object -Last 1

            $kills | Should -BeGreaterThan 1
            $result.IsComplete | Should -BeTrue
            $copies = Get-Copy $marek
            $copies | Should -HaveCount 40
            $copies.Md5 | Sort-Object -Unique | Should -HaveCount 40
            $titles = (Get-IpernityAlbum -Connection $marek).Title
            foreach ($album in Get-IpernityAlbum -Connection $ada) {
                @($titles | Where-Object { $_ -eq $album.Title }) | Should -HaveCount 1
                $new = Get-IpernityAlbum $album.Title -Connection $marek
                $new.Documents | Should -Be $album.Documents
            }
        }
    }
}
