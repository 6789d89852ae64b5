@{
    ModuleVersion     = '1.0.0'
    GUID              = 'cb48d88f-0397-491d-b42b-a2c72d116a66'
    Description       = 'The functions that SecretManagement calls.'
    RootModule        = 'PlainVault.Extension.psm1'
    FunctionsToExport = @('Get-Secret', 'Get-SecretInfo', 'Set-Secret', 'Remove-Secret', 'Test-SecretVault')
    CmdletsToExport   = @()
    AliasesToExport   = @()
    VariablesToExport = @()
}
