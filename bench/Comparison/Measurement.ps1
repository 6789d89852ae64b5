# Runs several ways to do the same in turns, and tells the median of each and how many times as long as the first it takes.

function Measure-Side {
    param(
        [string] $Title,
        [Collections.Specialized.OrderedDictionary] $Side,
        [int] $Round
    )

    $times = @{}
    $results = @{}
    foreach ($name in $Side.Keys) { $times[$name] = [Collections.Generic.List[double]]::new() }

    # The first round warms up: connections, compiled code.
    for ($i = 0; $i -le $Round; $i++) {
        foreach ($name in $Side.Keys) {
            Write-Progress -Activity $Title -Status "$name, round $i of $Round"
            [GC]::Collect()
            [GC]::WaitForPendingFinalizers()
            $watch = [Diagnostics.Stopwatch]::StartNew()
            $results[$name] = & $Side[$name]
            $elapsed = $watch.Elapsed.TotalMilliseconds
            if ($i -gt 0) { $times[$name].Add($elapsed) }
        }
    }
    Write-Progress -Activity $Title -Completed

    $first = Get-Median $times[@($Side.Keys)[0]]
    Show-Table $Title @(foreach ($name in $Side.Keys) {
            $median = Get-Median $times[$name]
            [pscustomobject][ordered]@{
                way    = $name
                ms     = '{0:N1}' -f $median
                from   = '{0:N1}' -f ($times[$name] | Measure-Object -Minimum).Minimum
                to     = '{0:N1}' -f ($times[$name] | Measure-Object -Maximum).Maximum
                ratio  = '{0:N2}' -f ($median / $first)
                result = $results[$name]
            }
        })
}

function Get-Median {
    param([double[]] $Value)

    $sorted = @($Value | Sort-Object)
    $middle = [math]::Floor($sorted.Count / 2)
    if ($sorted.Count % 2) { $sorted[$middle] } else { ($sorted[$middle - 1] + $sorted[$middle]) / 2 }
}

function Show-Table {
    param([string] $Title, [object[]] $Row)

    "`n$Title" | Out-Host
    $Row | Format-Table -AutoSize | Out-String -Width 160 | Out-Host
}

# Runs a script in a fresh process of the same PowerShell; its one line of output is JSON.
function Invoke-FreshShell {
    param([string] $Script, [Collections.IDictionary] $Environment = @{})

    $start = [Diagnostics.ProcessStartInfo]::new((Get-Command "$PSHOME/pwsh" -CommandType Application).Source)
    $start.RedirectStandardOutput = $true
    foreach ($argument in '-NoProfile', '-NonInteractive', '-Command', $Script) { $start.ArgumentList.Add($argument) }
    foreach ($name in $Environment.Keys) { $start.Environment[$name] = $Environment[$name] }

    $watch = [Diagnostics.Stopwatch]::StartNew()
    $process = [Diagnostics.Process]::Start($start)
    try {
        $output = $process.StandardOutput.ReadToEnd()
        $process.WaitForExit()
        $elapsed = $watch.Elapsed.TotalMilliseconds
        if ($process.ExitCode) { throw "A process to measure in ended with exit code $($process.ExitCode): $output" }
        $result = $output | ConvertFrom-Json
        $result | Add-Member Elapsed $elapsed -PassThru
    }
    finally {
        $process.Dispose()
    }
}
