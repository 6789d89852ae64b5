# How long the first two walks in a process take, in fresh processes that take turns: without latency and with 80 ms of it.
param($Target, [string] $Root, [int] $Round)

# By the environment: a command line is for all to see.
$environment = @{
    IPERNITY_API_KEY    = $Target.Key
    IPERNITY_API_SECRET = $Target.Secret
    IPERNITY_TOKEN      = $Target.TokenText
}
$faults = "$($Target.Server)_sandbox/faults"

foreach ($latency in 0, 80) {
    if ($latency) { $null = Invoke-RestMethod $faults -Method Post -Body @{ kind = 'delay'; delay = $latency; count = 'always' } }
    $limits = if ($latency) { 4, 8 } else { 1, 4, 8 }
    $times = @{}
    foreach ($limit in $limits) { $times[$limit] = [Collections.Generic.List[object]]::new() }
    for ($i = 0; $i -lt $Round; $i++) {
        foreach ($limit in $limits) {
            Write-Progress -Activity "Walks with $latency ms of latency" -Status "-ThrottleLimit $limit, round $($i + 1) of $Round"
            $times[$limit].Add((Invoke-FreshShell -Environment $environment -Script @"
                Import-Module '$Root/Ipernity.psd1'
                `$token = [Net.NetworkCredential]::new('', `$env:IPERNITY_TOKEN).SecurePassword
                `$null = Connect-Ipernity -Server '$($Target.Server)' -Token `$token
                `$walks = foreach (`$walk in 1, 2) {
                    `$watch = [Diagnostics.Stopwatch]::StartNew()
                    `$null = Invoke-IpernityApi doc.getList @{ per_page = 100 } -All -ThrottleLimit $limit
                    `$watch.Elapsed.TotalMilliseconds
                }
                ConvertTo-Json -Compress @{ first = `$walks[0]; second = `$walks[1] }
"@))
        }
    }
    Write-Progress -Activity "Walks with $latency ms of latency" -Completed
    Show-Table "The first two walks in a process, with $latency ms of latency, medians of $Round processes" @(foreach ($limit in $limits) {
            [pscustomobject][ordered]@{
                '-ThrottleLimit' = $limit
                'first ms'       = '{0:N0}' -f (Get-Median $times[$limit].first)
                'second ms'      = '{0:N0}' -f (Get-Median $times[$limit].second)
                'second from'    = '{0:N0}' -f ($times[$limit].second | Measure-Object -Minimum).Minimum
            }
        })
}
$null = Invoke-RestMethod $faults -Method Delete
