using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Ipernity.Api.Sidecars;

namespace Ipernity.Api.Backups.Format;

/// <summary>The JSON format of a backup's files, which is that of sidecars.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(DocumentRecord))]
[JsonSerializable(typeof(AlbumFile))]
[JsonSerializable(typeof(FolderFile))]
[JsonSerializable(typeof(ServedFile))]
[JsonSerializable(typeof(ManifestRecord))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class BackupJson : JsonSerializerContext
{
    /// <summary>The context for all files.</summary>
    public static BackupJson Files { get; } = new(SidecarJson.CreateOptions());
}
