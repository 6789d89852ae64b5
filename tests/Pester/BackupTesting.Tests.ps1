Describe 'Test-IpernityBackup' {
    BeforeAll {
        . $PSScriptRoot/Sandbox.ps1
        Import-Module $PSScriptRoot/../../Ipernity.psd1
        $script:sandbox = Open-Sandbox '--documents 20'
        $script:connection = Connect-Sandbox $sandbox @{ doc = 'delete'; blog = 'read'; post = 'read'; network = 'read' }
        $script:command = 'Ipernity.PowerShell.Commands.TestIpernityBackupCommand'
        $script:original = Join-Path $TestDrive original
        $null = Backup-IpernityAccount $original

        function Get-Original {
            @(Get-ChildItem (Join-Path $folder documents) -Recurse -File -Exclude *.json | Sort-Object FullName)
        }
    }

    BeforeEach {
        $script:folder = Join-Path $TestDrive ([guid]::NewGuid())
        Copy-Item $original $folder -Recurse
    }

    AfterAll {
        Close-Sandbox $sandbox
        Remove-Module Ipernity
    }

    It 'says that a backup is intact' {
        $result = Test-IpernityBackup $folder

        $result | Should -HaveCount 1
        $result.IsIntact | Should -BeTrue
        $result.IsComplete | Should -BeTrue
        $result.Documents | Should -Be 20
        $result.Bytes | Should -Be ((Get-Original) | Measure-Object Length -Sum).Sum
    }

    It 'needs no connection and calls nobody' {
        Disconnect-Ipernity
        try { $log = Test-IpernityBackup $folder -Verbose 4>&1 }
        finally { $script:connection = Connect-Sandbox $sandbox @{ doc = 'delete'; blog = 'read'; post = 'read'; network = 'read' } }

        $log | Should -HaveCount 1
        $log.IsIntact | Should -BeTrue
    }

    It 'writes findings first and the summary last' {
        $file = (Get-Original)[0]
        Set-Content $file damaged
        $output = Test-IpernityBackup $folder

        $output | Should -HaveCount 2
        $output[0].Kind | Should -Be LengthWrong
        $output[0].Path | Should -Be $file.FullName
        $output[0].DocumentId | Should -Match '^\d+$'
        $output[1].IsIntact | Should -BeFalse
        $output | Where-Object Kind | Should -HaveCount 1
    }

    It 'is a condition with -Quiet' {
        Test-IpernityBackup $folder -Quiet | Should -BeTrue
        Remove-Item (Get-Original)[0]
        Test-IpernityBackup $folder -Quiet | Should -BeFalse
    }

    It 'takes folders from the pipeline and wildcards' {
        $parent = New-Item (Join-Path $TestDrive ([guid]::NewGuid())) -ItemType Directory
        Copy-Item $original (Join-Path $parent one) -Recurse
        Copy-Item $original (Join-Path $parent two) -Recurse

        Get-ChildItem $parent | Test-IpernityBackup -Quiet | Should -Be $true, $true
        Test-IpernityBackup (Join-Path $parent *) -Quiet | Should -Be $true, $true
    }

    It 'is one error for a folder that <What>' -ForEach @(
        @{ What = 'does not exist'; Id = 'BackupNotFound'; Make = { Remove-Item $folder -Recurse -Force } }
        @{ What = 'holds no backup'; Id = 'NotABackup'; Make = { Get-ChildItem $folder | Remove-Item -Recurse; Set-Content (Join-Path $folder notes.txt) x } }
        @{ What = 'has a newer format'; Id = 'BackupTooNew'; Make = {
                $manifest = Join-Path $folder manifest.json
                (Get-Content $manifest -Raw) -replace '"version": 1', '"version": 99' | Set-Content $manifest
            }
        }
    ) {
        & $Make
        (Get-ErrorOf { Test-IpernityBackup $folder }).FullyQualifiedErrorId | Should -Be "$Id,$command"
    }

    It 'knows a backup that lost its manifest' {
        Remove-Item (Join-Path $folder manifest.json)
        $output = Test-IpernityBackup $folder

        $output[0].Kind | Should -Be ManifestUnreadable
        $output[-1].IsIntact | Should -BeFalse
        $failure = Get-ErrorOf { Backup-IpernityAccount $folder }
        $failure.FullyQualifiedErrorId | Should -BeLike 'BackupUnreadable,*'
        $failure.ErrorDetails.RecommendedAction | Should -BeLike '*Test-IpernityBackup -Repair*'
    }

    It 'makes each finding true as a condition' {
        Remove-Item (Get-Original)[0]

        (Test-IpernityBackup $folder)[0].Kind -as [bool] | Should -BeTrue
    }

    It 'goes on with the next folder after an error' {
        $problems = $null

        Test-IpernityBackup (Join-Path $TestDrive none), $folder -Quiet -ErrorVariable problems -ErrorAction SilentlyContinue |
            Should -BeTrue
        $problems | Should -HaveCount 1
    }

    Context 'with -Repair' {
        It 'fetches what is missing or damaged' {
            $files = Get-Original
            Remove-Item $files[0]
            Set-Content $files[1] x
            [IO.File]::WriteAllBytes($files[2].FullName, [byte[]]::new($files[2].Length))
            $output = Test-IpernityBackup $folder -Repair -Connection $connection

            $output[0..2].Repaired | Should -Be $true, $true, $true
            $output[-1].IsIntact | Should -BeTrue
            Test-IpernityBackup $folder -Quiet | Should -BeTrue
        }

        It 'writes an unreadable sidecar again, as the backup does' {
            $sidecar = "$((Get-Original)[3].FullName).json"
            $before = Get-Content $sidecar -Raw | ConvertFrom-Json
            Set-Content $sidecar '{'
            $null = Test-IpernityBackup $folder -Repair -Connection $connection
            $after = Get-Content $sidecar -Raw | ConvertFrom-Json

            Test-IpernityBackup $folder -Quiet | Should -BeTrue
            $after | ConvertTo-Json -Depth 9 | Should -Be ($before | ConvertTo-Json -Depth 9)
        }

        It 'fetches lists and the profile again before it looks at the counts' {
            Remove-Item (Join-Path $folder albums.json), (Join-Path $folder folders.json), (Join-Path $folder profile.json)
            $output = Test-IpernityBackup $folder -Repair -Connection $connection

            $output.Where({ $_.Kind -eq 'FileMissing' }).RelativePath | Sort-Object |
                Should -Be albums.json, folders.json, profile.json
            $output[-1].IsIntact | Should -BeTrue
            Test-IpernityBackup $folder -Quiet | Should -BeTrue
            Get-Content (Join-Path $folder albums.json) -Raw | Should -Be (Get-Content (Join-Path $original albums.json) -Raw)
        }

        It 'leaves the counts and writes one error each if something stays missing' {
            $file = (Get-Original)[0]
            Remove-Item $file, "$file.json"
            $manifest = Get-Content (Join-Path $folder manifest.json) -Raw
            $problems = $null
            $output = Test-IpernityBackup $folder -Repair -Connection $connection -ErrorVariable problems -ErrorAction SilentlyContinue

            $problems | Should -HaveCount ($output.Count - 1)
            $problems.FullyQualifiedErrorId | Should -BeLike 'NotRepairable,*'
            $output[0..($output.Count - 2)].Repaired | Should -Not -Contain $true
            Get-Content (Join-Path $folder manifest.json) -Raw | Should -Be $manifest
            Test-IpernityBackup $folder -Quiet | Should -BeFalse
        }

        It 'writes a missing sidecar again' {
            $sidecar = "$((Get-Original)[3].FullName).json"
            $before = Get-Content $sidecar -Raw
            Remove-Item $sidecar
            $null = Test-IpernityBackup $folder -Repair -Connection $connection

            Get-Content $sidecar -Raw | Should -Be $before
            Test-IpernityBackup $folder -Quiet | Should -BeTrue
        }

        It 'writes one error for what nothing repairs, but none with -WhatIf' {
            Set-Content (Join-Path (Get-Original)[0].DirectoryName stray.jpg) x
            $problems = $null
            $null = Test-IpernityBackup $folder -Repair -Connection $connection -WhatIf -ErrorVariable problems
            $problems | Should -BeNullOrEmpty
            $output = Test-IpernityBackup $folder -Repair -Connection $connection -ErrorVariable problems -ErrorAction SilentlyContinue

            $problems | Should -HaveCount 1
            $output[0].Repaired | Should -BeFalse
        }

        It 'asks once for all counts' {
            $manifest = Join-Path $folder manifest.json
            (Get-Content $manifest -Raw) -replace '"documents": \d+', '"documents": 1' -replace '"albums": \d+', '"albums": 1' |
                Set-Content $manifest
            $shown = Get-ShownText { Test-IpernityBackup $folder -Repair -Connection $connection -WhatIf }

            @($shown -split '\r?\n' -match 'What if') | Should -HaveCount 1
            $shown | Should -BeLike '*"Repair: Correct the counts." on target "manifest.json"*'
        }

        It 'makes a missing manifest again' {
            Remove-Item (Join-Path $folder manifest.json)

            (Test-IpernityBackup $folder -Repair -Connection $connection)[-1].IsIntact | Should -BeTrue
            Test-IpernityBackup $folder -Quiet | Should -BeTrue
            (Backup-IpernityAccount $folder -Connection $connection).IsComplete | Should -BeTrue
        }

        It 'makes an unreadable manifest again' {
            Set-Content (Join-Path $folder manifest.json) '{'

            (Test-IpernityBackup $folder -Repair -Connection $connection)[-1].Repaired | Should -Be 1
            Test-IpernityBackup $folder -Quiet | Should -BeTrue
        }

        It 'changes nothing with -WhatIf' {
            $file = (Get-Original)[0]
            Remove-Item $file
            $null = Test-IpernityBackup $folder -Repair -Connection $connection -WhatIf

            $file.FullName | Should -Not -Exist
        }

        It 'is one error for what the account does not have any more' {
            $file = (Get-Original)[0]
            $id = (Get-Content "$($file.FullName).json" -Raw | ConvertFrom-Json).id
            $null = Remove-IpernityDocument $id -Connection $connection -Confirm:$false
            Remove-Item $file
            $problems = $null
            $output = Test-IpernityBackup $folder -Repair -Connection $connection -ErrorVariable problems -ErrorAction SilentlyContinue

            $problems.FullyQualifiedErrorId | Should -Be "NotRepairable,$command"
            $output[0].Repaired | Should -BeFalse
            $output[-1].IsIntact | Should -BeFalse
        }

        It 'refuses the backup of another account' {
            Set-SandboxUser $sandbox marek
            try { $other = Connect-Sandbox $sandbox @{ doc = 'read' } }
            finally { Set-SandboxUser $sandbox ada }

            (Get-ErrorOf { Test-IpernityBackup $folder -Repair -Connection $other }).FullyQualifiedErrorId |
                Should -Be "OtherAccount,$command"
        }
    }
}
