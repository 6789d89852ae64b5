@{
    ModuleVersion     = '1.0.0'
    GUID              = '14b218bc-21d7-4612-94b2-7fa43f575ba2'
    Description       = 'A vault of the tests.'
    NestedModules     = @('./PlainVault.Extension')
    FunctionsToExport = @()
    CmdletsToExport   = @()
    AliasesToExport   = @()
    VariablesToExport = @()
}
