# What a guide takes for granted: the module installed, an application, and the answers of the person, the gallery and the
# other computers that it speaks of. It is run first in the session of each guide.
param([hashtable] $Application, [string] $Work, [string] $Pester)

$global:ErrorActionPreference = 'Stop'
$global:ProgressPreference = 'SilentlyContinue'
Set-Location $Work
$env:PSModulePath = (Split-Path $Work) + [IO.Path]::PathSeparator + $env:PSModulePath
# The vault, and whatever else is kept for a user, is a new user's.
$env:HOME = $Work
$env:NO_COLOR = '1'

# Where the sandbox is in the place of ipernity.com, unless the reader starts one. Jobs and other sessions are told by the environment.
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

# The module is built already.
function global:dotnet { }

# It is installed already.
function global:Install-PSResource {
    param([string] $Name, [switch] $TrustRepository)
    if ($Name -ne 'Ipernity' -or -not $TrustRepository) { throw "Nobody would be there to be asked about $Name." }
}

# What the person types.
function global:Get-Credential {
    param([string] $Message)
    if (-not $Message) { throw 'The person does not know what to type.' }
    [pscredential]::new($env:IPERNITY_API_KEY, [Net.NetworkCredential]::new('', $env:IPERNITY_API_SECRET).SecurePassword)
}

# A vault in memory instead of one of SecretManagement.
$global:vault = @{}
function global:Set-Secret {
    param([string] $Name, [object] $Secret, [securestring] $SecureStringSecret)
    $global:vault[$Name] = if ($SecureStringSecret) { $SecureStringSecret } else { $Secret }
}
function global:Get-Secret {
    param([string] $Name)
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

# A workflow's step: a session that nobody has connected, with secrets in the environment.
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

# Another computer: a process that is spoken to by the same protocol.
function global:New-PSSession {
    [CmdletBinding()]
    param([string] $HostName)
    $runspace = [runspacefactory]::CreateOutOfProcessRunspace($null)
    $runspace.Open()
    $null = [powershell]::Create($runspace).AddScript('$PSDefaultParameterValues["Connect-Ipernity:Server"] = $env:IPERNITY_GUIDE_SERVER').Invoke()
    [Management.Automation.Runspaces.PSSession]::Create($runspace, $HostName, $PSCmdlet)
}

Import-Module $Pester
Set-Variable PesterPreference -Scope Global (New-PesterConfiguration @{ Run = @{ Throw = $true }; Output = @{ Verbosity = 'None' } })

Import-Module Ipernity

# Some documents of the reader's, and a file of new titles.
$ids = (Invoke-IpernityApi explore.docs.getRecent @Application).docs.doc.doc_id | Select-Object -First 3
Set-Variable ids -Scope Global $ids
Set-Content titles.csv 'doc_id,title', "$($ids[0]),A walk", "$($ids[1]),A tram"

# A folder of photos, and a list of their titles.
$null = New-Item photos -ItemType Directory
foreach ($name in 'tram', 'bridge', 'harbour') { Set-Content "photos/$name.jpg" "A picture of the $name" }
Set-Content photos.csv 'Path,Title', 'photos/tram.jpg,The tram', 'photos/bridge.jpg,The bridge'
