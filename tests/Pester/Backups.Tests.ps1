Describe 'Backups' {
    BeforeAll {
        . $PSScriptRoot/Sandbox.ps1
        . $PSScriptRoot/Shell.ps1
        Import-Module $PSScriptRoot/../../Ipernity.psd1
        $script:sandbox = Open-Sandbox '--documents 40 --ticket-duration 0'
        $script:connection = Connect-Sandbox $sandbox @{ doc = 'delete'; network = 'read'; blog = 'read' }
        $script:command = 'Ipernity.PowerShell.Commands.BackupIpernityAccountCommand'

        # The sidecars of a backup, by identifier.
        function Get-Sidecar {
            param([string] $Folder)

            $sidecars = @{}
            foreach ($file in Get-ChildItem $Folder/documents -Recurse -Filter *.json) {
                $sidecar = Get-Content -LiteralPath $file.FullName -Raw | ConvertFrom-Json
                $sidecars.ContainsKey($sidecar.id) | Should -BeFalse -Because 'a document is in the backup once'
                $sidecars[$sidecar.id] = $sidecar | Add-Member Directory $file.DirectoryName -PassThru
            }
            $sidecars
        }

        # Each original is there and has the MD5 that its sidecar names, and there is no other file.
        function Test-Original {
            param([string] $Folder)

            $sidecars = (Get-Sidecar $Folder).Values
            foreach ($sidecar in $sidecars) {
                (Get-FileHash -LiteralPath (Join-Path $sidecar.Directory $sidecar.file) -Algorithm MD5).Hash |
                    Should -Be $sidecar.original.md5
            }
            @(Get-ChildItem $Folder/documents -Recurse -File) | Should -HaveCount (2 * $sidecars.Count)
            @(Get-ChildItem $Folder/thumbnails -Recurse -File) | Should -HaveCount $sidecars.Count
        }
    }

    BeforeEach {
        $script:folder = Join-Path $TestDrive ([guid]::NewGuid())
    }

    AfterEach {
        Clear-SandboxFault $sandbox
    }

    AfterAll {
        Close-Sandbox $sandbox
        Remove-Module Ipernity
    }

    Context 'of an account' {
        It 'hold every document with its details, and say so' {
            $backup = Backup-IpernityAccount $folder

            $backup.IsComplete | Should -BeTrue
            $backup.New | Should -Be 40
            $backup.Path | Should -Be $folder
            Test-Original $folder
            $document = Get-IpernityDocument -First 1
            $sidecar = (Get-Sidecar $folder)[$document.Id]
            $sidecar.title | Should -Be $document.Title
            (Get-Content $folder/manifest.json -Raw | ConvertFrom-Json).contents.documents | Should -Be 40
            "$folder/index.html" | Should -Exist
        }

        It 'are brought up to date with few calls' {
            $null = Backup-IpernityAccount $folder
            $again = Backup-IpernityAccount $folder

            $again.Unchanged | Should -Be 40
            $again.Files | Should -Be 0
            $again.Calls | Should -BeLessOrEqual 20
        }

        It 'take a folder that is relative to the location' {
            $null = New-Item $folder -ItemType Directory
            Push-Location $folder
            try { (Backup-IpernityAccount ./mine).Path | Should -Be (Join-Path $folder mine) }
            finally { Pop-Location }
        }

        It 'tell each decision with -Verbose, and no secret' {
            $log = Backup-IpernityAccount $folder -Verbose 4>&1 | Where-Object { $_ -is [Management.Automation.VerboseRecord] }

            "$log" | Should -Match 'is new'
            "$log" | Should -Not -Match ([regex]::Escape((ConvertFrom-Secure $connection.Token)))
        }
    }

    Context 'with -WhatIf' {
        It 'say how much would be downloaded, and write nothing' {
            $output = Backup-IpernityAccount $folder -WhatIf 6>&1

            "$output" | Should -Match '40 documents would be added.* 40 files would be downloaded, [\d.]+ MB in all'
            $folder | Should -Not -Exist
        }
    }

    Context 'with -Prune' {
        It 'move what is gone aside, and only show it with -WhatIf' {
            $null = Backup-IpernityAccount $folder
            $document = Get-IpernityDocument -Media Photo -First 1
            $document | Remove-IpernityDocument -Confirm:$false
            $name = (Get-Sidecar $folder)[$document.Id].file

            $null = Backup-IpernityAccount $folder -Prune -WhatIf 6>&1
            (Backup-IpernityAccount $folder).Gone | Should -Be 1
            Test-Original $folder
            (Get-Sidecar $folder)[$document.Id].goneAt | Should -Not -BeNullOrEmpty

            (Backup-IpernityAccount $folder -Prune).Removed | Should -Be 1
            Test-Original $folder
            (Get-Sidecar $folder).ContainsKey($document.Id) | Should -BeFalse
            Get-ChildItem $folder/removed/documents -Recurse -Filter $name | Should -HaveCount 1
        }
    }

    Context 'that fail' {
        It 'end with one error that says what is left, and with the summary' {
            Add-SandboxFault $sandbox @{ kind = 'api-error'; code = 112; count = 'always'; method = 'doc.get' }
            $backup = Backup-IpernityAccount $folder -ErrorAction SilentlyContinue -ErrorVariable failure

            $failure | Should -HaveCount 1
            $failure.FullyQualifiedErrorId | Should -Be "QuotaExceeded,$command"
            $failure.CategoryInfo.Category | Should -Be LimitsExceeded
            "$failure" | Should -Match 'left\. Run the same command again'
            $backup.IsComplete | Should -BeFalse
            $backup.Left | Should -BeGreaterThan 0

            Clear-SandboxFault $sandbox
            (Backup-IpernityAccount $folder).IsComplete | Should -BeTrue
        }

        It 'name the permission that a list needs' {
            $reader = Connect-Sandbox $sandbox @{ doc = 'read' }
            try {
                $backup = Backup-IpernityAccount $folder -Connection $reader -ErrorAction SilentlyContinue -ErrorVariable failures

                $failures.FullyQualifiedErrorId | Should -Be @("PermissionMissing,$command", "PermissionMissing,$command")
                $failures.TargetObject | Should -Be @('articles.json', 'contacts.json')
                "$failures" | Should -Match 'blog=read'
                $backup.Failed | Should -Be 2
                Test-Original $folder
            }
            finally { $script:connection = Connect-Sandbox $sandbox @{ doc = 'delete'; network = 'read'; blog = 'read' } }
        }

        It 'leave a folder with other files as it is' {
            $null = New-Item $folder/letter.txt -Force
            $failure = Get-ErrorOf { Backup-IpernityAccount $folder }

            $failure.FullyQualifiedErrorId | Should -Be "NotABackup,$command"
            $failure.TargetObject | Should -Be $folder
            (Get-ChildItem $folder -Force).Name | Should -Be letter.txt
        }

        It 'refuse the backup of <Name>' -ForEach @(
            @{ Name = 'another account'; Member = 'account'; Value = @{ server = 'https://api.ipernity.com/'; userId = '1' }; Id = 'OtherAccount' }
            @{ Name = 'a newer module'; Member = 'version'; Value = 99; Id = 'BackupTooNew' }
        ) {
            $null = Backup-IpernityAccount $folder
            $manifest = Get-Content $folder/manifest.json -Raw | ConvertFrom-Json
            $manifest.$Member = $Value
            $manifest | ConvertTo-Json -Depth 5 | Set-Content $folder/manifest.json
            $before = Get-Content $folder/manifest.json -Raw

            (Get-ErrorOf { Backup-IpernityAccount $folder }).FullyQualifiedErrorId | Should -Be "$Id,$command"
            Get-Content $folder/manifest.json -Raw | Should -Be $before
        }

        It 'refuse a path that is not of the file system' {
            (Get-ErrorOf { Backup-IpernityAccount Variable:\x }).FullyQualifiedErrorId | Should -Be "BackupUnwritable,$command"
        }

        It 'refuse a folder that cannot be created' {
            Set-Content (New-Item $folder -Force) 'a file'
            (Get-ErrorOf { Backup-IpernityAccount $folder/backup }).FullyQualifiedErrorId | Should -Be "BackupUnwritable,$command"
        }
    }

    Context 'that are killed' {
        # Every process that is killed has something to do: titles and a file change before each of them.
        It 'lose nothing and double nothing, at any moment' {
            $seed = Get-Random
            $random = [Random]::new($seed)
            $null = Backup-IpernityAccount $folder
            $photos = Get-IpernityDocument -Media Photo -First 8
            $kept = (Get-Sidecar $folder)[$photos[0].Id].original.md5
            $pictures = $photos[1..4] | Save-IpernityDocument $TestDrive/pictures
            $script = Join-Path $TestDrive backup.ps1
            Set-Content $script @"
Import-Module '$PSScriptRoot/../../Ipernity.psd1'
`$null = Connect-Ipernity -Server $($sandbox.Url)
'ready'
`$null = Backup-IpernityAccount '$folder' -KeepVersions
"@
            $application = $sandbox.Application
            $environment = @{
                IPERNITY_API_KEY = $application.ApiKey; IPERNITY_API_SECRET = $application.ApiSecret
                IPERNITY_TOKEN = ConvertFrom-Secure $connection.Token
            }

            foreach ($number in 1..20) {
                $photos[5..7] | Set-IpernityDocument -Title "Title $number"
                $null = Send-IpernityFile $pictures[$number % 4].Path -Replace $photos[0].Id
                if ($number % 5 -eq 0) { Remove-Item $folder/.state/documents.jsonl -ErrorAction Ignore }
                # The file that must be kept as a version would be lost if it were removed here.
                $removable = Get-ChildItem $folder/documents -Recurse -Filter '*.jpg' | Where-Object Name -NotMatch "-$($photos[0].Id)\."
                if ($number % 3 -eq 0) { $removable | Get-Random -Count 5 | Remove-Item }
                $start = [Diagnostics.ProcessStartInfo]::new((Get-ShellPath), "-NoProfile -NonInteractive -File `"$script`"")
                $start.UseShellExecute = $false
                $start.RedirectStandardOutput = $true
                foreach ($name in $environment.Keys) { $start.Environment[$name] = $environment[$name] }
                $process = [Diagnostics.Process]::Start($start)
                try {
                    $process.StandardOutput.ReadLine() | Should -Be ready
                    Start-Sleep -Milliseconds $random.Next(0, 400)
                }
                finally {
                    $process.Kill()
                    $process.WaitForExit()
                    $process.Dispose()
                }
            }

            (Backup-IpernityAccount $folder -KeepVersions).IsComplete | Should -BeTrue -Because "the seed is $seed"
            $whole = Join-Path $TestDrive whole
            $null = Backup-IpernityAccount $whole

            Test-Original $folder
            Get-ChildItem $folder -Recurse -Force -Filter '.*.part' | Should -BeNullOrEmpty -Because "the seed is $seed"
            $sidecars = Get-Sidecar $folder
            $expected = Get-Sidecar $whole
            $sidecars.Keys | Sort-Object | Should -Be @($expected.Keys | Sort-Object)
            foreach ($id in $expected.Keys) {
                $same = { $args[0] | Select-Object * -ExcludeProperty file, versions, Directory, counts | ConvertTo-Json -Depth 9 }
                & $same $sidecars[$id] | Should -Be (& $same $expected[$id]) -Because "the seed is $seed"
            }
            $versions = @($sidecars[$photos[0].Id].versions)
            $versions[0].md5 | Should -Be $kept
            $versions.file | Sort-Object -Unique | Should -HaveCount $versions.Count
            Get-ChildItem $folder/versions -Recurse -File | Should -HaveCount $versions.Count -Because "the seed is $seed"
            foreach ($version in $versions) {
                (Get-FileHash -LiteralPath (Join-Path $folder $version.file) -Algorithm MD5).Hash | Should -Be $version.md5
            }
        }
    }
}
