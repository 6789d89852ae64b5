namespace Ipernity.PowerShell.Commands;

/// <summary>The ways in which a cmdlet is told for which application it works.</summary>
internal static class ParameterSets
{
    public const string ApiKey = "ApiKey";
    public const string Credential = "Credential";
    public const string Connection = "Connection";
    public const string Authorization = "Authorization";
    public const string Sandbox = "Sandbox";
}
