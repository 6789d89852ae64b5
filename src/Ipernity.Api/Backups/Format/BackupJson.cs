using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Ipernity.Api.Sidecars;

namespace Ipernity.Api.Backups.Format;

/// <summary>How the files of a backup are written as JSON: as sidecars are.</summary>
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
