using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ipernity.Api.Sidecars;

/// <summary>How sidecars are written as JSON: indented, camelCase, without empty members, texts readable.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(DocumentRecord))]
internal sealed partial class SidecarJson : JsonSerializerContext
{
    public static SidecarJson Files { get; } = new(CreateOptions());

    /// <summary>The options of all files for people.</summary>
    public static JsonSerializerOptions CreateOptions() => new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new ClockTimeConverter(), new MomentConverter() },
    };
}
