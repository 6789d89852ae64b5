@{
    ModuleVersion     = '1.0.0'
    GUID              = '22b79249-f9bb-45e7-8c53-778344d1e0f3'
    Description       = 'The functions that SecretManagement calls.'
    RootModule        = 'MemoryVault.Extension.psm1'
    FunctionsToExport = @('Get-Secret', 'Get-SecretInfo', 'Set-Secret', 'Remove-Secret', 'Test-SecretVault')
    CmdletsToExport   = @()
    AliasesToExport   = @()
    VariablesToExport = @()
}
