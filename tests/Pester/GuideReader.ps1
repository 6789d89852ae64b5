# Prepares the session of a guide: makes the module available and replaces what a test does not have (the user, the gallery, a vault and
# other computers).
param([hashtable] $Application, [string] $Work, [string] $Pester)

$global:ErrorActionPreference = 'Stop'
$global:ProgressPreference = 'SilentlyContinue'
Set-Location $Work
$env:PSModulePath = (Split-Path $Work) + [IO.Path]::PathSeparator + $env:PSModulePath
# A new user's home folder.
$env:HOME = $Work
$env:NO_COLOR = '1'

# Connects to the test's sandbox instead of ipernity.com, unless the guide starts a sandbox itself. Environment variables also reach jobs
# and other processes.
$env:IPERNITY_API_KEY = $Application.ApiKey
$env:IPERNITY_API_SECRET = $Application.ApiSecret
$env:IPERNITY_GUIDE_SERVER = $Application.Server
$global:PSDefaultParameterValues = @{
    'Connect-Ipernity:Server'        = {
        $isPiped = (Get-PSCallStack)[1].Position.Text -match '\| *Connect-Ipernity'
        if (-not $isPiped -and $args[0].BoundParameters -notcontains 'Sandbox') { $env:IPERNITY_GUIDE_SERVER }
    }
    'Connect-Ipernity:NoBrowser'     = { if ($args[0].BoundParameters -notcontains 'Token' -and -not $env:IPERNITY_TOKEN) { $true } }
    'Start-Job:InitializationScript' = { { $global:PSDefaultParameterValues['Connect-Ipernity:Server'] = $env:IPERNITY_GUIDE_SERVER } }
}

# The module is already built.
function global:dotnet { }

# The module is already installed.
function global:Install-PSResource {
    param([string] $Name, [switch] $TrustRepository)
    if ($Name -like 'Microsoft.PowerShell.Secret*') { return }
    if ($Name -ne 'Ipernity' -or -not $TrustRepository) { throw "Install-PSResource $Name would ask for confirmation." }
}

# The user's input.
function global:Get-Credential {
    param([string] $Message)
    if (-not $Message) { throw 'Get-Credential has no message.' }
    [pscredential]::new($env:IPERNITY_API_KEY, [Net.NetworkCredential]::new('', $env:IPERNITY_API_SECRET).SecurePassword)
}

# A vault in memory instead of one of SecretManagement.
$global:vault = @{}
$global:vaultMetadata = @{}
function global:Register-SecretVault { param([string] $Name, [string] $ModuleName, [switch] $DefaultVault) }
function global:Get-SecretVault { [pscustomobject]@{ Name = 'SecretStore'; IsDefault = $true } }
function global:Set-Secret {
    param([string] $Name, [object] $Secret, [securestring] $SecureStringSecret, [string] $Vault, [hashtable] $Metadata = @{})
    $global:vault[$Name] = if ($SecureStringSecret) { $SecureStringSecret } else { $Secret }
    $global:vaultMetadata[$Name] = $Metadata
}
function global:Get-SecretInfo {
    param([string] $Name = '*', [string] $Vault)
    foreach ($known in @($global:vault.Keys) -like $Name) {
        [pscustomobject]@{ Name = $known; VaultName = 'SecretStore'; Metadata = $global:vaultMetadata[$known] }
    }
}
function global:Remove-Secret {
    param([string] $Name, [string] $Vault)
    $global:vault.Remove($Name)
}
function global:Get-Secret {
    param([string] $Name, [string] $Vault)
    if (-not $global:vault.ContainsKey($Name)) { throw "The vault has no secret named $Name." }
    $global:vault[$Name]
}

# The assets of an Azure Automation account.
function global:Get-AutomationPSCredential { param([string] $Name) Get-Credential -Message $Name }
function global:Get-AutomationVariable {
    param([string] $Name)
    if ($Name -notlike '*Token') { throw "There is no variable $Name." }
    ConvertFrom-SecureString (Get-IpernityConnection).Token -AsPlainText
}

# The tasks of Windows.
foreach ($name in 'New-ScheduledTaskAction', 'New-ScheduledTaskTrigger', 'New-ScheduledTaskSettingsSet') {
    Set-Item "function:global:$name" { "$args" }
}
function global:Register-ScheduledTask {
    param([string] $TaskName, [object] $Action, [object] $Trigger, [object] $Settings)
    if ($Action -notmatch '-File "(?<script>[^"]+)"' -or -not (Test-Path $Matches.script)) { throw "The task does not run a script: $Action" }
}

# Starts a step of a workflow: a session without a connection, with the secrets in environment variables.
function global:Open-Workflow {
    param([string[]] $Secret)
    $secrets = @{
        IPERNITY_API_KEY    = $env:IPERNITY_API_KEY
        IPERNITY_API_SECRET = $env:IPERNITY_API_SECRET
        IPERNITY_TOKEN      = ConvertFrom-SecureString (Get-IpernityConnection).Token -AsPlainText
    }
    Remove-Module Ipernity
    Import-Module Ipernity -Global
    foreach ($name in $secrets.Keys) { Set-Item "Env:$name" $(if ($name -in $Secret) { $secrets[$name] }) }
}

# Another computer is replaced by another process, which uses the same remoting protocol.
function global:New-PSSession {
    [CmdletBinding()]
    param([string] $HostName)
    $runspace = [runspacefactory]::CreateOutOfProcessRunspace($null)
    $runspace.Open()
    $useSandbox = '$PSDefaultParameterValues["Connect-Ipernity:Server"] = $env:IPERNITY_GUIDE_SERVER'
    $null = [powershell]::Create($runspace).AddScript($useSandbox).Invoke()
    [Management.Automation.Runspaces.PSSession]::Create($runspace, $HostName, $PSCmdlet)
}

Import-Module $Pester
Set-Variable PesterPreference -Scope Global (New-PesterConfiguration @{ Run = @{ Throw = $true }; Output = @{ Verbosity = 'None' } })

Import-Module Ipernity

# Some of the user's documents, and a file with new titles.
$ids = (Invoke-IpernityApi explore.docs.getRecent @Application).docs.doc.doc_id | Select-Object -First 3
Set-Variable ids -Scope Global $ids
Set-Content titles.csv 'doc_id,title', "$($ids[0]),A walk", "$($ids[1]),A tram"

# A folder with photos, and a file with their titles.
$null = New-Item photos -ItemType Directory
foreach ($name in 'tram', 'bridge', 'harbour') { Set-Content "photos/$name.jpg" "A picture of the $name" }
# Folders with photos.
foreach ($name in 'Lisbon/castle', 'Lisbon/tram', 'Porto/bridge') {
    $null = New-Item "trips/$(Split-Path $name)" -ItemType Directory -Force
    Set-Content "trips/$name.jpg" "A picture of the $name"
}
Set-Content photos.csv 'Path,Title', 'photos/tram.jpg,The tram', 'photos/bridge.jpg,The bridge'
