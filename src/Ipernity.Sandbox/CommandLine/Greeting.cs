using System.Text.Json;

namespace Ipernity.Sandbox.CommandLine;

/// <summary>What the program prints in the banner's place for another program that started it: one line of JSON.</summary>
internal static class Greeting
{
    public static string Of(SandboxServer server) => JsonSerializer.Serialize(new
    {
        server = server.Address,
        api_key = server.Options.ApiKey,
        api_secret = server.Options.ApiSecret,
        user_name = server.Members.Find(server.Options.SignedInUser)!.UserName,
        process_id = Environment.ProcessId,
    });
}
