<#
.SYNOPSIS
Converts the help pages in this folder to the XML file that Get-Help reads.

.DESCRIPTION
The pages are Markdown in the form that Microsoft.PowerShell.PlatyPS reads and writes. This script needs no other module.

The XML has no related links: with any, Get-Help offers "Get-Help -Online", and the module has no online help. The related topics are
the last paragraph of the description instead.

.PARAMETER Path
The XML file to write.

.EXAMPLE
./build.ps1 Help
#>
[CmdletBinding()]
[Diagnostics.CodeAnalysis.SuppressMessageAttribute(
    'PSReviewUnusedParameter', '', Justification = 'The script blocks that write child elements use the parameters.')]
param(
    [string] $Path = (Join-Path $PSScriptRoot '../../en-US/Ipernity.PowerShell.dll-Help.xml')
)

$ErrorActionPreference = 'Stop'

$namespaces = @{
    maml    = 'http://schemas.microsoft.com/maml/2004/10'
    command = 'http://schemas.microsoft.com/maml/dev/command/2004/10'
    dev     = 'http://schemas.microsoft.com/maml/dev/2004/10'
}

function Write-Element {
    param([string] $Name, [scriptblock] $Content, [Collections.IDictionary] $Attribute = @{})

    $prefix, $local = $Name -split ':'
    $writer.WriteStartElement($prefix, $local, $namespaces[$prefix])
    foreach ($entry in $Attribute.GetEnumerator()) { $writer.WriteAttributeString($entry.Key, $entry.Value) }
    & $Content
    $writer.WriteEndElement()
}

function Write-Text {
    param([string] $Name, [string] $Text, [Collections.IDictionary] $Attribute = @{})

    Write-Element $Name { $writer.WriteString($Text) } $Attribute
}

function Write-Paragraph {
    param([string] $Name, [string[]] $Paragraph)

    Write-Element $Name { foreach ($text in $Paragraph) { Write-Text 'maml:para' $text } }
}

# From a heading of this level to the next one. A line inside a code fence is never a heading.
function Get-Section {
    param([string] $Text, [int] $Level)

    $sections = [ordered]@{}
    $name = $null
    $isFenced = $false
    foreach ($line in $Text -split '\n') {
        if ($line.StartsWith('```')) { $isFenced = -not $isFenced }
        if (-not $isFenced -and $line -match "^#{$Level} (.+)$") {
            $name = $Matches[1]
            $sections[$name] = [Collections.Generic.List[string]]::new()
        }
        elseif ($name) { $sections[$name].Add($line) }
    }
    foreach ($name in @($sections.Keys)) { $sections[$name] = ($sections[$name] -join "`n").Trim() }
    $sections
}

# The YAML block below a parameter: "Name: value", lists, and one list of parameter sets with values of their own.
function ConvertFrom-Fact {
    param([string] $Text)

    $facts = @{}
    switch -Regex ($Text -split '\n') {
        '^(\w+):$' { $list = $facts[$Matches[1]] = [Collections.Generic.List[object]]::new() }
        '^- Name: (.+)$' { $list.Add(@{ Name = $Matches[1] }); continue }
        '^- (.+)$' { $list.Add($Matches[1]) }
        '^  (\w+): (.+)$' { $list[-1][$Matches[1]] = $Matches[2] }
        '^(\w+): (.+)$' { $facts[$Matches[1]] = $Matches[2] -replace '^\[\]$' -replace '^([''"])(.*)\1$', '$2' }
    }
    $facts
}

function Import-HelpPage {
    param([string] $Path)

    $parts = Get-Section ((Get-Content -LiteralPath $Path -Raw -Encoding UTF8) -replace "`r") 2
    @{
        Title        = [IO.Path]::GetFileNameWithoutExtension($Path)
        Synopsis     = $parts.SYNOPSIS
        Description  = $parts.DESCRIPTION
        Notes        = $parts.NOTES
        Syntax       = @(foreach ($set in (Get-Section $parts.SYNTAX 3).GetEnumerator()) {
                @{
                    SetName    = $set.Key -replace ' \(Default\)$'
                    Parameters = @(foreach ($written in [regex]::Matches($set.Value, '(?<=[\s\[])-(\w+)\]?(?: <([^>]+)>)?')) {
                            @{ Name = $written.Groups[1].Value; TypeName = $written.Groups[2].Value }
                        })
                }
            })
        Parameters   = @(foreach ($part in (Get-Section $parts.PARAMETERS 3).GetEnumerator()) {
                if ($part.Key -eq 'CommonParameters') { continue }
                $description, $facts = $part.Value -split '(?m)^```(?:yaml)?$'
                @{ Name = $part.Key.TrimStart('-'); Description = $description.Trim() } + (ConvertFrom-Fact $facts)
            })
        Examples     = @((Get-Section $parts.EXAMPLES 3).GetEnumerator() | ForEach-Object { @{ Title = $_.Key; Text = $_.Value } })
        Inputs       = Get-Section $parts.INPUTS 3
        Outputs      = Get-Section $parts.OUTPUTS 3
        RelatedLinks = @([regex]::Matches($parts['RELATED LINKS'], '\[([^\]]+)\]') | ForEach-Object { $_.Groups[1].Value })
    }
}

# Get-Help wraps lines itself, so the lines of a paragraph are joined. List items stay on lines of their own.
function ConvertTo-Paragraph {
    param([string] $Text)

    foreach ($block in $Text.Trim() -split '\n(?:[ \t]*\n)+') {
        $joined = $block -replace '[ \t]*\n[ \t]*(?!- )', ' ' -replace '\n[ \t]*- ', "`n- "
        $joined -replace '`([^`]+)`', '$1' -replace '\[([^\]]+)\]\((https?:[^)]+)\)', '$1 ($2)' -replace '\[([^\]]+)\]\([^)]+\)', '$1'
    }
}

function ConvertTo-Flag {
    param([bool] $Value)

    if ($Value) { 'true' } else { 'false' }
}

function Get-PipelineInput {
    param($ParameterSet)

    $ways = @(
        if ($ParameterSet.ValueFromPipeline -contains 'true') { 'ByValue' }
        if ($ParameterSet.ValueFromPipelineByPropertyName -contains 'true') { 'ByPropertyName' }
    )
    if ($ways) { "true ($($ways -join ', '))" } else { 'false' }
}

function Write-Parameter {
    param($Parameter, $ParameterSet, [string] $TypeName, [string[]] $Description)

    $attribute = [ordered]@{
        required       = ConvertTo-Flag ($ParameterSet.IsRequired -notcontains 'false')
        variableLength = 'false'
        globbing       = $Parameter.SupportsWildcards
        pipelineInput  = Get-PipelineInput $ParameterSet
        position       = @($ParameterSet.Position)[0].ToLowerInvariant()
        aliases        = if ($Parameter.Aliases) { $Parameter.Aliases -join ', ' } else { 'none' }
    }
    Write-Element 'command:parameter' -Attribute $attribute {
        Write-Text 'maml:name' $Parameter.Name
        if ($Description) { Write-Paragraph 'maml:description' $Description }
        if ($Parameter.Type -ne [switch].FullName) {
            Write-Text 'command:parameterValue' $TypeName ([ordered]@{ required = 'true'; variableLength = 'false' })
        }
        Write-Element 'dev:type' { Write-Text 'maml:name' $Parameter.Type }
        Write-Text 'dev:defaultValue' $(if ($Parameter.DefaultValue) { $Parameter.DefaultValue } else { 'None' })
    }
}

function Write-Syntax {
    param($Page, $Syntax)

    Write-Element 'command:syntaxItem' {
        Write-Text 'maml:name' $Page.Title
        foreach ($written in $Syntax.Parameters) {
            $parameter = $Page.Parameters | Where-Object { $_.Name -eq $written.Name }
            $set = $parameter.ParameterSets | Where-Object { $_.Name -in $Syntax.SetName, '(All)' }
            Write-Parameter $parameter $set $written.TypeName
        }
    }
}

function Write-Type {
    param([string] $Name, [string] $ItemName, $Types)

    Write-Element $Name {
        foreach ($type in $Types.GetEnumerator()) {
            Write-Element $ItemName {
                Write-Element 'dev:type' { Write-Text 'maml:name' $type.Key }
                Write-Paragraph 'maml:description' (ConvertTo-Paragraph $type.Value)
            }
        }
    }
}

# The code, its output, and the explanation. The empty paragraph separates the next example.
function Write-Example {
    param($Example)

    $code, $after = $Example.Text -replace '^```powershell\n' -split '(?m)\n```$', 2
    $remarks = @(
        foreach ($part in $after -split '(?ms)(^```Output\n.*?\n```$)') {
            if ($part -match '(?s)^```Output\n(.*)\n```$') { $Matches[1] }
            elseif ($part.Trim()) { ConvertTo-Paragraph $part }
        }
    )
    Write-Element 'command:example' {
        Write-Text 'maml:title' "---------- $($Example.Title) ----------"
        Write-Text 'dev:code' $code
        Write-Paragraph 'dev:remarks' ($remarks + '')
    }
}

function Write-Page {
    param($Page)

    $verb, $noun = $Page.Title -split '-', 2
    $typeNames = @{}
    foreach ($written in $Page.Syntax.Parameters) { $typeNames[$written.Name] = $written.TypeName }

    Write-Element 'command:command' {
        Write-Element 'command:details' {
            Write-Text 'command:name' $Page.Title
            Write-Text 'command:verb' $verb
            Write-Text 'command:noun' $noun
            Write-Paragraph 'maml:description' (ConvertTo-Paragraph $Page.Synopsis)
        }
        Write-Paragraph 'maml:description' @(ConvertTo-Paragraph $Page.Description; "See also: $($Page.RelatedLinks -join ', ').")
        Write-Element 'command:syntax' { foreach ($syntax in $Page.Syntax) { Write-Syntax $Page $syntax } }
        Write-Element 'command:parameters' {
            foreach ($parameter in $Page.Parameters) {
                Write-Parameter $parameter $parameter.ParameterSets $typeNames[$parameter.Name] (ConvertTo-Paragraph $parameter.Description)
            }
        }
        Write-Type 'command:inputTypes' 'command:inputType' $Page.Inputs
        Write-Type 'command:returnValues' 'command:returnValue' $Page.Outputs
        if ($Page.Notes) {
            Write-Element 'maml:alertSet' { Write-Paragraph 'maml:alert' (ConvertTo-Paragraph $Page.Notes) }
        }
        Write-Element 'command:examples' { foreach ($example in $Page.Examples) { Write-Example $example } }
    }
}

$ordinally = { param($left, $right) [string]::CompareOrdinal($left.Name, $right.Name) } -as [Comparison[IO.FileInfo]]
$files = [Collections.Generic.List[IO.FileInfo]] @(Get-ChildItem $PSScriptRoot -Filter '*-*.md')
$files.Sort($ordinally)
$pages = $files.FullName | ForEach-Object { Import-HelpPage $_ }

$settings = [Xml.XmlWriterSettings] @{ Indent = $true; NewLineChars = "`n"; Encoding = [Text.UTF8Encoding]::new($false) }
$writer = [Xml.XmlWriter]::Create($ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Path), $settings)
try {
    $writer.WriteStartElement('helpItems', 'http://msh')
    $writer.WriteAttributeString('schema', 'maml')
    foreach ($prefix in 'maml', 'command', 'dev') { $writer.WriteAttributeString('xmlns', $prefix, $null, $namespaces[$prefix]) }
    foreach ($page in $pages) { Write-Page $page }
    $writer.WriteEndElement()
    $writer.WriteWhitespace("`n")
}
finally {
    $writer.Dispose()
}
