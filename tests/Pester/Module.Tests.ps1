BeforeDiscovery {
    $script:cmdlets = @(
        'Add-IpernityAlbumDocument'
        'Backup-IpernityAccount'
        'Complete-IpernityAuth'
        'Connect-Ipernity'
        'Disconnect-Ipernity'
        'Get-IpernityAccount'
        'Get-IpernityAlbum'
        'Get-IpernityConnection'
        'Get-IpernityDocument'
        'Get-IpernityFrob'
        'Get-IpernityMethod'
        'Get-IpernityProfile'
        'Get-IpernitySignature'
        'Invoke-IpernityApi'
        'New-IpernityAlbum'
        'Remove-IpernityAlbum'
        'Remove-IpernityAlbumDocument'
        'Remove-IpernityDocument'
        'Remove-IpernityProfile'
        'Restore-IpernityBackup'
        'Save-IpernityDocument'
        'Send-IpernityFile'
        'Set-IpernityAlbum'
        'Set-IpernityDocument'
        'Start-IpernitySandbox'
        'Stop-IpernitySandbox'
        'Test-IpernityBackup'
        'Test-IpernityToken'
        'Wait-IpernityUpload'
    )
}

Describe 'The module' {
    BeforeAll {
        . $PSScriptRoot/Sandbox.ps1
        $script:manifestPath = (Resolve-Path "$PSScriptRoot/../../Ipernity.psd1").Path
        Import-Module $manifestPath
        $script:module = Get-Module Ipernity
    }

    AfterAll {
        Remove-Module Ipernity -ErrorAction Ignore
    }

    Context 'manifest' {
        It 'is valid' {
            (Test-ModuleManifest $manifestPath -ErrorAction Stop).Name | Should -Be 'Ipernity'
        }

        It 'lists <_> without wildcards, so that PowerShell finds commands without loading the module' -ForEach @(
            'CmdletsToExport', 'FunctionsToExport', 'AliasesToExport', 'VariablesToExport'
        ) {
            $key = $_
            $tree = [Management.Automation.Language.Parser]::ParseFile($manifestPath, [ref] $null, [ref] $null)
            $table = $tree.Find({ $args[0] -is [Management.Automation.Language.HashtableAst] }, $false)
            $value = $table.KeyValuePairs | Where-Object { $_.Item1.Value -eq $key } |
                ForEach-Object { $_.Item2.PipelineElements[0].Expression }

            $value | Should -BeOfType ([Management.Automation.Language.ArrayExpressionAst])
            $value.SafeGetValue() | Should -Not -Match '[*?]'
        }
    }

    Context 'commands' {
        It 'are exactly <_.Count> cmdlets' -ForEach @(, $cmdlets) {
            (Get-Command -Module Ipernity).Name | Sort-Object | Should -Be $_
        }

        It '<_> has a syntax' -ForEach $cmdlets {
            Get-Command $_ -Syntax | Should -Match "^\s*$_ "
        }

        It '<_> has help' -ForEach $cmdlets {
            $help = Get-Help $_

            $help.Name | Should -Be $_
            $help.Synopsis | Should -Not -BeNullOrEmpty
        }

        It '<_> has an approved verb' -ForEach $cmdlets {
            (Get-Command $_).Verb | Should -BeIn (Get-Verb).Verb
        }
    }

    Context 'in a folder with brackets in its name' {
        BeforeAll {
            . $PSScriptRoot/Shell.ps1
            $script:folder = (New-Item (Join-Path $TestDrive 'my [new] modules') -ItemType Directory).FullName
            Copy-Item -LiteralPath $manifestPath -Destination $folder
            foreach ($name in 'lib', 'sandbox', 'en-US') {
                Copy-Item (Join-Path (Split-Path $manifestPath) $name) -Destination $folder -Recurse
            }
        }

        It 'is imported, with its type data and its sandbox' {
            $path = [WildcardPattern]::Escape((Join-Path $folder Ipernity.psd1))
            $script = @"
Import-Module '$path'
`$connection = Start-IpernitySandbox -Documents 1 -AutoApprove | Connect-Ipernity -Wait
`$connection.Token.GetType().Name
"@
            & (Get-ShellPath) -NoProfile -Command $script 2>&1 | Should -Be 'SecureString'
        }
    }

    Context 'import and removal' {
        BeforeAll {
            $script:sandbox = Open-Sandbox
        }

        AfterAll {
            Close-Sandbox $sandbox
        }

        BeforeEach {
            Import-Module $manifestPath
            $null = Connect-Sandbox $sandbox
        }

        It 'keeps the session when it is imported again' {
            Import-Module $manifestPath

            (Get-IpernityConnection).UserName | Should -Be 'ada'
        }

        It 'ends the session when it is removed' {
            Remove-Module Ipernity
            Import-Module $manifestPath

            Get-IpernityConnection | Should -BeNullOrEmpty
        }

        It 'removes its commands' {
            Remove-Module Ipernity

            Get-Command '*-Ipernity*' -ListImported | Should -BeNullOrEmpty
        }
    }
}
