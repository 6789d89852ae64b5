@{
    ModuleVersion     = '1.0.0'
    GUID              = 'f0a56f06-1d24-423b-a4fa-01714dd6f341'
    Description       = 'A vault of the tests.'
    NestedModules     = @('./MemoryVault.Extension')
    FunctionsToExport = @()
    CmdletsToExport   = @()
    AliasesToExport   = @()
    VariablesToExport = @()
}
