# Runs every example that Get-Help shows, and compares the file that Get-Help reads with the pages in docs/help.
BeforeDiscovery {
    $help = [xml] (Get-Content "$PSScriptRoot/../../en-US/Ipernity.PowerShell.dll-Help.xml" -Raw -Encoding UTF8)
    $script:commands = @(foreach ($command in $help.DocumentElement.ChildNodes) {
            @{ Name = $command.details.name; Examples = @(foreach ($example in $command.examples.example) {
                        @{ Title = $example.title.Trim('- '); Code = $example.code }
                    })
            }
        })
    # The examples run in PowerShell 7, as the guides do.
    $script:isWindowsPowerShell = $PSVersionTable.PSVersion.Major -lt 7
}

Describe 'The examples in Get-Help' -Skip:$isWindowsPowerShell {
    BeforeAll {
        . $PSScriptRoot/GuideSession.ps1
        . $PSScriptRoot/Sandbox.ps1
        $script:sandbox = Open-Sandbox '--auto-approve'
        $script:session = Open-GuideSession $sandbox $TestDrive
        # Before each example the session is connected and the vault contains the application and the token. The sandbox stands in for
        # ipernity.com, except in examples that start their own sandbox.
        $script:connect = {
            param([bool] $StartsSandbox)

            $PSDefaultParameterValues['*-Ipernity?*:Server'] = {
                if ($args[0].BoundParameters -contains 'Credential') { $env:IPERNITY_GUIDE_SERVER }
            }
            $PSDefaultParameterValues.Remove('Connect-Ipernity:Server')
            $connection = Connect-Ipernity -Server $env:IPERNITY_GUIDE_SERVER -Permission @{ doc = 'delete' } -Wait -SaveAs work -Force
            if (-not $StartsSandbox) { $PSDefaultParameterValues['Connect-Ipernity:Server'] = $env:IPERNITY_GUIDE_SERVER }
            Set-Secret -Name IpernityApp -Secret (Get-Credential -Message 'key and secret')
            Set-Secret -Name IpernityToken -SecureStringSecret $connection.Token
        }
    }

    AfterAll {
        Close-GuideSession $session
        Close-Sandbox $sandbox
    }

    Context '<Name>' -ForEach $commands {
        It '<Title>' -ForEach $Examples {
            $null = Invoke-GuideScript $session $connect @{ StartsSandbox = $Code -match 'Start-IpernitySandbox' }
            { Invoke-GuideScript $session $Code } | Should -Not -Throw
        }
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
    It 'is up to date: run ./build.ps1 Help after you change a page in docs/help' {
        $root = (Resolve-Path "$PSScriptRoot/../..").Path
        $made = Join-Path $TestDrive made.xml

        & "$root/docs/help/Export-Maml.ps1" -Path $made

        $shipped = Get-Content "$root/en-US/Ipernity.PowerShell.dll-Help.xml" -Raw
        (Get-Content $made -Raw) -replace "`r" | Should -BeExactly ($shipped -replace "`r")
    }
}
