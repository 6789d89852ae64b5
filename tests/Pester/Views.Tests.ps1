# The views of Format-List and Format-Table.
BeforeDiscovery {
    $script:elements = @(
        @{ Element = 'doc'; Member = 'title' }
        @{ Element = 'doc'; Member = 'description' }
        @{ Element = 'album'; Member = 'title' }
        @{ Element = 'user'; Member = 'realname' }
        @{ Element = 'comment'; Member = 'content' }
        @{ Element = 'note'; Member = 'text' }
        @{ Element = 'post'; Member = 'title' }
        @{ Element = 'thumb'; Member = 'label' }
        @{ Element = 'camera'; Member = 'make' }
    )
}

Describe 'Text that other people wrote' {
    BeforeAll {
        . $PSScriptRoot/Sandbox.ps1
        Import-Module $PSScriptRoot/../../Ipernity.psd1
        $script:sandbox = Open-Sandbox
        $null = Connect-Sandbox $sandbox
        # ESC, BEL, CR, a C1 control, and characters that turn the direction of the text.
        $script:written = -join [char[]] (27, 91, 51, 49, 109, 120, 7, 13, 121, 0x9B, 49, 109, 0x202E, 122, 0x200F)
        $script:controls = "[\x00-\x08\x0B-\x1F\x7F-\x9F$([char] 0x200F)$([char] 0x202E)]"

        function New-Element {
            param($Element, $Member)

            [pscustomobject]@{ PSTypeName = "Ipernity.$Element"; id = '7'; $Member = $written } | ForEach-Object {
                $_.psobject.TypeNames.Insert(1, 'Ipernity.Element')
                $_
            }
        }

        function Get-Shown {
            param([Parameter(ValueFromPipeline)] $Formatted)

            ($input | Out-String -Width 300) -replace "`r`n", "`n" -replace "$([char] 27)\[[\d;]+m(?=[\w ]+: |$([char] 27)|$)"
        }
    }

    AfterAll {
        Close-Sandbox $sandbox
        Remove-Module Ipernity
    }

    It 'does not control the terminal in the list of <Element>.<Member>' -ForEach $elements {
        $shown = New-Element $Element $Member | Format-List | Get-Shown

        $shown | Should -Match "$([char] 0x241B)\[31mx$([char] 0x2407)$([char] 0x240D)y<U\+009B>1m<U\+202E>z<U\+200F>"
        $shown | Should -Not -Match $controls
    }

    It 'does not control the terminal in the table of <Element>.<Member>' -ForEach $elements {
        New-Element $Element $Member | Format-Table | Get-Shown | Should -Not -Match $controls
    }

    It 'is in the value as it was written' {
        $null = Invoke-IpernityApi doc.set @{ doc_id = ($id = (Invoke-IpernityApi doc.getList).docs.doc[0].doc_id); title = $written }

        (Invoke-IpernityApi doc.get @{ doc_id = $id }).doc.title | Should -BeExactly $written
    }
}

Describe 'Constrained language mode' {
    BeforeAll {
        . $PSScriptRoot/Sandbox.ps1
        $script:sandbox = Open-Sandbox
        $script:state = [initialsessionstate]::CreateDefault()
        $state.ImportPSModule((Resolve-Path "$PSScriptRoot/../../Ipernity.psd1").Path)
        $script:runspace = [runspacefactory]::CreateRunspace($state)
        $runspace.Open()
        $runspace.SessionStateProxy.LanguageMode = 'ConstrainedLanguage'

        function Invoke-Constrained {
            param($Script, $Parameter = @{})

            $shell = [powershell]::Create($runspace)
            try {
                $shell.AddScript($Script).AddParameters($Parameter).Invoke()
                if ($shell.Streams.Error.Count) { throw $shell.Streams.Error[0] }
            }
            finally { $shell.Dispose() }
        }

        $script:connect = {
            param($Application)

            $authorization = Connect-Ipernity @Application -NoBrowser 6> $null
            $authorization
        }
        $authorization = Invoke-Constrained $connect @{ Application = $sandbox.Application }
        Submit-Authorization $authorization.Url
        $null = Invoke-Constrained 'Complete-IpernityAuth'
    }

    AfterAll {
        $runspace.Dispose()
        Close-Sandbox $sandbox
    }

    It 'is the mode of the runspace' {
        { Invoke-Constrained '[Ipernity.PowerShell.Formats.ElementView]::First($null)' } | Should -Throw
    }

    It 'allows calls and gives all values' {
        (Invoke-Constrained '(Invoke-IpernityApi doc.getList -First 1).title') | Should -Not -BeNullOrEmpty
        (Invoke-Constrained '(Get-IpernityConnection).UserName') | Should -Be 'ada'
        (Invoke-Constrained '(Get-IpernityConnection).Token') | Should -BeOfType ([securestring])
    }

    It 'shows chosen properties, as the security guide says' {
        Invoke-Constrained 'Invoke-IpernityApi doc.getList -First 1 | Select-Object doc_id, title | Out-String' | Should -Match '\d{8} \S'
    }

    It 'shows the columns of <Command> that the security guide does not list' -ForEach @(
        @{ Command = 'Get-IpernityConnection'; Shown = '130001 +doc=read +http' }
        @{ Command = 'Get-IpernityMethod doc.get'; Shown = 'doc\.get +False +doc=read' }
    ) {
        Invoke-Constrained "$Command | Format-Table | Out-String" | Should -Match $Shown
    }
}

Describe 'Format-List' {
    BeforeAll {
        . $PSScriptRoot/Sandbox.ps1
        Import-Module $PSScriptRoot/../../Ipernity.psd1
        $script:sandbox = Open-Sandbox
        $null = Connect-Sandbox $sandbox
    }

    AfterAll {
        Close-Sandbox $sandbox
        Remove-Module Ipernity
    }

    It 'shows all members of a document' {
        $shown = Invoke-IpernityApi doc.getList -First 1 | Format-List | Out-String

        $shown | Should -Match 'title\s+: '
        $shown | Should -Match 'safety : 1'
        $shown | Should -Match 'label : 75x'
    }

    It 'shows a whole answer' {
        Invoke-IpernityApi doc.getList @{ per_page = 2 } | Format-List | Out-String | Should -Match 'doc\s+: 2 items'
    }
}
