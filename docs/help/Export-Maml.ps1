<#
.SYNOPSIS
Makes the file that Get-Help reads of the pages in this folder.

.DESCRIPTION
PlatyPS reads the pages. What it would write itself leaves Markdown's marks in the texts, a fence around the code of each example and
control characters between its parts; so the file is written here.

.PARAMETER Path
Where the file is written.

.EXAMPLE
./build.ps1 Help
#>
[CmdletBinding()]
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSReviewUnusedParameter', '', Justification = 'The analyzer does not look into the blocks that write what is in an element.')]
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

# Lines that Markdown joins are joined, since Get-Help breaks them by the width of the window; the items of a list stay lines.
function ConvertTo-Paragraph {
    param([string] $Text)

    foreach ($block in ($Text -replace "`r").Trim() -split '\n(?:[ \t]*\n)+') {
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
        if ($ParameterSet.ValueFromPipeline -contains $true) { 'ByValue' }
        if ($ParameterSet.ValueFromPipelineByPropertyName -contains $true) { 'ByPropertyName' }
    )
    if ($ways) { "true ($($ways -join ', '))" } else { 'false' }
}

function Write-Parameter {
    param($Parameter, $ParameterSet, [string] $TypeName, [string[]] $Description)

    $attribute = [ordered]@{
        required       = ConvertTo-Flag ($ParameterSet.IsRequired -notcontains $false)
        variableLength = 'false'
        globbing       = ConvertTo-Flag $Parameter.SupportsWildcards
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
        foreach ($written in $Syntax.SyntaxParameters) {
            $parameter = $Page.Parameters | Where-Object Name -eq $written.ParameterName
            $set = $parameter.ParameterSets | Where-Object Name -in $Syntax.ParameterSetName, '(All)'
            Write-Parameter $parameter $set $written.ParameterType
        }
    }
}

function Write-Type {
    param([string] $Name, [string] $ItemName, $Types)

    Write-Element $Name {
        foreach ($type in $Types) {
            Write-Element $ItemName {
                Write-Element 'dev:type' { Write-Text 'maml:name' $type.Typename }
                Write-Paragraph 'maml:description' (ConvertTo-Paragraph $type.Description)
            }
        }
    }
}

# The code, then what it writes and words. The empty paragraph keeps the next title apart.
function Write-Example {
    param($Example)

    $code, $after = ($Example.Remarks -replace "`r").Trim() -replace '^```powershell\n' -split '(?m)\n```$', 2
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

function Write-Link {
    param($Link)

    Write-Element 'maml:navigationLink' {
        Write-Text 'maml:linkText' $Link.LinkText
        # Where a page lies beside another is of no use at a prompt.
        Write-Text 'maml:uri' $(if ($Link.Uri -match '^https?:') { $Link.Uri })
    }
}

function Write-Page {
    param($Page)

    $verb, $noun = $Page.Title -split '-', 2
    $typeNames = @{}
    foreach ($written in $Page.Syntax.SyntaxParameters) { $typeNames[$written.ParameterName] = $written.ParameterType }

    Write-Element 'command:command' {
        Write-Element 'command:details' {
            Write-Text 'command:name' $Page.Title
            Write-Text 'command:verb' $verb
            Write-Text 'command:noun' $noun
            Write-Paragraph 'maml:description' (ConvertTo-Paragraph $Page.Synopsis)
        }
        Write-Paragraph 'maml:description' (ConvertTo-Paragraph $Page.Description)
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
        Write-Element 'command:relatedLinks' { foreach ($link in $Page.RelatedLinks) { Write-Link $link } }
    }
}

$ordinally = { param($left, $right) [string]::CompareOrdinal($left.Name, $right.Name) } -as [Comparison[IO.FileInfo]]
$files = [Collections.Generic.List[IO.FileInfo]] @(Get-ChildItem $PSScriptRoot -Filter '*-*.md')
$files.Sort($ordinally)
$pages = $files.FullName | ForEach-Object { Import-MarkdownCommandHelp -Path $_ }

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
