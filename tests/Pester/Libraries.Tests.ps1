# The libraries as C# programs use them: as packages, and in a sample.
Describe 'The packages' -Tag Checkout {
    BeforeAll {
        $script:root = (Resolve-Path "$PSScriptRoot/../..").Path
        $script:packages = @(& "$root/build.ps1" Pack 6> $null | Where-Object { $_ -is [IO.FileInfo] })

        function Read-Package {
            param([IO.FileInfo] $Package)

            $folder = Join-Path $TestDrive ([guid]::NewGuid())
            [IO.Compression.ZipFile]::ExtractToDirectory($Package.FullName, $folder)
            $folder
        }
    }

    It 'are those of the two libraries' {
        ($packages.Name -replace '\.\d+\.\d+\.\d+\.nupkg$' | Sort-Object) | Should -Be 'Ipernity.Api', 'Ipernity.Auth'
    }

    It 'have a README, XML documentation, a licence and the commit of the sources' {
        foreach ($package in $packages) {
            $folder = Read-Package $package
            $name = $package.Name -replace '\.\d+\.\d+\.\d+\.nupkg$'
            foreach ($framework in 'net8.0', 'netstandard2.0') {
                "$folder/lib/$framework/$name.dll", "$folder/lib/$framework/$name.xml" | Should -Exist
            }
            "$folder/README.md" | Should -Exist
            $metadata = ([xml] (Get-Content "$folder/$name.nuspec" -Raw)).package.metadata
            $metadata.license.InnerText | Should -Be 'MIT'
            $metadata.readme | Should -Be 'README.md'
            $metadata.repository.commit | Should -Match '^[0-9a-f]{40}$'
        }
    }

    It 'contain no path of this computer' {
        foreach ($package in $packages) {
            $folder = Read-Package $package
            foreach ($file in Get-ChildItem $folder -Recurse -Filter *.dll) {
                [Text.Encoding]::UTF8.GetString([IO.File]::ReadAllBytes($file)) | Should -Not -Match ([regex]::Escape($root))
            }
        }
    }
}

Describe 'samples/SignIn' -Tag Checkout {
    BeforeAll {
        . $PSScriptRoot/Sandbox.ps1
        $script:root = (Resolve-Path "$PSScriptRoot/../..").Path
        $output = dotnet build "$root/samples/SignIn" --nologo --verbosity quiet 2>&1
        if ($LASTEXITCODE) { throw "The sample does not build: $output" }

        # Runs the sample in the environment of its user.
        function Invoke-Sample {
            param([hashtable] $Environment, [string] $Server)

            $start = [Diagnostics.ProcessStartInfo]::new('dotnet', "`"$root/samples/SignIn/bin/Debug/net10.0/SignIn.dll`" $Server")
            $start.RedirectStandardOutput = $start.RedirectStandardError = $true
            foreach ($name in 'IPERNITY_API_KEY', 'IPERNITY_API_SECRET') { $start.Environment[$name] = $Environment[$name] }
            $process = [Diagnostics.Process]::Start($start)
            $texts = $process.StandardOutput.ReadToEndAsync(), $process.StandardError.ReadToEndAsync()
            if (-not $process.WaitForExit(60000)) { $process.Kill() }
            [pscustomobject]@{ ExitCode = $process.ExitCode; Output = $texts[0].Result; Errors = $texts[1].Result }
        }
    }

    It 'signs in and lists documents' {
        $sandbox = Open-Sandbox '--auto-approve'
        try {
            $application = $sandbox.Application
            $run = Invoke-Sample @{ IPERNITY_API_KEY = $application.ApiKey; IPERNITY_API_SECRET = $application.ApiSecret } $sandbox.Url
        }
        finally {
            Close-Sandbox $sandbox
        }

        $run.Errors | Should -BeNullOrEmpty
        $run.ExitCode | Should -Be 0
        $run.Output | Should -Match 'Signed in as ada \(doc='
        ($run.Output -split "`n" -match '^\d+  \S').Count | Should -Be 10
    }

    It 'explains what is missing' {
        $run = Invoke-Sample @{} 'http://127.0.0.1:9/'

        $run.ExitCode | Should -Be 2
        $run.Errors | Should -Match 'IPERNITY_API_SECRET'
    }

    It 'is short' {
        @(Get-Content "$root/samples/SignIn/Program.cs").Count | Should -BeLessThan 70
    }
}
