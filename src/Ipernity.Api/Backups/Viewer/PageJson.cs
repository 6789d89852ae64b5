using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Ipernity.Api.Backups.Format;
using Ipernity.Api.Sidecars;

namespace Ipernity.Api.Backups.Viewer;

/// <summary>How the data of the page is written: the members of the backup's files, without spaces, safe inside of a script.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(DocumentRecord))]
[JsonSerializable(typeof(AlbumFile))]
[JsonSerializable(typeof(FolderFile))]
[JsonSerializable(typeof(ManifestRecord))]
internal sealed partial class PageJson : JsonSerializerContext
{
    /// <summary>The context for all data. Every character is escaped that means something in HTML or ends a line in JavaScript.</summary>
    public static PageJson Data { get; } = new(new JsonSerializerOptions(BackupJson.Files.Options)
    {
        WriteIndented = false,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        TypeInfoResolver = null,
    });
}
