# Reads the fenced blocks of a guide. A suite dot-sources this file.

# The blocks in order. A PowerShell block whose first line is a comment with a file's name is that file; a block named
# output is what the one before it puts out, with * for what differs from run to run.
function Get-GuideBlock {
    param([string] $Path)

    $block = $null
    $number = 0
    foreach ($line in Get-Content -LiteralPath $Path) {
        $number++
        if (-not $block) {
            if ($line -match '^(?<indent> *)```(?<language>\S+)\s*$') {
                $block = @{ Language = $Matches.language; Line = $number; Indent = $Matches.indent.Length; Lines = @() }
            }
            continue
        }
        if ($line -notmatch '^ *```\s*$') {
            $block.Lines += if ($line.Trim()) { $line.Substring($block.Indent) } else { '' }
            continue
        }
        [pscustomobject]@{
            Language = $block.Language
            Line     = $block.Line
            Text     = $block.Lines -join "`n"
            File     = if ($block.Language -eq 'powershell' -and $block.Lines[0] -match '^# ([\w.-]+\.ps1)$') { $Matches[1] }
        }
        $block = $null
    }
    if ($block) { throw "${Path}: the block of line $($block.Line) has no end." }
}

# What is run of a guide, each with what it is said to put out: its PowerShell blocks, and the steps of its workflows with the
# secrets that they have as environment variables.
function Get-GuideStep {
    param([string] $Path)

    $step = $null
    foreach ($block in Get-GuideBlock $Path) {
        if ($block.Language -eq 'output') {
            if (-not $step) { throw "${Path}: nothing puts out what line $($block.Line) says." }
            $step.Expected = $block.Text
        }
        if ($step) { $step }
        $step = $null
        if ($block.Language -eq 'powershell') {
            $step = [pscustomobject]@{ Line = $block.Line; Text = $block.Text; File = $block.File; Expected = $null; Secrets = @() }
        }
        elseif ($block.Language -eq 'yaml') {
            foreach ($script in [regex]::Matches($block.Text, '(?m)^ *- shell: pwsh\n +run: \|\n(?<lines>(?: {10}.*\n?)+)')) {
                [pscustomobject]@{
                    Line     = $block.Line
                    Text     = $script.Groups['lines'].Value -replace '(?m)^ {10}'
                    File     = $null
                    Expected = $null
                    Secrets  = @([regex]::Matches($block.Text, '(?m)^ +(\w+): \$\{\{ secrets\.\1 \}\}$') | ForEach-Object { $_.Groups[1].Value })
                }
            }
        }
    }
    if ($step) { $step }
}
