using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ipernity.Api.Sidecars;

namespace Ipernity.Api.Backups.Index;

/// <summary>The JSON format of the index: each entry on one line.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(BackupEntry))]
internal sealed partial class IndexJson : JsonSerializerContext
{
    public static IndexJson Lines { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new ClockTimeConverter(), new MomentConverter() },
    });
}
