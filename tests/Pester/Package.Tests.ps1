# The package that ./build.ps1 Package makes.
BeforeDiscovery {
    $script:canBuild = [bool] (Get-Command dotnet -ErrorAction Ignore) -and [bool] (dotnet --list-sdks)
}

Describe 'The package' -Tag Checkout -Skip:(-not $canBuild) {
    BeforeAll {
        . $PSScriptRoot/Sandbox.ps1
        . $PSScriptRoot/Shell.ps1
        $script:root = (Resolve-Path "$PSScriptRoot/../..").Path
        $script:program = Get-ShellPath

        # Runs build.ps1 in a new process. Returns its output and exit code.
        function Invoke-BuildScript {
            param([string] $Argument, [string] $Before = '')

            $shown = & $program -NoProfile -NonInteractive -Command "$Before; & '$root/build.ps1' $Argument" 2>&1 | Out-String -Width 500
            [pscustomobject]@{ Shown = $shown; ExitCode = $LASTEXITCODE }
        }

        $script:checkout = Get-Item "$root/lib/core/Ipernity.PowerShell.dll"
        $script:built = Invoke-BuildScript 'Package' 'function git { "git@git.example:people/Ipernity.git" }'
        $script:package = (Get-Item "$root/out/Ipernity/*").FullName
    }

    It 'is built' {
        $built.ExitCode | Should -Be 0 -Because $built.Shown
        $package | Should -HaveCount 1
    }

    It 'contains only the files that users need' {
        $expected = @(
            'CHANGELOG.md'
            'Ipernity.psd1'
            'LICENSE'
            'README.md'
            'en-US/Ipernity.PowerShell.dll-Help.xml'
            'en-US/about_Ipernity.help.txt'
            'en-US/about_Ipernity_Errors.help.txt'
            'en-US/about_Ipernity_Sessions.help.txt'
            'lib/Ipernity.Format.ps1xml'
            'lib/Ipernity.Types.ps1xml'
            'lib/IpernityAlbum.Format.ps1xml'
            'lib/IpernityDocument.Format.ps1xml'
            'lib/IpernityMethod.Format.ps1xml'
            'lib/core/Ipernity.Api.dll'
            'lib/core/Ipernity.Auth.dll'
            'lib/core/Ipernity.PowerShell.dll'
            'lib/desktop/Ipernity.Api.dll'
            'lib/desktop/Ipernity.Auth.dll'
            'lib/desktop/Ipernity.PowerShell.dll'
            'lib/desktop/Microsoft.Bcl.AsyncInterfaces.dll'
            'lib/desktop/System.Buffers.dll'
            'lib/desktop/System.Memory.dll'
            'lib/desktop/System.Numerics.Vectors.dll'
            'lib/desktop/System.Runtime.CompilerServices.Unsafe.dll'
            'lib/desktop/System.Text.Encodings.Web.dll'
            'lib/desktop/System.Text.Json.dll'
            'lib/desktop/System.Threading.Tasks.Extensions.dll'
            'sandbox/Ipernity.Sandbox.deps.json'
            'sandbox/Ipernity.Sandbox.dll'
            'sandbox/Ipernity.Sandbox.runtimeconfig.json'
            'sandbox/StbImageSharp.dll'
            'sandbox/StbImageWriteSharp.dll'
            'sandbox/System.CommandLine.dll'
        ) | Sort-Object

        $files = Get-ChildItem $package -Recurse -File | ForEach-Object { $_.FullName.Substring($package.Length + 1).Replace('\', '/') } |
            Sort-Object
        $files -join "`n" | Should -BeExactly ($expected -join "`n")
    }

    It 'is smaller than 2 MB without the sandbox' {
        $parts = Get-ChildItem $package | Where-Object Name -NE 'sandbox'
        Compress-Archive -Path $parts.FullName -DestinationPath "$TestDrive/module.zip"

        (Get-Item "$TestDrive/module.zip").Length | Should -BeLessThan 2MB
    }

    It 'contains no path of the build machine' {
        foreach ($assembly in Get-ChildItem $package -Recurse -Filter Ipernity*.dll) {
            [Text.Encoding]::ASCII.GetString([IO.File]::ReadAllBytes($assembly.FullName)) | Should -Not -Match ([regex]::Escape($root))
        }
    }

    It 'does not change the module in the checkout' {
        (Get-Item $checkout.FullName).LastWriteTimeUtc | Should -Be $checkout.LastWriteTimeUtc
    }

    Context 'its manifest' {
        BeforeAll {
            $script:manifest = Test-ModuleManifest "$package/Ipernity.psd1" -ErrorAction Stop
        }

        It 'has everything a gallery shows' {
            $manifest.Description | Should -Not -BeNullOrEmpty
            $manifest.Author | Should -Not -BeNullOrEmpty
            $manifest.Tags | Should -Contain 'PSEdition_Desktop'
            $manifest.LicenseUri | Should -Be 'https://opensource.org/license/mit'
        }

        It 'has the newest changelog entry as release notes' {
            $heading = Select-String -Path "$root/CHANGELOG.md" -Pattern '^## ' | Select-Object -First 2

            $manifest.ReleaseNotes | Should -BeLike "$([WildcardPattern]::Escape($heading[0].Line))*"
            if ($heading.Count -gt 1) { $manifest.ReleaseNotes | Should -Not -Match ([regex]::Escape($heading[1].Line)) }
        }

        It 'has the public address of the repository as its project' {
            $manifest.ProjectUri | Should -Be 'https://git.example/people/Ipernity'
        }

        # Publish-PSResource and Publish-Module read a manifest in restricted language mode.
        It 'is valid in restricted language mode' {
            $text = Get-Content "$package/Ipernity.psd1" -Raw
            $none = [string[]] @()

            { [scriptblock]::Create($text).CheckRestrictedLanguage($none, [string[]] ('PSEdition', 'PSScriptRoot'), $false) } |
                Should -Not -Throw
        }
    }

    Context 'installed' {
        BeforeAll {
            $folder = New-Item "$TestDrive/modules/Ipernity" -ItemType Directory
            Copy-Item $package $folder -Recurse
            $script:withModule = "`$ErrorActionPreference = 'Stop'
`$env:PSModulePath = '$TestDrive/modules' + [IO.Path]::PathSeparator + `$env:PSModulePath
"
        }

        It 'is loaded automatically and includes the sandbox' {
            $script = $withModule + '(Start-IpernitySandbox -AutoApprove -Documents 1 | Connect-Ipernity -Wait).UserName'
            $name = & $program -NoProfile -NonInteractive -Command $script

            $name | Should -Be 'ada'
        }
    }

    Context 'published' {
        BeforeAll {
            # Publishing needs a package but no new build: copies what the first test built.
            $script:noBuild = "function dotnet {
    if (`$args[1] -like '*PowerShell') { Copy-Item '$TestDrive/built/*' `$args[-1].Split('=', 2)[1] -Recurse }
}
"
            $null = New-Item "$TestDrive/built" -ItemType Directory
            Copy-Item $package/lib, $package/sandbox "$TestDrive/built" -Recurse
            $script:publisher = $noBuild + 'function Publish-PSResource {
    param($Path, $Repository, $ApiKey)
    "published $Path to $Repository with $ApiKey"
}
'
            $script:olderPublisher = $noBuild + 'function Get-Command {
    Microsoft.PowerShell.Core\Get-Command @args | Where-Object Name -NE Publish-PSResource
}
function Publish-Module {
    param($Path, $Repository, $NuGetApiKey)
    "published $Path to $Repository with $NuGetApiKey"
}
'
            $script:origin = 'function git { "https://git.example/Ipernity.git" }; '
            $script:key = '$env:PSGALLERY_API_KEY = "the-key"'
            $script:noKey = '$env:PSGALLERY_API_KEY = $null'
        }

        It 'fails without an API key and names the environment variable' {
            $run = Invoke-BuildScript 'Publish' ($publisher + $origin + $noKey)

            $run.ExitCode | Should -Be 1
            $run.Shown | Should -Match 'PSGALLERY_API_KEY is not set'
            $run.Shown | Should -Not -Match 'published'
        }

        It 'uses the API key for the gallery' {
            $run = Invoke-BuildScript 'Publish' ($publisher + $origin + $key)

            $run.Shown | Should -Match "published $([regex]::Escape($package)) to PSGallery with the-key"
        }

        It 'uses Publish-Module if Publish-PSResource is missing' {
            $run = Invoke-BuildScript 'Publish' ($olderPublisher + $origin + $key)

            $run.Shown | Should -Match "published $([regex]::Escape($package)) to PSGallery with the-key"
        }

        It 'does not send the API key to other repositories' {
            $run = Invoke-BuildScript 'Publish -Repository Mine' ($publisher + $key)

            $run.Shown | Should -Match 'published .+ to Mine with\s'
            $run.Shown | Should -Not -Match 'the-key'
        }

        It 'with -WhatIf makes the package and reports what is missing' {
            Remove-Item $package -Recurse

            $privateOrigin = 'function git { "https://name:word@git.example/Ipernity" }; '
            $run = Invoke-BuildScript 'Publish -WhatIf' ($publisher + $privateOrigin + $noKey)

            $run.ExitCode | Should -Be 0
            $run.Shown | Should -Match 'What if: .*PSGallery'
            $run.Shown | Should -Match 'PSGALLERY_API_KEY is not set'
            $run.Shown | Should -Match 'has no ProjectUri'
            $run.Shown | Should -Not -Match 'published'
            Get-Content "$package/Ipernity.psd1" -Raw | Should -Not -Match 'name:word'
        }

        It 'can be saved from a repository' -Skip:(-not (Get-Command Publish-PSResource -ErrorAction Ignore)) {
            $repository = "IpernityTest$PID"
            $folder = (New-Item "$TestDrive/repository" -ItemType Directory).FullName
            Register-PSResourceRepository -Name $repository -Uri $folder -Trusted
            try {
                $run = Invoke-BuildScript "Publish -Repository $repository" $noBuild
                $run.ExitCode | Should -Be 0 -Because $run.Shown
                $saved = (New-Item "$TestDrive/saved" -ItemType Directory).FullName
                Save-PSResource Ipernity -Repository $repository -Path $saved -TrustRepository

                (Test-ModuleManifest (Get-Item "$saved/Ipernity/*/Ipernity.psd1").FullName).ExportedCmdlets.Keys |
                    Should -Contain 'Connect-Ipernity'
            }
            finally {
                Unregister-PSResourceRepository -Name $repository
            }
        }
    }
}

Describe 'The sandbox as a .NET tool' -Tag Checkout -Skip:(-not $canBuild) {
    BeforeAll {
        $script:root = (Resolve-Path "$PSScriptRoot/../..").Path
        $packages = Join-Path $TestDrive packages
        $script:tool = Join-Path $TestDrive 'tool/ipernity-sandbox'
        $script:packed = dotnet pack "$root/src/Ipernity.Sandbox" --output $packages "-property:ModuleRoot=$TestDrive/module/" | Out-String
        # No other package source.
        "<configuration><packageSources><clear /><add key='packed' value='$packages' /></packageSources></configuration>" |
            Set-Content "$TestDrive/nuget.config"
        $source = '--configfile', "$TestDrive/nuget.config", '--no-cache'
        $script:installed = dotnet tool install Ipernity.Sandbox --tool-path (Split-Path $tool) @source | Out-String
    }

    It 'is installed and shows its help' {
        "$tool*" | Should -Exist -Because "$packed $installed"
        $help = & $tool --help | Out-String

        $LASTEXITCODE | Should -Be 0
        $help | Should -Match 'ipernity-sandbox \[options\]'
    }

    It 'runs' {
        $start = [Diagnostics.ProcessStartInfo]::new((Get-Command $tool).Source, "--port 0 --parent $PID")
        $start.UseShellExecute = $false
        $start.RedirectStandardInput = $true
        $start.RedirectStandardOutput = $true
        $process = [Diagnostics.Process]::Start($start)
        try {
            $greeting = $process.StandardOutput.ReadLine() | ConvertFrom-Json
            (Invoke-RestMethod "$($greeting.server)api/test.hello?api_key=$($greeting.api_key)").hello | Should -Be 'hello world!'

            $process.StandardInput.Close()
            $process.WaitForExit(10000) | Should -BeTrue
            $process.ExitCode | Should -Be 0
        }
        finally {
            if (-not $process.HasExited) { $process.Kill() }
        }
    }
}
