# Tab completion. No test here needs a connection.
Describe 'Completion' {
    BeforeAll {
        $script:manifestPath = (Resolve-Path "$PSScriptRoot/../../Ipernity.psd1").Path
        Import-Module $manifestPath

        # The completions at the end of a line that is being typed; '' if there are none.
        function Get-Completion {
            param([string] $Typed)

            @((TabExpansion2 $Typed $Typed.Length).CompletionMatches.CompletionText) -join ' '
        }
    }

    AfterAll {
        Remove-Module Ipernity -ErrorAction Ignore
    }

    Context 'of method names' {
        It 'completes "<Typed>"' -ForEach @(
            @{ Typed = 'Invoke-IpernityApi test.'; Expected = 'test.echo test.hello' }
            @{ Typed = 'Invoke-IpernityApi -Method doc.tags.'; Expected = 'doc.tags.add doc.tags.edit doc.tags.getList doc.tags.remove' }
            @{ Typed = 'Get-IpernityMethod frob'; Expected = 'auth.getFrob' }
            @{ Typed = 'Get-IpernitySignature doc.setg'; Expected = 'doc.setGeo' }
        ) {
            Get-Completion $Typed | Should -BeExactly $Expected
        }

        It 'shows what a method needs and takes' {
            (TabExpansion2 'Invoke-IpernityApi doc.setGeo' 29).CompletionMatches[0].ToolTip |
                Should -BeExactly "changes data, needs a token with doc=write`nparameters: doc_id [lng] [lat]"
        }
    }

    Context 'parameters of the method' {
        It 'offers tables for "<Typed>"' -ForEach @(
            @{ Typed = 'Invoke-IpernityApi doc.get '; Expected = "@{ doc_id = '' }", "@{ doc_id = ''; extra = 'tags,notes,geo,md5' }" }
            @{ Typed = 'Invoke-IpernityApi -Method ALBUM.GET -Parameters th'; Expected = , "@{ album_id = ''; thumbsize = '' }" }
            @{ Typed = 'Get-IpernitySignature doc.delete -Parameters '; Expected = , "@{ doc_id = '' }" }
        ) {
            (TabExpansion2 $Typed $Typed.Length).CompletionMatches.CompletionText | Should -BeExactly $Expected
        }

        It 'does not change the type data of the session' {
            $null = Get-Completion 'Invoke-IpernityApi doc.get @{ '

            [runspace]::DefaultRunspace.InitialSessionState.Types.Where{ $_.TypeData.TypeName -like 'Ipernity.*' } | Should -BeNullOrEmpty
        }
    }

    Context 'of permission levels' {
        It 'completes "<Typed>"' -ForEach @(
            @{ Typed = 'Connect-Ipernity -Permission pro'; Expected = "@{ profile = 'read' } @{ profile = 'write' }" }
            @{ Typed = 'Get-IpernityMethod -Permission '; Expected = 'doc blog post network profile' }
        ) {
            Get-Completion $Typed | Should -BeExactly $Expected
        }
    }
}
