# Links in terminals, plain text in pipes and files.
BeforeDiscovery {
    # Linux has the program 'script', which runs a command in a pseudoterminal.
    $script:noTerminal = -not ($IsLinux -and (Get-Command script -CommandType Application -ErrorAction Ignore))
}

Describe 'A document with a page' {
    BeforeAll {
        . $PSScriptRoot/Shell.ps1
        $script:show = Join-Path $TestDrive show.ps1
        Set-Content $show @"
Import-Module '$((Resolve-Path "$PSScriptRoot/../../Ipernity.psd1").Path)'
[pscustomobject]@{ PSTypeName = 'Ipernity.doc'; doc_id = '7'; title = 'A walk'; link = 'https://www.ipernity.com/doc/ada/7' }
"@
        $script:shell = Get-ShellPath
        $script:link = "$([char]27)]8;;https://www.ipernity.com/doc/ada/7$([char]27)\7$([char]27)]8;;$([char]27)\"

        function Show-InTerminal {
            param([string[]] $Environment)

            (script -qec "env -u NO_COLOR TERM=xterm-256color $Environment '$shell' -NoProfile -File '$show'" /dev/null) -join "`n"
        }
    }

    Context 'in a terminal' -Skip:$noTerminal {
        It 'is shown as a link' {
            (Show-InTerminal).Contains($link) | Should -BeTrue
        }

        It 'is shown as plain text with <_>' -ForEach 'NO_COLOR=1', 'TERM=dumb' {
            $shown = Show-InTerminal $_

            $shown.Contains(']8;;') | Should -BeFalse
            $shown | Should -Match '7 +A walk'
        }
    }

    It 'is shown as plain text in the output for another program' {
        $shown = (& $shell -NoProfile -File $show) -join "`n"

        $shown.Contains(']8;;') | Should -BeFalse
        $shown | Should -Match '7 +A walk'
    }
}
