@{
    ModuleVersion        = '0.1.0'
    GUID                 = '6b1f0c5e-9a0d-4c55-8a3e-2f6f0a7d41b8'
    Author               = "The Ipernity module's authors"
    CompanyName          = 'Community'
    Copyright            = '(c) The authors of the Ipernity module. MIT licence.'
    Description          = 'Signs in to the photo community ipernity.com and calls its API: signed, authenticated, safe for prompts and for unattended scripts.'

    RootModule           = if ($PSEdition -eq 'Core') { 'lib/core/Ipernity.PowerShell.dll' } else { 'lib/desktop/Ipernity.PowerShell.dll' }
    RequiredAssemblies   = if ($PSEdition -eq 'Core') { 'lib/core/Ipernity.PowerShell.dll' } else { 'lib/desktop/Ipernity.PowerShell.dll' }
    PowerShellVersion    = '5.1'
    CompatiblePSEditions = @('Core', 'Desktop')
    # Windows PowerShell 5.1 runs on it.
    DotNetFrameworkVersion = '4.7.2'

    TypesToProcess       = @('lib/Ipernity.Types.ps1xml')
    FormatsToProcess     = @('lib/Ipernity.Format.ps1xml', 'lib/IpernityMethod.Format.ps1xml', 'lib/IpernityAlbum.Format.ps1xml', 'lib/IpernityDocument.Format.ps1xml')

    FunctionsToExport    = @()
    CmdletsToExport      = @(
        'Add-IpernityAlbumDocument'
        'Backup-IpernityAccount'
        'Complete-IpernityAuth'
        'Connect-Ipernity'
        'Disconnect-Ipernity'
        'Get-IpernityAccount'
        'Get-IpernityAlbum'
        'Get-IpernityConnection'
        'Get-IpernityDocument'
        'Get-IpernityFrob'
        'Get-IpernityMethod'
        'Get-IpernityProfile'
        'Get-IpernitySignature'
        'Invoke-IpernityApi'
        'New-IpernityAlbum'
        'Remove-IpernityAlbum'
        'Remove-IpernityAlbumDocument'
        'Remove-IpernityDocument'
        'Remove-IpernityProfile'
        'Restore-IpernityBackup'
        'Save-IpernityDocument'
        'Send-IpernityFile'
        'Set-IpernityAlbum'
        'Set-IpernityDocument'
        'Start-IpernitySandbox'
        'Stop-IpernitySandbox'
        'Test-IpernityBackup'
        'Test-IpernityToken'
        'Wait-IpernityUpload'
    )
    VariablesToExport    = @()
    AliasesToExport      = @()

    PrivateData          = @{
        PSData = @{
            Tags         = @('ipernity', 'photo', 'photography', 'API', 'REST', 'PSEdition_Core', 'PSEdition_Desktop', 'Windows', 'Linux', 'MacOS')
            LicenseUri   = 'https://opensource.org/license/mit'
            # In a package: the newest part of CHANGELOG.md, and ProjectUri, the address from which the sources were cloned.
            ReleaseNotes = 'See CHANGELOG.md.'
        }
    }
}
