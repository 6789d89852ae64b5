using System.Text.Json;

namespace Ipernity.PowerShell.Sandboxes;

/// <summary>The data that a sandbox prints when it listens.</summary>
internal sealed record SandboxGreeting(Uri Server, Uri? HttpsServer, string ApiKey, string ApiSecret, string UserName, int ProcessId)
{
    /// <param name="line">The one line of JSON that the sandbox prints.</param>
    public static SandboxGreeting Read(string line)
    {
        using var json = JsonDocument.Parse(line);
        var members = json.RootElement;
        return new SandboxGreeting(
            new Uri(Text(members, "server")),
            members.GetProperty("https_server").GetString() is { } https ? new Uri(https) : null,
            Text(members, "api_key"),
            Text(members, "api_secret"),
            Text(members, "user_name"),
            members.GetProperty("process_id").GetInt32());
    }

    private static string Text(JsonElement members, string name) => members.GetProperty(name).GetString()!;
}
