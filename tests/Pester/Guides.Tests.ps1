# Runs the code blocks of README.md and the guides in order, each file in a session of its own.
BeforeDiscovery {
    . $PSScriptRoot/Guide.ps1
    $script:guides = @(Get-Item "$PSScriptRoot/../../docs/*.md", "$PSScriptRoot/../../README.md" | ForEach-Object {
            @{ Name = $_.Name; Path = $_.FullName; Steps = @(Get-GuideStep $_.FullName | ForEach-Object {
                        @{ Line = $_.Line; Step = $_ }
                    })
            }
        })
    # The guides need PowerShell 7, for example for ForEach-Object -Parallel.
    $script:cannotRun = $PSVersionTable.PSVersion.Major -lt 7
}

Describe 'The guide <Name>' -Tag Checkout -ForEach $guides {
    BeforeAll {
        . $PSScriptRoot/Guide.ps1
        . $PSScriptRoot/GuideSession.ps1
        . $PSScriptRoot/Sandbox.ps1
    }

    It 'has only code blocks that this suite runs or checks' {
        (Get-GuideBlock $Path).Language | Where-Object { $_ -notin 'powershell', 'output', 'sh', 'yaml', 'json', 'crontab' } | Should -BeNullOrEmpty
    }

    It 'is listed in the index' {
        $index = Get-Content -Raw $PSScriptRoot/../../docs/README.md

        if ($Name -ne 'README.md') { $index.Contains("($Name)") | Should -BeTrue }
    }

    It 'has no broken links' {
        $folder = Split-Path $Path
        foreach ($link in [regex]::Matches((Get-Content -Raw $Path), '\]\((?!https?:)([^)#]*)(#[^)]*)?\)')) {
            $target = if ($link.Groups[1].Value) { Join-Path $folder $link.Groups[1].Value } else { $Path }
            $target | Should -Exist
            if ($link.Groups[2].Success) {
                $headings = [regex]::Matches((Get-Content -Raw $target), '(?m)^#+ (.+)$') |
                    ForEach-Object { '#' + ($_.Groups[1].Value.ToLowerInvariant() -replace '[^\w -]' -replace ' ', '-') }
                $link.Groups[2].Value | Should -BeIn $headings
            }
        }
    }

    It 'runs each script file that it shows' {
        $steps = @(Get-GuideStep $Path)
        foreach ($file in $steps.File | Where-Object { $_ }) {
            $steps | Where-Object { $_.File -ne $file -and $_.Text.Contains("./$file") } |
                Should -Not -BeNullOrEmpty -Because "$file is shown"
        }
    }

    It 'has valid JSON' {
        foreach ($block in Get-GuideBlock $Path | Where-Object Language -eq 'json') {
            { $block.Text | ConvertFrom-Json } | Should -Not -Throw -Because "line $($block.Line) shows it"
        }
    }

    It 'has valid crontab lines' {
        foreach ($line in (Get-GuideBlock $Path | Where-Object Language -eq 'crontab').Text -split "`n" |
            Where-Object { $_ -and $_ -notmatch '^[A-Z]+=' }) {
            $line | Should -Match '^([\d*/,-]+ ){5}\S.* pwsh -NoProfile -NonInteractive -File '
        }
    }

    It 'has shell commands that refer to existing files and only to this machine' {
        foreach ($line in (Get-GuideBlock $Path | Where-Object Language -eq 'sh').Text -split "`n" | Where-Object { $_ }) {
            $line | Should -Match '^(dotnet|curl|pwsh|bash) '
            foreach ($file in [regex]::Matches($line, '(?<=--project | -File |^bash |^(?:dotnet )?pwsh )[\w.][\w./-]*')) {
                Join-Path $PSScriptRoot "../../$file" | Should -Exist
            }
            foreach ($address in [regex]::Matches($line, 'https?://[^/\s]+')) { $address.Value |
                Should -Match '^http://127\.0\.0\.1(:\d+)?$' }
        }
    }

    if ($Steps) {
        Context 'in a session' -Skip:$cannotRun {
            BeforeAll {
                $script:sandbox = Open-Sandbox '--auto-approve'
                $script:session = Open-GuideSession $sandbox $TestDrive
            }

            AfterAll {
                Close-GuideSession $session
                Close-Sandbox $sandbox
            }

            It 'line <Line>' -ForEach $Steps {
                if ($Step.File) {
                    Set-Content (Join-Path $session.Folder $Step.File) $Step.Text
                    return
                }

                if ($Step.Secrets) {
                    $null = Invoke-GuideScript $session 'param($Names) Open-Workflow $Names' @{ Names = $Step.Secrets }
                }

                # The reader signs in to the website as another member.
                if ($Step.Text -match '-SaveAs new\b') { Set-SandboxUser $sandbox marek }

                # Replaces the document id of the example with an existing one.
                $text = $Step.Text -replace '(?<=Invoke-IpernityApi doc\.get .*doc_id = )1234\b', '$$ids[0]'
                $lines = @(Invoke-GuideScript $session $text | ForEach-Object { $_.TrimEnd() } | Where-Object { $_ })

                if ($null -ne $Step.Expected) {
                    $expected = @($Step.Expected -split "`n")
                    $lines | Should -HaveCount $expected.Count
                    for ($i = 0; $i -lt $expected.Count; $i++) {
                        # A single * matches any text. The module masks secrets as ***.
                        $pattern = [regex]::Escape($expected[$i]) -replace '(?<!\*)\\\*(?!\\\*)', '.*'
                        $lines[$i] | Should -MatchExactly "^$pattern$"
                    }
                }
            }
        }
    }
}
