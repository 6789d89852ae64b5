# What a walk needs: memory and connections, each way in a process of its own that handles one document after the other.
param($Target, [string] $Root)

$ways = [ordered]@{
    'Invoke-IpernityApi'   = 'Invoke-IpernityApi doc.getList @{ per_page = 100 } -All'
    'Get-IpernityDocument' = 'Get-IpernityDocument'
    'Invoke-RestMethod'    = 'Get-RestDocument $rest'
}

# By the environment: a command line is for all to see.
$environment = @{
    IPERNITY_API_KEY    = $Target.Key
    IPERNITY_API_SECRET = $Target.Secret
    IPERNITY_TOKEN      = $Target.TokenText
}

$rows = foreach ($way in $ways.Keys) {
    $result = Invoke-FreshShell -Environment $environment -Script @"
        `$ErrorActionPreference = 'Stop'
        Import-Module '$Root/Ipernity.psd1'
        . '$PSScriptRoot/Target.ps1'
        . '$PSScriptRoot/RestMethod.ps1'
        Add-Type -Path '$PSScriptRoot/ConnectionCounter.cs'
        `$secret = [Net.NetworkCredential]::new('', `$env:IPERNITY_API_SECRET).SecurePassword
        `$token = [Net.NetworkCredential]::new('', `$env:IPERNITY_TOKEN).SecurePassword
        `$target = Get-Target '$($Target.Server)' ([pscredential]::new(`$env:IPERNITY_API_KEY, `$secret)) `$token
        `$counter = [IpernityBench.ConnectionCounter]::new()
        `$rest = Get-RestClient `$target
        `$null = Connect-Ipernity -Server `$target.Server -Credential `$target.Credential -Token `$target.Token

        `$self = [Diagnostics.Process]::GetCurrentProcess()
        `$before = `$self.WorkingSet64
        `$allocated = [GC]::GetTotalAllocatedBytes()
        `$documents = 0
        `$managed = 0
        $($ways[$way]) | ForEach-Object {
            if (`$documents++ % 1000 -eq 0) { `$managed = [math]::Max(`$managed, [GC]::GetTotalMemory(`$false)) }
        }
        `$self.Refresh()
        @{
            documents = `$documents
            managed = `$managed
            allocated = [GC]::GetTotalAllocatedBytes() - `$allocated
            before = `$before
            peak = `$self.PeakWorkingSet64
            connections = `$counter.Opened
        } | ConvertTo-Json -Compress
"@
    [pscustomobject][ordered]@{
        way             = $way
        documents       = $result.documents
        'managed MB'    = '{0:N0}' -f ($result.managed / 1MB)
        'allocated MB'  = '{0:N0}' -f ($result.allocated / 1MB)
        'set before MB' = '{0:N0}' -f ($result.before / 1MB)
        'set peak MB'   = '{0:N0}' -f ($result.peak / 1MB)
        connections     = $result.connections
    }
}
Show-Table 'Memory and connections of a walk whose documents are handled one by one (peaks; the connections include connecting)' $rows
