Describe 'Lists' {
    BeforeAll {
        . $PSScriptRoot/Sandbox.ps1
        Import-Module $PSScriptRoot/../../Ipernity.psd1
        $script:sandbox = Open-Sandbox '--documents 1050'
        $null = Connect-Sandbox $sandbox @{ doc = 'delete' }
    }

    AfterAll {
        Close-Sandbox $sandbox
        Remove-Module Ipernity
    }

    It 'are read completely, each item once' {
        $documents = Invoke-IpernityApi doc.getList -All

        $documents | Should -HaveCount 1050
        $documents.doc_id | Select-Object -Unique | Should -HaveCount 1050
    }

    It 'are formatted as a table' {
        Invoke-IpernityApi doc.getList -First 3 | Out-String | Should -Match 'doc_id +media +license +title'
    }

    It 'start after the skipped items' {
        $some = Invoke-IpernityApi doc.getList -Skip 995 -First 10

        $some.doc_id | Should -Be (Invoke-IpernityApi doc.getList -All)[995..1004].doc_id
    }

    It 'return the total first with -IncludeTotalCount' {
        $total, $documents = Invoke-IpernityApi doc.getList -IncludeTotalCount -First 2

        "$total" | Should -Be '1050'
        $documents | Should -HaveCount 2
    }

    It 'stop reading when the pipeline stops' {
        $pages = Invoke-IpernityApi doc.getList -All -Verbose 4>&1 | Select-Object -First 5 |
            Where-Object { $_ -is [Management.Automation.VerboseRecord] }

        @($pages).Count | Should -BeLessOrEqual 2
    }

    It 'can be emptied while they are being read' {
        $albums = 1..230 | ForEach-Object { @{ title = "Album $_" } } | Invoke-IpernityApi album.create
        $albums | Should -HaveCount 230

        Invoke-IpernityApi album.getList @{ per_page = 20; empty = 1 } -All | Where-Object title -Like 'Album *' |
            Invoke-IpernityApi album.delete

        Invoke-IpernityApi album.getList @{ empty = 1 } -All | Where-Object title -Like 'Album *' | Should -BeNullOrEmpty
    }

    It 'report a method that returns no list' {
        (Get-ErrorOf { Invoke-IpernityApi user.get -All -ErrorAction Stop }).Exception.Message | Should -Match '^user\.get does not return a list'
    }
}
