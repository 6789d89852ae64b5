# What the Tab key offers at a prompt. Nothing here is connected to anything.
BeforeDiscovery {
    # Windows PowerShell completes no keys of a cmdlet's table.
    $script:noKeys = $PSVersionTable.PSVersion.Major -lt 7
}

Describe 'Completion' {
    BeforeAll {
        $script:manifestPath = (Resolve-Path "$PSScriptRoot/../../Ipernity.psd1").Path
        Import-Module $manifestPath

        # What is offered at the end of a line that is being typed; '' where nothing is.
        function Get-Completion {
            param([string] $Typed)

            @((TabExpansion2 $Typed $Typed.Length).CompletionMatches.CompletionText) -join ' '
        }
    }

    AfterAll {
        Remove-Module Ipernity -ErrorAction Ignore
    }

    Context 'names of methods' {
        It 'offers for "<Typed>"' -ForEach @(
            @{ Typed = 'Invoke-IpernityApi test.'; Expected = 'test.echo test.hello' }
            @{ Typed = 'Invoke-IpernityApi -Method doc.tags.'; Expected = 'doc.tags.add doc.tags.edit doc.tags.getList doc.tags.remove' }
            @{ Typed = 'Get-IpernityMethod frob'; Expected = 'auth.getFrob' }
            @{ Typed = 'Get-IpernitySignature doc.setg'; Expected = 'doc.setGeo' }
        ) {
            Get-Completion $Typed | Should -BeExactly $Expected
        }

        It 'tells what a method needs and takes' {
            (TabExpansion2 'Invoke-IpernityApi doc.setGeo' 29).CompletionMatches[0].ToolTip |
                Should -BeExactly "changes data, needs a token with doc=write`nparameters: doc_id [lng] [lat]"
        }
    }

    Context 'names of parameters' -Skip:$noKeys {
        It 'offers those of the method for "<Typed>"' -ForEach @(
            @{ Typed = 'Invoke-IpernityApi doc.get @{'; Expected = 'doc_id extra' }
            @{ Typed = 'Invoke-IpernityApi doc.get @{ '; Expected = 'doc_id extra' }
            @{ Typed = 'Invoke-IpernityApi doc.get -Parameters @{ '; Expected = 'doc_id extra' }
            @{ Typed = 'Invoke-IpernityApi -Method doc.get -Parameters:@{ '; Expected = 'doc_id extra' }
            @{ Typed = 'Invoke-IpernityApi -Parameters @{ } doc.get -UseGet; Invoke-IpernityApi doc.set @{ '; Expected = 'description doc_id title' }
            @{ Typed = 'Invoke-IpernityApi album.get @{ th'; Expected = 'thumbsize' }
            @{ Typed = 'Invoke-IpernityApi ALBUM.GET @{ zz'; Expected = '' }
            @{ Typed = 'Invoke-IpernityApi test.hello @{ '; Expected = '' }
            @{ Typed = '$title = (Invoke-IpernityApi doc.get @{ d'; Expected = 'doc_id' }
            @{ Typed = '1..3 | ForEach-Object { Invoke-IpernityApi doc.get @{ d'; Expected = 'doc_id' }
            @{ Typed = 'Get-IpernitySignature doc.get @{ '; Expected = 'doc_id extra' }
            @{ Typed = 'Get-IpernitySignature -ApiKey k -Parameters @{ d'; Expected = 'description dir dist doc_id doc_ids' }
        ) {
            Get-Completion $Typed | Should -BeExactly $Expected
        }

        It 'offers not those given already for "<Typed>"' -ForEach @(
            @{ Typed = 'Invoke-IpernityApi doc.set @{ doc_id = 1; '; Expected = 'description title' }
            @{ Typed = 'Invoke-IpernityApi doc.set @{ doc_id = 1;'; Expected = 'description title' }
            @{ Typed = 'Invoke-IpernityApi doc.set @{ DOC_ID = 1; d'; Expected = 'description' }
            @{ Typed = 'Invoke-IpernityApi doc.set @{ doc_id = $document.doc_id; title = "a b"; '; Expected = 'description' }
            @{ Typed = 'Invoke-IpernityApi doc.set @{ doc_id = (Get-Date).Ticks; t'; Expected = 'title' }
            @{ Typed = "Invoke-IpernityApi doc.set @{`n    doc_id = 1`n    "; Expected = 'description title' }
            @{ Typed = "Invoke-IpernityApi doc.set @{`n    doc_id = 1`n    t"; Expected = 'title' }
        ) {
            Get-Completion $Typed | Should -BeExactly $Expected
        }

        It 'offers those of all methods where the method is not known, as in "<_>"' -ForEach @(
            'Invoke-IpernityApi -Parameters @{ ke'
            'Invoke-IpernityApi new.method @{ ke'
            'Invoke-IpernityApi $notSet @{ ke'
            'Invoke-IpernityApi post.getList @{ ke'
        ) {
            Get-Completion $_ | Should -BeExactly 'keywords'
        }

        It 'never offers those of an earlier method where it does not get to know the method' {
            $null = Get-Completion 'Invoke-IpernityApi doc.get @{ '

            Get-Completion 'Invoke-IpernityApi album.get -Connection $notSet -Parameters @{ albu' | Should -BeExactly 'album_id album_ids'
        }

        It 'tells which are required, and how large a page may be' {
            $typed = 'Invoke-IpernityApi doc.getFaves @{ '

            (TabExpansion2 $typed $typed.Length).CompletionMatches.ToolTip |
                Should -Be 'string doc_id=required', 'string page=may be left out', 'string per_page=10 where left out, at most 100'
        }
    }

    Context 'keys of permissions' -Skip:$noKeys {
        It 'offers for "<Typed>"' -ForEach @(
            @{ Typed = 'Connect-Ipernity -Permission @{ '; Expected = 'blog doc network post profile' }
            @{ Typed = 'Connect-Ipernity -Permission @{ p'; Expected = 'post profile' }
            @{ Typed = "Connect-Ipernity -Permission @{ doc = 'write'; p"; Expected = 'post profile' }
            @{ Typed = "Connect-Ipernity -Wait -Permission @{ doc = 'write'; "; Expected = 'blog network post profile' }
        ) {
            Get-Completion $Typed | Should -BeExactly $Expected
        }
    }

    Context 'permissions' {
        It 'offers for "<Typed>"' -ForEach @(
            @{ Typed = 'Connect-Ipernity -Permission pro'; Expected = "@{ profile = 'read' } @{ profile = 'write' }" }
            @{ Typed = 'Get-IpernityMethod -Permission '; Expected = 'doc blog post network profile' }
        ) {
            Get-Completion $Typed | Should -BeExactly $Expected
        }
    }

    Context 'what it leaves behind' -Skip:$noKeys {
        BeforeEach {
            $null = Get-Completion 'Invoke-IpernityApi doc.get @{ '
        }

        It 'is no error' {
            $Error.Clear()
            $null = Get-Completion 'Invoke-IpernityApi doc.set @{ '
            $null = Get-Completion 'Invoke-IpernityApi @{ '

            $Error | Should -BeNullOrEmpty
        }

        It 'does not change what a cmdlet does' {
            (Get-IpernitySignature doc.set @{ title = 'x' } -ApiKey k -ApiSecret s).StringToSign | Should -BeExactly 'api_keyktitlexdoc.set***'
        }

        It 'does not show on other tables' {
            $table = @{ title = 'x' }

            $table.doc_id | Should -BeNullOrEmpty
            $table.PSObject.Properties.Name | Should -Not -Contain 'doc_id'
        }

        It 'is one record in the runspace, however often it was used' {
            foreach ($method in 'doc.get', 'doc.set', 'album.get', 'doc.get') { $null = Get-Completion "Invoke-IpernityApi $method @{ " }

            [runspace]::DefaultRunspace.InitialSessionState.Types.Where{ $_.TypeData.TypeName -like 'Ipernity.*' } | Should -HaveCount 1
        }

        It 'stays as it is when another module with types goes' {
            Set-Content TestDrive:/Other.Types.ps1xml '<Types><Type><Name>Other</Name><Members><NoteProperty><Name>title</Name><Value>x</Value></NoteProperty></Members></Type></Types>'
            New-ModuleManifest TestDrive:/Other.psd1 -TypesToProcess Other.Types.ps1xml
            Import-Module TestDrive:/Other.psd1

            Remove-Module Other

            Get-Completion 'Invoke-IpernityApi doc.get @{ ' | Should -BeExactly 'doc_id extra'
        }

        It 'goes with the module' {
            Remove-Module Ipernity

            Get-TypeData 'Ipernity.PowerShell.Parameters.IParameterDictionary' | Should -BeNullOrEmpty

            Import-Module $manifestPath
        }
    }
}
