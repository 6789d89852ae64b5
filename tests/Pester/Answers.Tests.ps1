Describe 'Answer objects' {
    BeforeAll {
        . $PSScriptRoot/Sandbox.ps1
        Import-Module $PSScriptRoot/../../Ipernity.psd1
        $script:sandbox = Open-Sandbox
        $null = Connect-Sandbox $sandbox
    }

    BeforeEach {
        $script:docs = (Invoke-IpernityApi doc.getList @{ per_page = 3 }).docs
    }

    AfterAll {
        Close-Sandbox $sandbox
        Remove-Module Ipernity
    }

    It 'have note properties' {
        $members = $docs.doc | Get-Member -MemberType Properties

        $members.TypeName | Select-Object -Unique | Should -Be 'Ipernity.doc'
        $members.MemberType | Select-Object -Unique | Should -Be 'NoteProperty'
        $members.Name | Should -Be ($docs.doc[0].psobject.Properties.Name | Sort-Object)
    }

    It 'are PSCustomObjects' {
        $docs.doc[0] | Should -BeOfType ([pscustomobject])
        $docs.doc[0] | Should -BeOfType ([Management.Automation.PSCustomObject])
    }

    It 'accept Add-Member without affecting other objects' {
        $docs.doc[0] | Add-Member rating 5

        $docs.doc[0].rating | Should -Be 5
        $docs.doc[1].psobject.Properties.Name | Should -Not -Contain 'rating'
    }

    It 'accept Add-Member -TypeName without affecting other objects' {
        $docs.doc[0] | Add-Member -TypeName Mine

        $docs.doc[0].psobject.TypeNames[0] | Should -Be 'Mine'
        $docs.doc[1].psobject.TypeNames[0] | Should -Be 'Ipernity.doc'
    }

    It 'work with Select-Object, Sort-Object and Group-Object' {
        $chosen = $docs.doc | Sort-Object { [long] $_.doc_id } -Descending |
            Select-Object doc_id, @{ Name = 'size'; Expression = { $_.thumb.label } }

        $chosen.doc_id | Should -Be ($docs.doc.doc_id | Sort-Object { [long] $_ } -Descending)
        $chosen[0].psobject.Properties.Name | Should -Be 'doc_id', 'size'
        ($docs.doc | Group-Object media | Measure-Object Count -Sum).Sum | Should -Be 3
    }

    It 'survive ConvertTo-Json and ConvertFrom-Json' {
        $again = $docs | ConvertTo-Json -Depth 9 | ConvertFrom-Json

        $again.psobject.Properties.Name | Should -Be $docs.psobject.Properties.Name
        $again.doc[2].thumb.url | Should -Be $docs.doc[2].thumb.url
    }

    It 'survive Export-Clixml and Import-Clixml' {
        $docs | Export-Clixml TestDrive:/docs.xml -Depth 9
        $again = Import-Clixml TestDrive:/docs.xml

        $again.doc[1].psobject.TypeNames[0] | Should -Be 'Deserialized.Ipernity.doc'
        $again.doc.doc_id | Should -Be $docs.doc.doc_id
    }

    It 'survive Export-Csv and Import-Csv' {
        $docs.doc | Select-Object doc_id, title | Export-Csv TestDrive:/docs.csv

        (Import-Csv TestDrive:/docs.csv).doc_id | Should -Be $docs.doc.doc_id
    }
}
