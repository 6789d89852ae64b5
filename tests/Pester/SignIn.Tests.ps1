Describe 'Signing in' {
    BeforeAll {
        . $PSScriptRoot/Sandbox.ps1
        $script:manifestPath = (Resolve-Path "$PSScriptRoot/../../Ipernity.psd1").Path
        Import-Module $manifestPath
        $script:sandbox = Open-Sandbox
        $script:application = $sandbox.Application
    }

    AfterAll {
        Close-Sandbox $sandbox
        Remove-Module Ipernity
    }

    AfterEach {
        Disconnect-Ipernity -WarningAction Ignore
        Revoke-SandboxToken $sandbox
    }

    Context 'Connect-Ipernity -NoBrowser' {
        BeforeAll {
            $script:before = [DateTimeOffset]::Now
            $permission = @{ doc = 'write'; network = 'read' }
            $script:authorization = Connect-Ipernity @application -Permission $permission -NoBrowser -InformationVariable hints 6> $null
            $script:hints = $hints
        }

        It 'returns a signed link to the server' {
            $authorization.Url.AbsoluteUri |
                Should -Match "^$([regex]::Escape($sandbox.Url))apps/authorize\?.*perm_doc=write&perm_network=read&api_sig=[0-9a-f]{32}$"
        }

        It 'returns the frob in the link' {
            $authorization.Frob | Should -Not -BeNullOrEmpty
            $authorization.Url.Query | Should -Match "[?&]frob=$($authorization.Frob)&"
        }

        It 'returns the requested permission' {
            "$($authorization.Permission)" | Should -Be 'doc=write, network=read'
        }

        It 'returns the server' {
            $authorization.Server | Should -Be $sandbox.Url
        }

        It 'returns the time of the request' {
            $authorization.RequestedAt | Should -BeGreaterOrEqual $before
            $authorization.RequestedAt | Should -BeLessOrEqual ([DateTimeOffset]::Now)
        }

        It 'shows the complete link, but not in the output stream' {
            "$hints" | Should -Match ([regex]::Escape($authorization.Url.AbsoluteUri))
        }

        It 'asks for doc=read by default' {
            "$((Connect-Ipernity @application -NoBrowser 6> $null).Permission)" | Should -Be 'doc=read'
        }
    }

    Context 'Complete-IpernityAuth' {
        BeforeEach {
            $script:authorization = Connect-Ipernity @application -Permission @{ doc = 'write' } -NoBrowser 6> $null
        }

        It 'connects after the user allowed the application' {
            Submit-Authorization $authorization.Url

            $connection = Complete-IpernityAuth

            $connection.UserName | Should -Be 'ada'
            $connection.UserId | Should -Match '^\d+$'
            "$($connection.Permission)" | Should -Be 'doc=write'
            $connection.ApiKey | Should -Be $application.ApiKey
        }

        It 'connects the session' {
            Submit-Authorization $authorization.Url

            $connection = Complete-IpernityAuth

            [object]::ReferenceEquals((Get-IpernityConnection), $connection) | Should -BeTrue
        }

        It 'accepts the authorization from the pipeline' {
            $null = Connect-Ipernity @application -NoBrowser 6> $null
            Submit-Authorization $authorization.Url

            ($authorization | Complete-IpernityAuth).UserName | Should -Be 'ada'
        }

        It 'accepts a frob' {
            Submit-Authorization $authorization.Url

            (Complete-IpernityAuth @application -Frob $authorization.Frob).UserName | Should -Be 'ada'
        }

        It 'fails before the user allowed the application' {
            $failure = Get-ErrorOf { Complete-IpernityAuth }

            $failure.FullyQualifiedErrorId | Should -BeLike 'FrobNotAuthorized,*'
            $failure.TargetObject | Should -Be $authorization.Frob
            $failure.ErrorDetails.RecommendedAction | Should -Match 'Allow the application .* Complete-IpernityAuth again'
        }

        It 'can be repeated after it was run too early' {
            $null = Get-ErrorOf { Complete-IpernityAuth }
            Submit-Authorization $authorization.Url

            (Complete-IpernityAuth).UserName | Should -Be 'ada'
        }

        It 'does not connect if the user denied the application' {
            Submit-Authorization $authorization.Url -Decision deny

            (Get-ErrorOf { Complete-IpernityAuth }).FullyQualifiedErrorId | Should -BeLike 'FrobNotAuthorized,*'
            Get-IpernityConnection | Should -BeNullOrEmpty
        }

        It 'uses a frob only once' {
            Submit-Authorization $authorization.Url
            $null = Complete-IpernityAuth

            (Get-ErrorOf { $authorization | Complete-IpernityAuth }).FullyQualifiedErrorId | Should -BeLike 'FrobNotAuthorized,*'
        }

        It 'cannot complete an authorization twice' {
            Submit-Authorization $authorization.Url
            $null = Complete-IpernityAuth

            (Get-ErrorOf { Complete-IpernityAuth }).FullyQualifiedErrorId | Should -BeLike 'NoPendingAuthorization,*'
        }
    }

    Context '-Wait' {
        It 'connects as soon as the user allows the application' {
            $shell = [powershell]::Create()
            try {
                $null = $shell.AddCommand('Import-Module').AddArgument($manifestPath).AddStatement().
                    AddCommand('Connect-Ipernity').AddParameters($application).
                    AddParameter('NoBrowser').AddParameter('Wait').AddParameter('TimeoutSec', 30)
                $waiting = $shell.BeginInvoke()
                $watch = [Diagnostics.Stopwatch]::StartNew()
                while ($shell.Streams.Information.Count -eq 0 -and $watch.Elapsed.TotalSeconds -lt 30) { Start-Sleep -Milliseconds 50 }
                $link = [regex]::Match("$($shell.Streams.Information[0])", 'http\S+').Value

                Submit-Authorization $link

                $shell.EndInvoke($waiting).UserName | Should -Be 'ada'
            }
            finally {
                $shell.Dispose()
            }
        }

        It 'fails with AuthorizationTimedOut after -TimeoutSec' {
            $failure = Get-ErrorOf { Connect-Ipernity @application -NoBrowser -Wait -TimeoutSec 1 }

            $failure.FullyQualifiedErrorId | Should -BeLike 'AuthorizationTimedOut,*'
            $failure.CategoryInfo.Category | Should -Be 'OperationTimeout'
            $failure.ErrorDetails.RecommendedAction | Should -Match 'Connect-Ipernity again'
        }

        It 'keeps an authorization that timed out, so that it can be completed later' {
            $failure = Get-ErrorOf { Connect-Ipernity @application -NoBrowser -Wait -TimeoutSec 1 }

            (Get-ErrorOf { Complete-IpernityAuth }).TargetObject | Should -Be $failure.TargetObject
        }

        It 'needs no user with a sandbox that approves automatically' {
            $unattended = Open-Sandbox '--auto-approve'
            try {
                $application = $unattended.Application
                (Connect-Ipernity @application -NoBrowser -Wait -TimeoutSec 30 6> $null).UserName | Should -Be 'ada'
            }
            finally {
                Close-Sandbox $unattended
            }
        }
    }

    Context 'with -Token' {
        BeforeEach {
            $script:token = (Connect-Sandbox $sandbox).Token
            Disconnect-Ipernity
        }

        It 'accepts a SecureString' {
            (Connect-Ipernity @application -Token $token).UserName | Should -Be 'ada'
        }

        It 'accepts a string' {
            (Connect-Ipernity @application -Token (ConvertFrom-Secure $token)).UserName | Should -Be 'ada'
        }

        It 'ignores white space around the token' {
            (Connect-Ipernity @application -Token "$(ConvertFrom-Secure $token)`r`n").UserName | Should -Be 'ada'
        }

        It 'knows the granted permissions' {
            "$((Connect-Ipernity @application -Token $token).Permission)" | Should -Be 'doc=write'
        }

        It 'rejects an invalid token' {
            (Get-ErrorOf { Connect-Ipernity @application -Token '1-2-f00d' }).FullyQualifiedErrorId | Should -BeLike 'TokenInvalid,*'
        }

        It 'rejects an empty token' {
            (Get-ErrorOf { Connect-Ipernity @application -Token '' }).FullyQualifiedErrorId | Should -BeLike 'TokenRequired,*'
        }

        It 'rejects -Permission' {
            (Get-ErrorOf { Connect-Ipernity @application -Token $token -Permission @{ doc = 'read' } }).FullyQualifiedErrorId |
                Should -BeLike 'TokenExcludesAuthorization,*'
        }
    }

    Context 'sources of key, secret and token' {
        BeforeEach {
            $script:token = (Connect-Sandbox $sandbox).Token
            Disconnect-Ipernity
            $script:kept = $env:IPERNITY_API_KEY, $env:IPERNITY_API_SECRET, $env:IPERNITY_TOKEN
            $env:IPERNITY_API_KEY, $env:IPERNITY_API_SECRET, $env:IPERNITY_TOKEN = $null
        }

        AfterEach {
            $env:IPERNITY_API_KEY, $env:IPERNITY_API_SECRET, $env:IPERNITY_TOKEN = $kept
        }

        It 'accepts the secret as a SecureString' {
            $secret = ConvertTo-Secure $application.ApiSecret

            (Connect-Ipernity -ApiKey $application.ApiKey -ApiSecret $secret -Server $sandbox.Url -Token $token).UserName | Should -Be 'ada'
        }

        It 'accepts key and secret as a credential' {
            $credential = [pscredential]::new($application.ApiKey, (ConvertTo-Secure $application.ApiSecret))

            (Connect-Ipernity -Credential $credential -Server $sandbox.Url -Token $token).ApiKey | Should -Be $application.ApiKey
        }

        It 'reads environment variables' {
            $env:IPERNITY_API_KEY, $env:IPERNITY_API_SECRET = $application.ApiKey, $application.ApiSecret
            $env:IPERNITY_TOKEN = ConvertFrom-Secure $token

            (Connect-Ipernity -Server $sandbox.Url).UserName | Should -Be 'ada'
        }

        It 'prefers parameters to environment variables' {
            $env:IPERNITY_API_KEY, $env:IPERNITY_API_SECRET, $env:IPERNITY_TOKEN = 'other', 'other', 'other'

            (Connect-Ipernity @application -Token $token).UserName | Should -Be 'ada'
        }

        It 'asks for a new authorization with -Permission, even if IPERNITY_TOKEN is set' {
            $env:IPERNITY_TOKEN = ConvertFrom-Secure $token

            (Connect-Ipernity @application -Permission @{ doc = 'delete' } -NoBrowser 6> $null).Frob | Should -Not -BeNullOrEmpty
        }
    }

    Context 'validation before a request is sent' {
        It 'rejects <Name> and lists the valid permissions' -ForEach @(
            @{ Name = 'an unknown area'; Permission = @{ docs = 'write' } }
            @{ Name = 'an unknown level'; Permission = @{ doc = 'wirte' } }
            @{ Name = 'a level that the area does not have'; Permission = @{ profile = 'delete' } }
        ) {
            $failure = Get-ErrorOf { Connect-Ipernity @application -Permission $Permission -NoBrowser }

            $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidPermission,*'
            $failure.Exception.Message | Should -Match 'doc, blog, post, network \(read, write or delete\) and profile \(read or write\)'
            $failure.TargetObject | Should -Be $Permission
        }

        It 'rejects the server <_>' -ForEach 'http://ipernity.example', 'ftp://127.0.0.1', 'ipernity' {
            $failure = Get-ErrorOf { Connect-Ipernity -ApiKey 'k' -ApiSecret 's' -Server $_ -NoBrowser }

            $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidServer,*'
            $failure.CategoryInfo.Category | Should -Be 'InvalidArgument'
        }

        It 'rejects an empty secret' {
            (Get-ErrorOf { Connect-Ipernity -ApiKey 'k' -ApiSecret '' -Server $sandbox.Url }).FullyQualifiedErrorId |
                Should -BeLike 'ApiSecretRequired,*'
        }
    }

    Context 'when already connected' {
        BeforeEach {
            $script:connection = Connect-Sandbox $sandbox
        }

        It 'stays connected when a new connection fails' {
            $null = Get-ErrorOf { Connect-Ipernity @application -Token '1-2-f00d' }

            (Invoke-IpernityApi auth.checkToken).auth.user.username | Should -Be 'ada'
        }

        It 'stays connected while a new authorization is pending' {
            $null = Connect-Ipernity @application -NoBrowser 6> $null

            [object]::ReferenceEquals((Get-IpernityConnection), $connection) | Should -BeTrue
        }

        It 'keeps the earlier connection usable with -Connection' {
            $null = Connect-Ipernity @application -Token $connection.Token

            (Invoke-IpernityApi test.hello -Connection $connection).hello | Should -Be 'hello world!'
        }
    }
}
