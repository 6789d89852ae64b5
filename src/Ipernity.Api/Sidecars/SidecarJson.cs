using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ipernity.Api.Sidecars;

/// <summary>The JSON format of sidecars: indented, camelCase, without empty members and without escaped letters.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(DocumentRecord))]
internal sealed partial class SidecarJson : JsonSerializerContext
{
    public static SidecarJson Files { get; } = new(CreateOptions());

    /// <summary>The options of all files that people may read.</summary>
    public static JsonSerializerOptions CreateOptions() => new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new ClockTimeConverter(), new MomentConverter() },
    };
}
