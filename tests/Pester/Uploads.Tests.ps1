# Send-IpernityFile and Wait-IpernityUpload.
Describe 'Uploading files' {
    BeforeAll {
        . $PSScriptRoot/Sandbox.ps1
        Import-Module $PSScriptRoot/../../Ipernity.psd1
        $script:sandbox = Open-Sandbox
        $null = Connect-Sandbox $sandbox

        # Writes files with random content, so that no two are equal.
        function Write-RandomFile {
            param([string[]] $Path, [int] $Length = 1000)

            foreach ($file in $Path) {
                $bytes = [byte[]]::new($Length)
                [Security.Cryptography.RandomNumberGenerator]::Create().GetBytes($bytes)
                [IO.File]::WriteAllBytes($file, $bytes)
            }
        }

        function Get-Md5 {
            param([string] $Path)

            $md5 = [Security.Cryptography.MD5]::Create()
            $stream = [IO.File]::OpenRead($Path)
            try { [BitConverter]::ToString($md5.ComputeHash($stream)).Replace('-', '').ToLowerInvariant() }
            finally { $stream.Dispose(); $md5.Dispose() }
        }

        function Find-Document {
            param([string] $Path)

            (Invoke-IpernityApi doc.checkMD5 @{ md5 = Get-Md5 $Path }).docs.doc.doc_id
        }
    }

    BeforeEach {
        $script:folder = (New-Item "TestDrive:/$([guid]::NewGuid())" -ItemType Directory).FullName
    }

    AfterEach {
        Clear-SandboxFault $sandbox
    }

    AfterAll {
        Close-Sandbox $sandbox
        Remove-Module Ipernity
    }

    It 'uploads the files of a folder and returns an object for each' {
        Write-RandomFile "$folder/a.bin", "$folder/b [1].bin", "$folder/M$([char] 0xF6)we.bin"

        $sent = Get-ChildItem -LiteralPath $folder -File | Send-IpernityFile

        $sent.Path | Sort-Object | Should -Be ((Get-ChildItem -LiteralPath $folder).FullName | Sort-Object)
        $sent.Status | Should -Be 'Done', 'Done', 'Done'
        foreach ($file in $sent) { Find-Document $file.Path | Should -Be $file.DocId }
    }

    It 'uploads the files in a CSV file with their titles and visibility' {
        Write-RandomFile "$folder/a.bin", "$folder/b.bin"
        Set-Content "$folder/list.csv" 'Path,Title,Keywords,Public', "$folder/a.bin,Morning,sea,1", "$folder/b.bin,Evening,hill,0"

        $sent = Import-Csv "$folder/list.csv" | Send-IpernityFile -PassThru | Sort-Object Path

        $sent.Document.title | Should -Be 'Morning', 'Evening'
        $sent.Document.visibility.ispublic | Should -Be 1, 0
    }

    It 'uploads the files in the column <Column> of a CSV file' -ForEach @(
        @{ Column = 'Path' }
        @{ Column = 'LiteralPath' }
        @{ Column = 'FullName' }
    ) {
        Write-RandomFile "$folder/IMG[1].bin", "$folder/IMG1.bin"
        Set-Content -LiteralPath "$folder/list.csv" "Title,$Column", "Harbour,$folder/IMG[1].bin"

        $sent = Import-Csv "$folder/list.csv" | Send-IpernityFile

        $sent.Name | Should -Be 'IMG[1].bin'
    }

    It 'takes from each row of a CSV file only what it says' {
        Write-RandomFile "$folder/a.bin", "$folder/b.bin", "$folder/c.bin"
        Set-Content "$folder/list.csv" @(
            'Path,Title,Keywords,Latitude,Longitude,Replace'
            "$folder/a.bin,Paris,""sea,""""Paris, France"""""",48.8,2.3,"
            "$folder/b.bin,,,,,"
            "$folder/c.bin,Wrong,,""48,8"",2.3,"
        )

        $sent = Import-Csv "$folder/list.csv" | Send-IpernityFile -PassThru -ErrorAction SilentlyContinue -ErrorVariable failed |
            Sort-Object Path

        $sent.Name | Should -Be 'a.bin', 'b.bin'
        $tags = (Invoke-IpernityApi doc.get @{ doc_id = $sent[0].DocId; extra = 'tags' }).doc.tags.tag.keyword
        $tags | Sort-Object | Should -Be 'Paris, France', 'sea'
        $sent[1].Document.title | Should -Be 'b'
        $failed | Should -HaveCount 1
        "$failed" | Should -BeLike "*'48,8' is not a number*"
    }

    It 'leaves out the files beside photos unless -IncludeAll is used' {
        Write-RandomFile "$folder/a.bin", "$folder/a.xmp", "$folder/Thumbs.db"

        (Get-ChildItem $folder | Send-IpernityFile).Name | Should -Be 'a.bin'
        (Get-ChildItem $folder | Send-IpernityFile -IncludeAll).Name | Should -HaveCount 3
    }

    It 'skips files that were already uploaded with -SkipDuplicate' {
        Write-RandomFile "$folder/a.bin", "$folder/b.bin"
        $first = Send-IpernityFile $folder/a.bin
        $null = Send-IpernityFile $folder/*.bin -SkipDuplicate

        $again = Get-ChildItem $folder | Send-IpernityFile -SkipDuplicate | Sort-Object Path

        $again.Status | Should -Be 'Duplicate', 'Duplicate'
        $again[0].DocId | Should -Be $first.DocId
    }

    It 'uploads only the missing files when it is run again after errors' {
        Write-RandomFile "$folder/a.bin", "$folder/b.bin", "$folder/c.bin"
        Add-SandboxFault $sandbox @{ kind = 'ticket-fails'; method = 'upload.file' }
        $first = Get-ChildItem $folder | Send-IpernityFile -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed | Should -HaveCount 1

        $second = Get-ChildItem $folder | Send-IpernityFile -SkipDuplicate

        $first.Status | Should -Be 'Done', 'Done'
        $second | Where-Object Status -EQ 'Done' | ForEach-Object Path | Should -Be $failed.TargetObject
        $second | Where-Object Status -EQ 'Duplicate' | Should -HaveCount 2
    }

    It 'finds out whether a file arrived if the answer is lost' {
        Write-RandomFile "$folder/a.bin"
        Add-SandboxFault $sandbox @{ kind = 'reset-after'; method = 'upload.file' }

        (Send-IpernityFile $folder/a.bin).Status | Should -Be 'Found'

        @(Find-Document $folder/a.bin) | Should -HaveCount 1
    }

    It 'returns tickets for Wait-IpernityUpload with -NoWait' {
        Write-RandomFile "$folder/a.bin", "$folder/b.bin"

        $tickets = Send-IpernityFile $folder/*.bin -NoWait
        $tickets.Status | Should -Be 'Pending', 'Pending'

        $done = $tickets | Wait-IpernityUpload
        $done.Status | Should -Be 'Done', 'Done'
        foreach ($file in $done) { Find-Document $file.Path | Should -Be $file.DocId }
    }

    It 'waits for tickets from a CSV file' {
        Write-RandomFile "$folder/a.bin"
        Send-IpernityFile $folder/a.bin -NoWait | Select-Object Path, Ticket | Export-Csv "$folder/tickets.csv" -NoTypeInformation

        $done = Import-Csv "$folder/tickets.csv" | Wait-IpernityUpload

        $done.DocId | Should -Be (Find-Document $folder/a.bin)
        $done.Path | Should -Be (Get-Item $folder/a.bin).FullName
    }

    It '<Problem> is the error <Id>' -ForEach @(
        @{ Problem = 'a missing file'; Path = 'missing.bin'; Id = 'FileNotFound' }
        @{ Problem = 'an empty file'; Path = 'empty.bin'; Id = 'FileEmpty' }
        @{ Problem = 'a folder'; Path = 'inner'; Id = 'NotAFile' }
    ) {
        $null = New-Item "$folder/empty.bin"
        $null = New-Item "$folder/inner" -ItemType Directory

        $failure = $null
        try { Send-IpernityFile "$folder/$Path" -ErrorAction Stop }
        catch { $failure = $_ }

        $failure.FullyQualifiedErrorId | Should -Be "$Id,Ipernity.PowerShell.Commands.SendIpernityFileCommand"
        $failure.Exception.Message | Should -BeLike "*$Path*"
        $failure.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'uploads nothing with -WhatIf' {
        Write-RandomFile "$folder/a.bin"

        Send-IpernityFile $folder/a.bin -WhatIf | Should -BeNullOrEmpty

        Find-Document $folder/a.bin | Should -BeIn $null, '', '0'
    }

    It 'replaces the file of a document with -Replace' {
        Write-RandomFile "$folder/a.bin", "$folder/b.bin"
        $document = (Send-IpernityFile $folder/a.bin).DocId

        (Send-IpernityFile $folder/b.bin -Replace $document).DocId | Should -Be $document

        Find-Document $folder/b.bin | Should -Be $document
    }

    It 'uploads a file of 300 MiB unchanged' {
        $path = "$folder/large.mp4"
        Write-RandomFile $path 4096
        $stream = [IO.File]::OpenWrite($path)
        $stream.SetLength(300MB)
        $stream.Dispose()

        $sent = Send-IpernityFile $path

        $sent.Bytes | Should -Be 300MB
        Find-Document $path | Should -Be $sent.DocId
    }
}
