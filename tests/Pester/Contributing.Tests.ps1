# Checks that what CONTRIBUTING.md and bench/README.md name exists: links, files, commands and types.
BeforeDiscovery {
    $script:documents = @('CONTRIBUTING.md', 'bench/README.md' | ForEach-Object { @{ Name = $_ } })
}

Describe '<Name>' -Tag Checkout -ForEach $documents {
    BeforeAll {
        . $PSScriptRoot/Guide.ps1
        $script:root = (Resolve-Path "$PSScriptRoot/../..").Path
        $script:path = Join-Path $root $Name
        $script:text = Get-Content $path -Raw
        $script:quoted = @([regex]::Matches($text, '(?<!`)`([^`\n]+)`(?!`)') | ForEach-Object { $_.Groups[1].Value })
        # Lines of shell blocks, and commands in tables and sentences.
        $script:commands = @(
            (Get-GuideBlock $path | Where-Object Language -eq sh).Text -split "`n"
            $quoted
        ) -match '^(dotnet|bash|\./build\.ps1) '
    }

    It 'links to files that exist' {
        foreach ($link in [regex]::Matches($text, '\]\((?!https?:)([^)#]+)')) {
            Join-Path (Split-Path $path) $link.Groups[1].Value | Should -Exist
        }
    }

    It 'names files and folders that exist' {
        foreach ($file in $quoted -match '^(src|tests|docs|bench|samples|en-US|\.ci)/[\w./-]+$') {
            Join-Path $root $file | Should -Exist
        }
    }

    It 'has commands whose scripts, projects and tasks exist' {
        $commands | Should -Not -BeNullOrEmpty
        foreach ($command in $commands) {
            foreach ($file in [regex]::Matches($command, '(?<=--project |^bash |^dotnet pwsh )[\w.][\w./-]*')) {
                Join-Path $root $file | Should -Exist -Because $command
            }
            if ($command -match '^\./build\.ps1 (\w+)') {
                $tasks = (Get-Command (Join-Path $root build.ps1)).Parameters.Task.Attributes.ValidValues
                $Matches[1] | Should -BeIn $tasks -Because $command
            }
        }
    }

    It 'names types and members that exist in its section on architecture' {
        $architecture = [regex]::Match($text, '(?ms)^## Architecture$.*?(?=^## )').Value
        $sources = Get-ChildItem (Join-Path $root src) -Recurse -Filter *.cs
        foreach ($name in [regex]::Matches($architecture, '`(?:\w+/)?(?<type>(?:[A-Z][a-z]+){2,})(?:\.(?<member>\w+))?`')) {
            $file = $sources | Where-Object BaseName -CEQ $name.Groups['type'].Value
            $file | Should -Not -BeNullOrEmpty -Because "$name is named"
            Get-Content $file -Raw | Should -MatchExactly "\b$($name.Groups['member'].Value)\b"
        }
    }
}
