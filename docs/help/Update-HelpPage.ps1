<#
.SYNOPSIS
Brings the syntax and the parameter facts of the help pages up to date with the built cmdlets.

.DESCRIPTION
The script rewrites what can be read from a cmdlet: the SYNTAX section and the YAML block below each parameter. It adds parameters and
pages that are missing, with empty texts for you to fill in, and removes parameters that no longer exist. It never changes what people
wrote: descriptions, examples and default values.

.PARAMETER Name
The cmdlets whose pages to update. By default all cmdlets of the module.

.EXAMPLE
./build.ps1 Help
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [string[]] $Name = '*'
)

$ErrorActionPreference = 'Stop'
$columns = 100

function Format-Syntax {
    param([Management.Automation.CommandInfo] $Command)

    foreach ($set in $Command.ParameterSets) {
        $isDefault = $Command.ParameterSets.Count -gt 1 -and $set.Name -eq $Command.DefaultParameterSet
        "### $($set.Name)$(if ($isDefault) { ' (Default)' })", '', '```'
        $line = $Command.Name
        # A line breaks before a parameter, never between a parameter and its value.
        foreach ($part in $set.ToString() -split ' (?=\[?\[?-|\[<)') {
            if ($line.Length + $part.Length -ge $columns) {
                $line
                $line = ''
            }
            $line += " $part"
        }
        $line, '```', ''
    }
}

function Format-List {
    param([string] $Name, [string[]] $Value)

    if (-not $Value) { return "${Name}: []" }
    "${Name}:"
    $Value | ForEach-Object { "- $_" }
}

function Format-Fact {
    param([Management.Automation.ParameterMetadata] $Parameter, [string] $DefaultValue)

    $attributes = $Parameter.Attributes
    $accepted = @(
        $attributes | Where-Object { $_ -is [ValidateSet] } | ForEach-Object ValidValues
        if ($Parameter.ParameterType.IsEnum) { $Parameter.ParameterType.GetEnumNames() }
    )
    $hasWildcards = [bool] ($attributes | Where-Object { $_ -is [SupportsWildcards] })
    if (-not $DefaultValue) { $DefaultValue = if ($Parameter.SwitchParameter) { "'False'" } else { "'None'" } }

    '```yaml'
    "Type: $($Parameter.ParameterType.ToString())"
    "DefaultValue: $DefaultValue"
    "SupportsWildcards: $("$hasWildcards".ToLowerInvariant())"
    Format-List Aliases $Parameter.Aliases
    'ParameterSets:'
    foreach ($set in $Parameter.ParameterSets.GetEnumerator()) {
        $facts = $set.Value
        "- Name: $($set.Key -replace '^__AllParameterSets$', '(All)')"
        "  Position: $(if ($facts.Position -lt 0) { 'Named' } else { $facts.Position })"
        foreach ($fact in 'IsMandatory', 'ValueFromPipeline', 'ValueFromPipelineByPropertyName', 'ValueFromRemainingArguments') {
            "  $($fact -replace 'IsMandatory', 'IsRequired'): $("$($facts.$fact)".ToLowerInvariant())"
        }
    }
    'DontShow: false'
    Format-List AcceptedValues $accepted
    "HelpMessage: ''"
    '```'
}

function Format-NewPage {
    param([string] $Name)

    @"
---
document type: cmdlet
external help file: Ipernity.PowerShell.dll-Help.xml
HelpUri: ''
Locale: en-US
Module Name: Ipernity
PlatyPS schema version: 2024-05-01
title: $Name
---

# $Name

## SYNOPSIS

## SYNTAX

## ALIASES

This cmdlet has no aliases.

## DESCRIPTION

## EXAMPLES

## PARAMETERS

### CommonParameters

This cmdlet supports the common parameters: -Debug, -ErrorAction, -ErrorVariable,
-InformationAction, -InformationVariable, -OutBuffer, -OutVariable, -PipelineVariable,
-ProgressAction, -Verbose, -WarningAction, and -WarningVariable. For more information, see
[about_CommonParameters](https://go.microsoft.com/fwlink/?LinkID=113216).

## INPUTS

## OUTPUTS

## NOTES

## RELATED LINKS

"@
}

$common = [Management.Automation.Cmdlet]::CommonParameters
$module = Import-Module (Join-Path $PSScriptRoot '../../Ipernity.psd1') -Force -PassThru
foreach ($command in $module.ExportedCmdlets.Values | Where-Object { $cmdlet = $_.Name; $Name | Where-Object { $cmdlet -like $_ } }) {
    $path = Join-Path $PSScriptRoot "$($command.Name).md"
    $page = (Test-Path $path) ? (Get-Content $path -Raw -Encoding UTF8) : (Format-NewPage $command.Name)
    $page = $page -replace "`r"

    # What people wrote of each parameter.
    $written = @{}
    foreach ($part in [regex]::Matches($page, '(?ms)^### -(\w+)\n(.*?)^```yaml\n(.*?)^```$')) {
        $written[$part.Groups[1].Value] = @{
            Description  = $part.Groups[2].Value.Trim()
            DefaultValue = [regex]::Match($part.Groups[3].Value, '(?m)^DefaultValue: (.+)$').Groups[1].Value
        }
    }

    $parameters = foreach ($parameter in $command.Parameters.Values | Where-Object Name -NotIn $common | Sort-Object Name) {
        $own = $written[$parameter.Name]
        "### -$($parameter.Name)", '', "$($own.Description)", ''
        Format-Fact $parameter "$($own.DefaultValue)"
        ''
    }
    $syntax = "## SYNTAX`n`n$((Format-Syntax $command) -join "`n")`n"
    $described = "$(@('## PARAMETERS', '') + $parameters + '### CommonParameters' -join "`n")`n"
    $page = [regex]::Replace($page, '(?ms)^## SYNTAX\n.*?(?=^## ALIASES)', { $syntax })
    $page = [regex]::Replace($page, '(?ms)^## PARAMETERS\n.*?^### CommonParameters\n', { $described })
    if ($PSCmdlet.ShouldProcess($path, 'Update')) { [IO.File]::WriteAllText($path, $page.TrimEnd() + "`n") }
}
