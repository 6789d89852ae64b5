# Profiles in the vaults of the real SecretManagement, with extensions from this folder.
BeforeDiscovery {
    $script:isMissing = -not (Get-Module Microsoft.PowerShell.SecretManagement -ListAvailable)
}

Describe 'SecretManagement' {
    It 'is installed, or the other tests of this suite do not run' {
        if ($isMissing) { Set-ItResult -Skipped -Because 'the module Microsoft.PowerShell.SecretManagement is not installed' }
        Get-Module Microsoft.PowerShell.SecretManagement -ListAvailable | Should -Not -BeNullOrEmpty
    }

    It 'is not needed to import the module' {
        . $PSScriptRoot/Shell.ps1
        & (Get-ShellPath) -NoProfile -NonInteractive -Command (
            "`$env:PSModulePath = ''; Import-Module '$PSScriptRoot/../../Ipernity.psd1'; (Get-Module).Name -join ','") |
            Should -Not -Match 'SecretManagement'
    }
}

Describe 'Profiles' -Skip:$isMissing {
    BeforeAll {
        . $PSScriptRoot/Sandbox.ps1
        . $PSScriptRoot/Shell.ps1
        # The registry of another user. Windows has only one.
        $script:homeBefore = $env:HOME
        $env:HOME = $TestDrive
        Import-Module $PSScriptRoot/../../Ipernity.psd1
        $script:sandbox = Open-Sandbox '--auto-approve'
        $script:application = $sandbox.Application
        $script:vaults = foreach ($vault in @(
                @{ Name = 'IpernityTest'; Module = 'MemoryVault' }
                @{ Name = 'IpernityReadOnly'; Module = 'MemoryVault'; Mode = 'ReadOnly' }
                @{ Name = 'IpernityPlain'; Module = 'PlainVault' }
            )) {
            $parameters = @{ Mode = "$($vault.Mode)" }
            Register-SecretVault -Name $vault.Name -ModuleName "$PSScriptRoot/$($vault.Module)" -VaultParameters $parameters
            $vault.Name
        }

        function Connect-AndSave {
            param([string] $Name, [string] $Vault = 'IpernityTest', [hashtable] $Permission = @{ doc = 'write' }, [switch] $Force)

            Connect-Ipernity @application -Permission $Permission -NoBrowser -Wait -SaveAs $Name -Vault $Vault -Force:$Force 6> $null
        }
    }

    AfterAll {
        Close-Sandbox $sandbox
        Unregister-SecretVault $vaults
        Remove-Module Ipernity
        $env:HOME = $homeBefore
    }

    AfterEach {
        Disconnect-Ipernity -WarningAction Ignore
        Get-IpernityProfile | Remove-IpernityProfile 6> $null
    }

    It 'saves a connection and connects by its name' {
        (Connect-AndSave work).ProfileName | Should -Be 'work'
        Disconnect-Ipernity

        $connection = Connect-Ipernity work 6> $null

        $connection.UserName | Should -Be 'ada'
        Invoke-IpernityApi doc.getList -First 3 | Should -HaveCount 3
    }

    It 'uses the profile that was saved last' {
        $null = Connect-AndSave first
        $null = Connect-AndSave second
        Disconnect-Ipernity

        (Connect-Ipernity 6> $null).ProfileName | Should -Be 'second'
    }

    It 'uses the profile that IPERNITY_PROFILE names' {
        $null = Connect-AndSave first
        $null = Connect-AndSave second
        $env:IPERNITY_PROFILE = 'first'
        try { (Connect-Ipernity 6> $null).ProfileName | Should -Be 'first' }
        finally { $env:IPERNITY_PROFILE = $null }
    }

    It 'lists profiles' {
        $null = Connect-AndSave work

        $profile = Get-IpernityProfile work

        $profile.UserName | Should -Be 'ada'
        $profile.Server | Should -Be $sandbox.Url
        $profile.Vault | Should -Be 'IpernityTest'
        $profile.SavedAt | Should -BeGreaterThan ([DateTimeOffset]::Now.AddMinutes(-1))
    }

    It 'keeps the token and the API secret out of the metadata' {
        $connection = Connect-AndSave work
        $info = Get-SecretInfo -Vault IpernityTest | ForEach-Object { $_.Name, $_.Metadata.Values } | Out-String

        $info | Should -Not -Match ([regex]::Escape((ConvertFrom-Secure $connection.Token)))
        $info | Should -Not -Match $application.ApiSecret
    }

    It 'removes a profile and says that the token stays valid' {
        $null = Connect-AndSave work

        Remove-IpernityProfile work -InformationVariable said 6> $null

        "$said" | Should -Match 'token stays valid'
        Get-SecretInfo -Vault IpernityTest | Should -BeNullOrEmpty
    }

    It 'does not replace a profile without -Force' {
        $null = Connect-AndSave work

        (Get-ErrorOf { Connect-AndSave work }).FullyQualifiedErrorId | Should -BeLike 'ProfileExists,*'
        (Connect-AndSave work -Force).ProfileName | Should -Be 'work'
    }

    It 'lists the known profiles if a name is unknown' {
        $null = Connect-AndSave work

        $failure = Get-ErrorOf { Connect-Ipernity wrok }

        $failure.FullyQualifiedErrorId | Should -BeLike 'ProfileNotFound,*'
        "$failure" | Should -Match 'work'
    }

    It 'says that the token of a profile was revoked and how to sign in again' {
        $null = Connect-AndSave work
        Revoke-SandboxToken $sandbox

        $failure = Get-ErrorOf { Connect-Ipernity work }

        $failure.FullyQualifiedErrorId | Should -BeLike 'TokenInvalid,*'
        $failure.ErrorDetails.RecommendedAction | Should -Match 'Connect-Ipernity work -Wait'
        (Connect-Ipernity work -NoBrowser -Wait 6> $null).UserName | Should -Be 'ada'
    }

    It 'tells <Problem> apart' -ForEach @(
        @{ Problem = 'a vault without metadata'; Vault = 'IpernityPlain'; Id = 'VaultWithoutMetadata' }
        @{ Problem = 'a read-only vault'; Vault = 'IpernityReadOnly'; Id = 'VaultReadOnly' }
        @{ Problem = 'a missing vault'; Vault = 'Nowhere'; Id = 'VaultNotFound' }
    ) {
        (Get-ErrorOf { Connect-AndSave work $Vault }).FullyQualifiedErrorId | Should -BeLike "$Id,*"
        Get-IpernityProfile | Should -BeNullOrEmpty
    }

    It 'does not wait for <Problem>' -ForEach @(
        @{ Problem = 'a locked vault that nobody can unlock'; Mode = 'Locked'; Id = 'VaultLocked' }
        @{ Problem = 'a vault that does not answer'; Mode = 'Hangs'; Id = 'VaultTimedOut' }
    ) {
        # In a process of its own, whose input is open but empty: a prompt would wait there for ever.
        $script = "Import-Module '$PSScriptRoot/../../Ipernity.psd1'
            Register-SecretVault -Name IpernitySlow -ModuleName '$PSScriptRoot/MemoryVault' -VaultParameters @{ Mode = '$Mode' }
            try { Connect-Ipernity work -Vault IpernitySlow -TimeoutSec 5 -ErrorAction Stop } catch { `$_.FullyQualifiedErrorId }
            Unregister-SecretVault IpernitySlow
            [Environment]::Exit(0)"
        $path = Join-Path $TestDrive "$Mode.ps1"
        Set-Content $path $script
        $start = [Diagnostics.ProcessStartInfo]::new((Get-ShellPath), "-NoProfile -File `"$path`"")
        $start.UseShellExecute = $false
        $start.RedirectStandardInput = $start.RedirectStandardOutput = $true
        $process = [Diagnostics.Process]::Start($start)
        try {
            $output = $process.StandardOutput.ReadToEndAsync()
            $process.WaitForExit(60000) | Should -BeTrue
            $output.Result | Should -Match "$Id,"
        }
        finally {
            if (-not $process.HasExited) { $process.Kill() }
        }
    }
}
