namespace Ipernity.PowerShell.Cmdlets;

/// <summary>The names of the parameter sets that several cmdlets share.</summary>
internal static class ParameterSets
{
    public const string ApiKey = "ApiKey";
    public const string Credential = "Credential";
    public const string Connection = "Connection";
    public const string Authorization = "Authorization";
    public const string Sandbox = "Sandbox";
    public const string Profile = "Profile";
}
