# How long Import-Module takes in a fresh process, beside a binary module with one cmdlet and nothing else.
param([string] $Root, [int] $Round = 15)

$folder = Join-Path ([IO.Path]::GetTempPath()) ([IO.Path]::GetRandomFileName())
try {
    $null = New-Item $folder/Empty -ItemType Directory
    Add-Type -OutputAssembly $folder/Empty/Empty.dll -TypeDefinition @'
using System.Management.Automation;
[Cmdlet("Get", "Nothing")] public class GetNothingCommand : PSCmdlet { }
'@
    $manifest = @{
        Path              = "$folder/Empty/Empty.psd1"
        RootModule        = 'Empty.dll'
        CmdletsToExport   = 'Get-Nothing'
        FunctionsToExport = @()
        AliasesToExport   = @()
        VariablesToExport = @()
    }
    New-ModuleManifest @manifest

    $modules = [ordered]@{
        'empty, with a manifest' = "$folder/Empty/Empty.psd1"
        'empty, the bare dll'    = "$folder/Empty/Empty.dll"
        'Ipernity'               = "$Root/Ipernity.psd1"
    }
    $imports = @{}
    $processes = @{}
    foreach ($name in $modules.Keys) { $imports[$name] = @(); $processes[$name] = @() }
    for ($i = 0; $i -le $Round; $i++) {
        foreach ($name in $modules.Keys) {
            Write-Progress -Activity 'Import-Module' -Status "$name, round $i of $Round"
            $result = Invoke-FreshShell @"
                `$watch = [Diagnostics.Stopwatch]::StartNew()
                Import-Module '$($modules[$name])'
                ConvertTo-Json -Compress @{ import = `$watch.Elapsed.TotalMilliseconds }
"@
            if ($i -gt 0) { $imports[$name] += $result.import; $processes[$name] += $result.Elapsed }
        }
    }
    Write-Progress -Activity 'Import-Module' -Completed
}
finally {
    Remove-Item $folder -Recurse -Force -ErrorAction Ignore
}

$first = @($modules.Keys)[0]
Show-Table "Import-Module in fresh processes, medians of $Round" @(foreach ($name in $modules.Keys) {
        [pscustomobject][ordered]@{
            module         = $name
            'import ms'    = '{0:N1}' -f (Get-Median $imports[$name])
            'more ms'      = '{0:N1}' -f ((Get-Median $imports[$name]) - (Get-Median $imports[$first]))
            'process ms'   = '{0:N0}' -f (Get-Median $processes[$name])
            'process more' = '{0:N0}' -f ((Get-Median $processes[$name]) - (Get-Median $processes[$first]))
        }
    })
