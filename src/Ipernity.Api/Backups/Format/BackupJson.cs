using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ipernity.Api.Sidecars;

namespace Ipernity.Api.Backups.Format;

/// <summary>How the files of a backup are written as JSON: indented, camelCase, without empty members, texts readable.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(DocumentRecord))]
[JsonSerializable(typeof(AlbumFile))]
[JsonSerializable(typeof(FolderFile))]
[JsonSerializable(typeof(ServedFile))]
[JsonSerializable(typeof(ManifestRecord))]
internal sealed partial class BackupJson : JsonSerializerContext
{
    /// <summary>The context for all files.</summary>
    public static BackupJson Files { get; } = new(new JsonSerializerOptions
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new ClockTimeConverter(), new MomentConverter() },
    });
}
