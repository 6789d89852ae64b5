# What the module knows about the values of the API, as somebody at a prompt uses it.
Describe 'The catalogue' {
    BeforeAll {
        . $PSScriptRoot/Sandbox.ps1
        Import-Module $PSScriptRoot/../../Ipernity.psd1
        $script:sandbox = Open-Sandbox
        $null = Connect-Sandbox $sandbox

        function Get-Completion([string] $Text) {
            (TabExpansion2 $Text $Text.Length).CompletionMatches
        }
    }

    AfterAll {
        Disconnect-Ipernity
        Close-Sandbox $sandbox
        Remove-Module Ipernity
    }

    It 'shows what one method takes and which errors it has, without a connection' {
        $shown = Get-IpernityMethod album.create | Out-String -Width 120

        $shown | Should -Match 'title The title\.'
        $shown | Should -Match '\[perm_comment\] Who may comment on the album\. Values: 0 \(Owner\), 1 \(Family\)'
        $shown | Should -Match '4: you have as many albums as allowed'
    }

    It 'describes every parameter of every method' {
        foreach ($method in Get-IpernityMethod) {
            foreach ($parameter in $method.Parameters) {
                $parameter.Description | Should -Not -BeNullOrEmpty -Because "$method takes $($parameter.Name)"
            }
        }
    }

    It 'finds the licence that a number stands for' {
        $license = (Get-IpernityMethod doc.setLicense).Parameters.Where{ $_.Name -eq 'license' }

        $license.Values.Where{ $_.Code -eq 9 }.Name | Should -Be 'CC-BY-SA'
        $license.FindValue('cc by-sa').Code | Should -Be '9'
    }

    It 'refuses <Parameters> for <Method> and lists what is allowed' -ForEach @(
        @{ Method = 'doc.setLicense'; Parameters = @{ doc_id = 1; license = 2 }; Says = "*'2' for license. Allowed: 0 (All*" }
        @{ Method = 'doc.setPerms'; Parameters = @{ doc_id = 1; perm_tag = 1 }; Says = '*Allowed: 0 (Owner), 3 (FriendsAndFamily), *' }
        @{ Method = 'doc.getList'; Parameters = @{ per_page = 101 }; Says = '*Allowed: 1 to 100; default 20.' }
        @{ Method = 'doc.search'; Parameters = @{ sort = 'newest' }; Says = '*Allowed: relevance, popular, posted-desc, *' }
        @{ Method = 'doc.getList'; Parameters = @{ extra = 'dates', 'colour' }; Says = "*'dates,colour' for extra. Allowed: dates, *" }
    ) {
        $problem = Get-ErrorOf { Invoke-IpernityApi $Method $Parameters }

        $problem.FullyQualifiedErrorId | Should -BeLike 'ParameterInvalid,*'
        $problem.ToString() | Should -BeLike $Says
    }

    It 'says which number a name stands for' {
        $problem = Get-ErrorOf { Invoke-IpernityApi doc.setPerms @{ doc_id = 1; perm_tag = 'Contacts' } }

        $problem.ErrorDetails.RecommendedAction | Should -BeLike 'Use 4 for Contacts.*'
    }

    It 'sends the value anyway with -Force' {
        $problem = Get-ErrorOf { Invoke-IpernityApi doc.getList @{ share = 9 } -Force }

        $problem.FullyQualifiedErrorId | Should -Not -BeLike 'ParameterInvalid,*'
    }

    It 'says what an error of the service means for the method' {
        $problem = Get-ErrorOf { Invoke-IpernityApi album.get @{ album_id = 1 } }

        $problem.FullyQualifiedErrorId | Should -BeLike 'MethodError1,*'
        $problem.CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $problem.ToString() | Should -BeLike '*For album.get, this means that there is no such album, or you cannot see it.'
    }

    It 'completes the names of values and says what they mean' {
        $offered = Get-Completion 'Send-IpernityFile a.jpg -License '

        $offered.CompletionText |
            Should -Be 'AllRightsReserved', 'CC-BY', 'CC-BY-NC', 'CC-BY-ND', 'CC-BY-NC-ND', 'CC-BY-SA', 'CC-BY-NC-SA', 'Copyleft'
        $offered[2].ToolTip | Should -Be '3: Creative Commons Attribution-NonCommercial'
    }

    It 'completes everything that extra takes' {
        (Get-Completion 'Invoke-IpernityApi doc.getList -Parameters ext').CompletionText |
            Should -Be "@{ extra = 'dates,count,geo,medias,original,md5' }"
    }

    It 'sets title, licence, place and permissions of a document in one call' {
        $id = (Invoke-IpernityApi doc.getList -First 1).doc_id
        $change = @{ doc_id = $id; title = 'All at once'; license = 9; lat = 48.1; lng = 11.5; share = 4; safety = 1 }
        $null = Invoke-IpernityApi doc.set $change

        $document = (Invoke-IpernityApi doc.get @{ doc_id = $id; extra = 'geo' }).doc
        $document.title, $document.license | Should -Be 'All at once', '9'
        [double] $document.geo.lat | Should -Be 48.1
    }
}
