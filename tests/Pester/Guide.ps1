# Reads the code blocks of a guide. A suite dot-sources this file.

# The code blocks in order. A PowerShell block that starts with a comment such as '# nightly.ps1' is the content of that file. A block in
# the language 'output' is the output of the block before it, with * for text that varies.
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
    if ($block) { throw "${Path}: the code block in line $($block.Line) is not closed." }
}

# The parts of a guide to run, each with its expected output: the PowerShell blocks, and the steps of the GitHub workflows with the secrets
# that they get as environment variables.
function Get-GuideStep {
    param([string] $Path)

    $step = $null
    foreach ($block in Get-GuideBlock $Path) {
        if ($block.Language -eq 'output') {
            if (-not $step) { throw "${Path}: the output in line $($block.Line) does not follow a code block." }
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
                    Secrets  = @([regex]::Matches($block.Text, '(?m)^ +(\w+): \$\{\{ secrets\.\1 \}\}$') |
                        ForEach-Object { $_.Groups[1].Value })
                }
            }
        }
    }
    if ($step) { $step }
}
