# Objects of a list of 10 MB, as doc.getList sends it, beside what ConvertFrom-Json makes of the same text.
param([int] $Round)

Add-Type -Path "$PSScriptRoot/../Ipernity.Bench/DocumentList.cs" -CompilerOptions '/optimize+'
$json = [Ipernity.Bench.DocumentList]::Create(40000)
$text = [Text.Encoding]::UTF8.GetString($json)

# The module reads answers alone; for this it is asked directly.
$reader = [Func[ReadOnlyMemory[byte], string, object]]
$answers = 'Ipernity.PowerShell.Answers'
$module = (Get-Module Ipernity).ImplementingAssembly
$readObjects = $module.GetType("$answers.AnswerObjects").GetMethod('ReadItem').CreateDelegate($reader)
$readTables = $module.GetType("$answers.AnswerTables").GetMethod('ReadItem').CreateDelegate($reader)

Measure-Side -Title ('A list of {0:N1} MB made into objects' -f ($json.Length / 1MB)) -Round $Round -Side ([ordered]@{
        'Ipernity, objects'             = { $null = $readObjects.Invoke($json, 'payload') }
        'ConvertFrom-Json'              = { $null = ConvertFrom-Json $text }
        'Ipernity, tables'              = { $null = $readTables.Invoke($json, 'payload') }
        'ConvertFrom-Json -AsHashtable' = { $null = ConvertFrom-Json $text -AsHashtable }
    })
