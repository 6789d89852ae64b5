using System.Text.Json;
using Ipernity.Sandbox.Hosting;

namespace Ipernity.Sandbox.CommandLine;

/// <summary>
/// Reads applications from a JSON file: a list of objects with <c>key</c>, <c>secret</c> and optionally <c>name</c> and
/// <c>callback</c>.
/// </summary>
internal static class ApplicationFile
{
    private const string Expected = "a JSON list of objects with key, secret and optionally name and callback";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <exception cref="InvalidOptionException">The file cannot be read, or it has another content.</exception>
    public static SandboxApplication[] Read(string option, string path)
    {
        try
        {
            var entries = JsonSerializer.Deserialize<ApplicationFileEntry?[]>(File.ReadAllBytes(path), Options) ?? [];
            return [.. entries.Select(entry => ToApplication(entry) ?? throw Invalid(option, path))];
        }
        catch (JsonException)
        {
            throw Invalid(option, path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new InvalidOptionException($"{option} '{path}' cannot be read. {problem.Message}");
        }
    }

    private static SandboxApplication? ToApplication(ApplicationFileEntry? entry)
    {
        if (entry is null || string.IsNullOrWhiteSpace(entry.Key) || string.IsNullOrWhiteSpace(entry.Secret))
            return null;
        return new SandboxApplication(entry.Key, entry.Secret, entry.Name ?? entry.Key) { Callback = entry.Callback };
    }

    private static InvalidOptionException Invalid(string option, string path) => new($"{option} '{path}' is invalid. Use {Expected}.");
}
