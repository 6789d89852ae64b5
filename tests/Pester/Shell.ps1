# A suite that starts other PowerShell processes dot-sources this file.

# The program of the running PowerShell. The process may be dotnet, because PowerShell runs as a .NET tool.
function Get-ShellPath {
    (Get-Command (Join-Path $PSHOME $(if ($PSEdition -eq 'Core') { 'pwsh' } else { 'powershell' })) -CommandType Application).Source
}
