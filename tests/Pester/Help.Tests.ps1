# What Get-Help shows: every example of every cmdlet is run, and the file that Get-Help reads is that of the pages in docs/help.
BeforeDiscovery {
    # What an example cannot be run without, where it is not installed.
    $hasVault = (Get-Module Microsoft.PowerShell.SecretStore -ListAvailable) -and (-not $IsWindows -or $env:CI)

    $help = [xml] (Get-Content "$PSScriptRoot/../../en-US/Ipernity.PowerShell.dll-Help.xml" -Raw -Encoding UTF8)
    $script:commands = @(foreach ($command in $help.DocumentElement.ChildNodes) {
            @{ Name = $command.details.name; Examples = @(foreach ($example in $command.examples.example) {
                        @{
                            Title      = $example.title.Trim('- ')
                            Code       = $example.code
                            HasSandbox = $example.code -match 'Start-IpernitySandbox'
                            CannotRun  = $example.code -match '-Secret\b' -and -not $hasVault
                        }
                    })
            }
        })
    # The session is one of PowerShell 7, as that of the guides.
    $script:isWindowsPowerShell = $PSVersionTable.PSVersion.Major -lt 7
}

Describe 'The examples of <Name>' -ForEach $commands -Skip:$isWindowsPowerShell {
    BeforeAll {
        . $PSScriptRoot/GuideSession.ps1
        . $PSScriptRoot/Sandbox.ps1
        $script:sandbox = Open-Sandbox '--auto-approve'
        $script:session = Open-GuideSession $sandbox $TestDrive
        # Whoever reads an example is connected, and has a vault that is filled as the guide of runbooks says. The sandbox is in the
        # place of ipernity.com wherever an example brings none of its own.
        $script:begin = {
            param([bool] $HasSandbox)

            $PSDefaultParameterValues['*-Ipernity?*:Server'] = { if ($args[0].BoundParameters -contains 'Credential') { $env:IPERNITY_GUIDE_SERVER } }
            $PSDefaultParameterValues.Remove('Connect-Ipernity:Server')
            $connection = Connect-Ipernity -Server $env:IPERNITY_GUIDE_SERVER -Permission @{ doc = 'write' } -Wait
            if (-not $HasSandbox) { $PSDefaultParameterValues['Connect-Ipernity:Server'] = $env:IPERNITY_GUIDE_SERVER }
            if (Get-Command Set-Secret -ErrorAction Ignore) {
                Set-Secret -Name IpernityApp -Secret (Get-Credential -Message 'key and secret')
                Set-Secret -Name IpernityToken -SecureStringSecret $connection.Token
            }
        }
    }

    AfterAll {
        Close-GuideSession $session
        Close-Sandbox $sandbox
    }

    It 'run: <Title>' -ForEach $Examples {
        if ($CannotRun) {
            Set-ItResult -Skipped -Because 'a vault that tests may fill is not here'
            return
        }

        $null = Invoke-GuideScript $session $begin @{ HasSandbox = $HasSandbox }
        { Invoke-GuideScript $session $Code } | Should -Not -Throw
    }
}

Describe 'Get-Help <Name>' -ForEach $commands {
    BeforeAll {
        Import-Module $PSScriptRoot/../../Ipernity.psd1
    }

    It 'does not offer online help, since there is none' {
        $shown = Get-Help $Name | Out-String

        $shown | Should -Match "Get-Help $Name -Full"
        $shown | Should -Not -Match "Get-Help $Name -Online"
    }
}

Describe 'The file that Get-Help reads' -Tag Checkout -Skip:$isWindowsPowerShell {
    It 'is what build.ps1 Help makes of the pages' {
        $root = (Resolve-Path "$PSScriptRoot/../..").Path
        $made = Join-Path $TestDrive made.xml

        & "$root/docs/help/Export-Maml.ps1" -Path $made

        $shipped = Get-Content "$root/en-US/Ipernity.PowerShell.dll-Help.xml" -Raw
        (Get-Content $made -Raw) -replace "`r" | Should -BeExactly ($shipped -replace "`r")
    }
}
