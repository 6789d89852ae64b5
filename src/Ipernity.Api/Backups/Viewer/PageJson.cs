using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Ipernity.Api.Backups.Format;
using Ipernity.Api.Sidecars;

namespace Ipernity.Api.Backups.Viewer;

/// <summary>The JSON format of the page's data: as in the backup's files, but compact and safe inside a script.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(DocumentRecord))]
[JsonSerializable(typeof(AlbumFile))]
[JsonSerializable(typeof(FolderFile))]
[JsonSerializable(typeof(ManifestRecord))]
internal sealed partial class PageJson : JsonSerializerContext
{
    /// <summary>The context for all data. It escapes characters with a meaning in HTML and line breaks of JavaScript.</summary>
    public static PageJson Data { get; } = new(new JsonSerializerOptions(BackupJson.Files.Options)
    {
        WriteIndented = false,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        TypeInfoResolver = null,
    });
}
