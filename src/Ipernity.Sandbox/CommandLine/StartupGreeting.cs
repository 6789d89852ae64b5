using System.Text.Json;
using Ipernity.Sandbox.Hosting;

namespace Ipernity.Sandbox.CommandLine;

/// <summary>The line of JSON that the program prints instead of the banner when another program started it.</summary>
internal static class StartupGreeting
{
    public static string Of(IRunningSandbox sandbox) => JsonSerializer.Serialize(new
    {
        server = sandbox.Address,
        https_server = sandbox.HttpsAddress,
        api_key = sandbox.Options.ApiKey,
        api_secret = sandbox.Options.ApiSecret,
        user_name = sandbox.SignedIn.UserName,
        process_id = Environment.ProcessId,
    });
}
