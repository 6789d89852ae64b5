using System.Diagnostics;

namespace Ipernity.PowerShell.Secrets;

/// <summary>The environment variables that replace omitted parameters.</summary>
internal static class EnvironmentVariables
{
    public const string ApiKey = "IPERNITY_API_KEY";
    public const string ApiSecret = "IPERNITY_API_SECRET";
    public const string Token = "IPERNITY_TOKEN";
    public const string Profile = "IPERNITY_PROFILE";

    /// <summary>Whether an application or a token comes from the environment.</summary>
    public static bool HaveCredentials => Read(ApiKey) is not null || Read(ApiSecret) is not null || Read(Token) is not null;

    public static string? Read(string name) =>
        Environment.GetEnvironmentVariable(name) is { } value && !string.IsNullOrWhiteSpace(value) ? value : null;

    /// <summary>Keeps the secrets of the environment from a program that does not need them.</summary>
    public static ProcessStartInfo WithoutSecrets(ProcessStartInfo program)
    {
        program.Environment.Remove(ApiSecret);
        program.Environment.Remove(Token);
        return program;
    }
}
