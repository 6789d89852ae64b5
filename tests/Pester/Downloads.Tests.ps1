Describe 'Downloads' {
    BeforeAll {
        . $PSScriptRoot/Sandbox.ps1
        Import-Module $PSScriptRoot/../../Ipernity.psd1
        $script:sandbox = Open-Sandbox '--documents 60'
        $script:connection = Connect-Sandbox $sandbox @{ doc = 'write' }
        $script:command = 'Ipernity.PowerShell.Commands.SaveIpernityDocumentCommand'

        # All files below a folder, also hidden ones.
        function Get-FileBelow {
            param([string] $Folder)

            if (Test-Path $Folder) { @(Get-ChildItem $Folder -Recurse -File -Force) }
        }

        function Get-Call {
            param([string] $Method, $Log)

            @($Log | Where-Object { "$_" -match "POST $([regex]::Escape($Method))," })
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

    Context 'of originals' {
        It 'are the files that ipernity describes' {
            $documents = Get-IpernityDocument -First 10
            $saved = $documents | Save-IpernityDocument $folder

            $saved | Should -HaveCount 10
            $saved.Status | Select-Object -Unique | Should -Be Saved
            foreach ($file in $saved) {
                $document = Get-IpernityDocument $file.DocId
                (Get-FileHash $file.Path -Algorithm MD5).Hash | Should -Be $document.Md5
                (Get-Item $file.Path).LastWriteTime | Should -Be $document.CreatedAt
            }
        }

        It 'have the title and the identifier in their names' {
            $document = Get-IpernityDocument -Media Photo -First 1

            ($document | Save-IpernityDocument $folder).Name | Should -Be "$($document.Title)-$($document.Id).jpg"
        }

        It 'are not downloaded again' {
            $documents = Get-IpernityDocument -First 5
            $null = $documents | Save-IpernityDocument $folder
            $times = (Get-FileBelow $folder).LastWriteTimeUtc

            ($documents | Save-IpernityDocument $folder).Status | Should -Be (@('Unchanged') * 5)
            (Get-FileBelow $folder).LastWriteTimeUtc | Should -Be $times
        }

        It 'are downloaded again if they are damaged, beside the damaged file' {
            $document = Get-IpernityDocument -First 1
            $path = ($document | Save-IpernityDocument $folder).Path
            Set-Content $path damaged

            ($document | Save-IpernityDocument $folder).Path | Should -Not -Be $path
            Get-Content $path | Should -Be damaged
            ($document | Save-IpernityDocument $folder -Force).Path | Should -Be $path
        }

        It 'come by identifiers, rows and elements' {
            $id = (Get-IpernityDocument -First 1).Id

            (Save-IpernityDocument $folder $id).DocId | Should -Be $id
            ([pscustomobject]@{ DocId = $id } | Save-IpernityDocument $folder).Status | Should -Be Unchanged
            (Invoke-IpernityApi doc.getList -First 1 | Save-IpernityDocument $folder).Status | Should -Be Unchanged
        }

        It 'take no call if the list told everything, and one for each document with a sidecar' {
            $documents = Get-IpernityDocument -First 4 -Include Tags

            Get-Call doc.get ($documents | Save-IpernityDocument $folder -Sidecar Json -Verbose 4>&1) | Should -HaveCount 0
            $log = Get-IpernityDocument -First 4 | Save-IpernityDocument $folder -Sidecar Json -Verbose 4>&1
            Get-Call doc.get $log | Should -HaveCount 4
        }

        It 'have the document in the output with -PassThru' {
            $document = Get-IpernityDocument -First 1

            ($document | Save-IpernityDocument $folder -PassThru).Document.Id | Should -Be $document.Id
            ($document | Save-IpernityDocument $folder).Document | Should -BeNullOrEmpty
        }

        It 'of others are an error for each' {
            $theirs = Get-IpernityDocument -Everyone | Where-Object OwnerId -NE $connection.UserId | Select-Object -First 2
            $problems = $null
            $null = $theirs | Save-IpernityDocument $folder -ErrorVariable problems -ErrorAction SilentlyContinue

            $problems.FullyQualifiedErrorId | Should -Be (@("OriginalUnavailable,$command") * 2)
            $problems.TargetObject | Sort-Object | Should -Be ($theirs.Id | Sort-Object)
        }
    }

    Context 'of thumbnails' {
        It 'have the size that was asked for' {
            $saved = Get-IpernityDocument -Media Photo -First 3 | Save-IpernityDocument $folder -Size 240

            $saved.Size | Select-Object -Unique | Should -Be 240
            $saved.Bytes | ForEach-Object { $_ | Should -BeGreaterThan 500 }
            (Get-IpernityDocument -Media Photo -First 3 | Save-IpernityDocument $folder -Size 240).Status |
                Select-Object -Unique | Should -Be Unchanged
        }

        It 'of others can be saved' {
            Get-IpernityDocument -Everyone | Where-Object OwnerId -NE $connection.UserId | Select-Object -First 2 |
                Save-IpernityDocument $folder -Size 500 | Should -HaveCount 2
        }

        It 'cannot have <_>' -ForEach 'huge', '1023', '' {
            $size = $_

            (Get-ErrorOf { Save-IpernityDocument $folder 1 -Size $size }).FullyQualifiedErrorId |
                Should -Be "ParameterArgumentTransformationError,$command"
        }
    }

    Context 'with names' {
        It 'go into folders of the template' {
            $document = Get-IpernityDocument -Media Photo -First 1
            $saved = $document | Save-IpernityDocument $folder -FileName '{CreatedAt:yyyy}/{CreatedAt:MM}/{Id}{Extension}'

            $saved.Path | Should -Be (Join-Path $folder ('{0:yyyy}/{0:MM}' -f $document.CreatedAt) "$($document.Id).jpg")
        }

        It 'refuse a bad template before anything is requested' {
            $problem = Get-ErrorOf { Get-IpernityDocument -First 1 | Save-IpernityDocument $folder -FileName '{Titel}' }

            $problem.FullyQualifiedErrorId | Should -Be "ParameterArgumentTransformationError,$command"
            $problem.Exception.Message | Should -BeLike "*there is no property 'Titel'. Use Id, Title,*"
            $folder | Should -Not -Exist
        }

        It 'never leave the folder' {
            $id = (Get-IpernityDocument -First 1).Id
            $title = (Get-IpernityDocument $id).Title
            Set-IpernityDocument $id -Title '../../outside/CON' -Confirm:$false
            $saved = Save-IpernityDocument $folder $id -FileName '{Title}'
            Set-IpernityDocument $id -Title $title -Confirm:$false

            Split-Path $saved.Path | Should -Be $folder
            $saved.Name | Should -Match '^_\._\.\._outside_CON\.'
        }

        It 'are different for documents of the same title' {
            $files = Get-IpernityDocument | Save-IpernityDocument $folder -FileName '{Media}'

            $files.Path | Select-Object -Unique | Should -HaveCount 60
            (Get-IpernityDocument | Sort-Object Id | Save-IpernityDocument $folder -FileName '{Media}').Status |
                Select-Object -Unique | Should -Be Unchanged
            Get-FileBelow $folder | Should -HaveCount 60
        }
    }

    Context 'with sidecars' {
        It 'have XMP with the keywords and the title' {
            $document = Get-IpernityDocument -Include Tags -First 20 | Where-Object { $_.Tags } | Select-Object -First 1
            $saved = $document | Save-IpernityDocument $folder -Sidecar Xmp
            $xmp = [xml] (Get-Content $saved.SidecarPath -Raw -Encoding UTF8)

            $saved.SidecarPath | Should -Be "$($saved.Path).xmp"
            $xmp.xmpmeta.RDF.Description.title.Alt.li.InnerText | Should -Be $document.Title
            $xmp.xmpmeta.RDF.Description.subject.Bag.li | Should -Be $document.Tags
        }

        It 'have JSON with the details' {
            $saved = Get-IpernityDocument -First 1 | Save-IpernityDocument $folder -Sidecar Json
            $json = Get-Content $saved.SidecarPath -Raw -Encoding UTF8 | ConvertFrom-Json

            $json.id | Should -Be $saved.DocId
            $json.original.bytes | Should -Be $saved.Bytes
        }
    }

    Context 'with -WhatIf' {
        It 'show what would be downloaded and how much, and create nothing' {
            $documents = Get-IpernityDocument -First 3
            $shown = $documents | Save-IpernityDocument $folder -WhatIf 6>&1

            $folder | Should -Not -Exist
            "$shown" | Should -Match 'What if: 3 files would be downloaded, \d+ KB in all\. 0 files exist already\.'
        }

        It 'leave out what is there' {
            $documents = Get-IpernityDocument -First 3
            $null = $documents[0] | Save-IpernityDocument $folder

            "$($documents | Save-IpernityDocument $folder -WhatIf 6>&1)" | Should -Match '2 files would be .* 1 file exists already\.'
        }
    }

    Context 'that fail' {
        BeforeEach {
            # The addresses of an earlier answer may have expired.
            $script:document = Get-IpernityDocument -First 1
        }

        It 'go on after <Kind>' -ForEach @(
            @{ Kind = 'cut-off'; Count = 2 }
            @{ Kind = 'wrong-bytes'; Count = 1 }
            @{ Kind = 'expired'; Count = 1 }
            @{ Kind = '403'; Count = 1 }
            @{ Kind = '503'; Count = 2; Method = 'media' }
            @{ Kind = 'reset'; Count = 2; Method = 'media' }
        ) {
            Add-SandboxFault $sandbox @{ kind = $Kind; count = $Count; method = if ($Method) { $Method } else { '*' } }

            ($document | Save-IpernityDocument $folder -RetryIntervalSec 0).Status | Should -Be Saved
            Get-FileBelow $folder | Should -HaveCount 1
        }

        It 'are the error <Id> after <Kind>' -ForEach @(
            @{ Kind = 'cut-off'; Id = 'ConnectionLost' }
            @{ Kind = 'wrong-bytes'; Id = 'FileMismatch' }
            @{ Kind = '403'; Id = 'DownloadRefused' }
            @{ Kind = '503'; Id = 'HttpError'; Method = 'media' }
        ) {
            Add-SandboxFault $sandbox @{ kind = $Kind; count = 'always'; method = if ($Method) { $Method } else { '*' } }
            $problems = $null
            $null = $document | Save-IpernityDocument $folder -MaximumRetryCount 0 -ErrorVariable problems -ErrorAction SilentlyContinue

            $problems.FullyQualifiedErrorId | Should -Be "$Id,$command"
            $problems.TargetObject | Should -Be $document.Id
            Get-FileBelow $folder | Where-Object Name -NotLike '*.part' | Should -BeNullOrEmpty
        }

        It 'do not keep others from being saved' {
            Add-SandboxFault $sandbox @{ kind = '403'; count = 2 }
            $problems = $null
            $saved = Get-IpernityDocument -First 5 |
                Save-IpernityDocument $folder -ThrottleLimit 1 -ErrorVariable problems -ErrorAction SilentlyContinue

            $problems | Should -HaveCount 1
            $saved | Should -HaveCount 4
        }

        It 'use the part of an earlier run' {
            Add-SandboxFault $sandbox @{ kind = 'cut-off' }
            $null = $document | Save-IpernityDocument $folder -MaximumRetryCount 0 -ErrorAction SilentlyContinue

            (Get-FileBelow $folder).Name | Should -BeLike '.*.part'
            ($document | Save-IpernityDocument $folder).Status | Should -Be Resumed
            (Get-FileHash (Get-FileBelow $folder).FullName -Algorithm MD5).Hash | Should -Be (Get-IpernityDocument $document.Id).Md5
        }

        It 'name a document that does not exist' {
            (Get-ErrorOf { Save-IpernityDocument $folder nobody }).FullyQualifiedErrorId | Should -Be "DocumentNotFound,$command"
        }

        It 'end with one error if the folder cannot be used' {
            $null = New-Item $folder -ItemType File -Force

            $problem = Get-ErrorOf { Get-IpernityDocument -First 3 | Save-IpernityDocument $folder }
            $problem.FullyQualifiedErrorId | Should -Be "FileUnwritable,$command"
        }

        It 'name a path that is too long' {
            $problem = Get-ErrorOf { $document | Save-IpernityDocument (Join-Path $folder ('x' * 400)) }

            $problem.FullyQualifiedErrorId | Should -Match "^(PathTooLong|FileUnwritable),$command"
        }

        It 'refuse a folder of another provider' {
            (Get-ErrorOf { $document | Save-IpernityDocument Env:/x }).FullyQualifiedErrorId | Should -Be "FileUnwritable,$command"
        }

        It 'end with one error if the calls of the key are used up' {
            $closed = Open-Sandbox '--documents 20 --key-calls 12'
            try {
                $other = Connect-Sandbox $closed @{ doc = 'read' }
                $problems = $null
                $documents = Get-IpernityDocument -Connection $other
                $saved = $documents |
                    Save-IpernityDocument $folder -Connection $other -Sidecar Json -ErrorVariable problems -ErrorAction SilentlyContinue

                @($problems).FullyQualifiedErrorId | Should -Be "QuotaExceeded,$command"
                @($saved).Count | Should -BeLessThan 12
                Get-FileBelow $folder | Where-Object Extension -EQ '.jpg' | Should -Not -BeNullOrEmpty
            }
            finally {
                Close-Sandbox $closed
                $script:connection = Connect-Sandbox $sandbox @{ doc = 'write' }
            }
        }
    }

    Context 'that are stopped' {
        It 'stop at once and leave no half file under a final name' {
            $shell = [powershell]::Create()
            $null = $shell.AddScript({
                    param($Module, $Connection, $Folder)
                    Import-Module $Module
                    Get-IpernityDocument -Connection $Connection -First 8 | Save-IpernityDocument $Folder -Connection $Connection
                }).AddArgument((Resolve-Path $PSScriptRoot/../../Ipernity.psd1).Path).AddArgument($connection).AddArgument($folder)
            Add-SandboxFault $sandbox @{ kind = 'slow'; delay = 60000; count = 'always' }
            $null = $shell.BeginInvoke()
            $limit = (Get-Date).AddSeconds(20)
            while (-not (Get-FileBelow $folder | Where-Object Length) -and (Get-Date) -lt $limit) { Start-Sleep -Milliseconds 50 }

            $time = Measure-Command { $shell.Stop() }
            $shell.Dispose()

            $time.TotalSeconds | Should -BeLessThan 1
            Get-FileBelow $folder | Should -Not -BeNullOrEmpty
            Get-FileBelow $folder | Where-Object Name -NotLike '*.part' | Should -BeNullOrEmpty
        }

        It 'leave only whole files if the process is killed, and the next run goes on' {
            $hashes = @{}
            Get-IpernityDocument (Get-IpernityDocument).Id | ForEach-Object { $hashes[$_.Id] = $_.Md5 }
            $token = ConvertFrom-Secure $connection.Token
            $script = @"
                Import-Module '$((Resolve-Path $PSScriptRoot/../../Ipernity.psd1).Path)'
                `$application = @{ ApiKey = '$($sandbox.Application.ApiKey)'; ApiSecret = '$($sandbox.Application.ApiSecret)' }
                `$null = Connect-Ipernity @application -Server $($sandbox.Url) -Token '$token'
                Get-IpernityDocument | Save-IpernityDocument '$folder' -Sidecar Xmp -ThrottleLimit 8
"@
            $file = Join-Path $TestDrive save.ps1
            Set-Content $file $script
            Add-SandboxFault $sandbox @{ kind = 'slow'; delay = 20; count = 'always' }
            $shell = [Environment]::ProcessPath
            $arguments = if ((Split-Path $shell -LeafBase) -eq 'dotnet') { "`"$PSHOME/pwsh.dll`" " } else { '' }
            foreach ($round in 1..4) {
                $start = [Diagnostics.ProcessStartInfo]::new($shell, "$arguments-NoProfile -NonInteractive -File `"$file`"")
                $start.RedirectStandardOutput = $true
                $process = [Diagnostics.Process]::Start($start)
                $before = @(Get-FileBelow $folder).Count
                $limit = (Get-Date).AddSeconds(30)
                while (@(Get-FileBelow $folder).Count -le $before + 3 -and -not $process.HasExited -and (Get-Date) -lt $limit) {
                    Start-Sleep -Milliseconds 20
                }
                Start-Sleep -Milliseconds (Get-Random -Maximum 150)
                $process.Kill()
                $process.WaitForExit()
                $process.Dispose()

                foreach ($saved in Get-FileBelow $folder | Where-Object Name -NotLike '*.part') {
                    if ($saved.Extension -eq '.xmp') { { [xml] (Get-Content $saved.FullName -Raw) } | Should -Not -Throw }
                    else {
                        $id = [regex]::Match($saved.BaseName, '\d+$').Value
                        (Get-FileHash $saved.FullName -Algorithm MD5).Hash | Should -Be $hashes[$id]
                    }
                }
            }
            Clear-SandboxFault $sandbox
            $null = Get-IpernityDocument | Save-IpernityDocument $folder -Sidecar Xmp

            Get-FileBelow $folder | Should -HaveCount 120
            Get-FileBelow $folder | Where-Object Name -Like '*.part' | Should -BeNullOrEmpty
        }
    }
}
