using System.Text.Json;
using Ipernity.Api.Documents;
using Ipernity.Api.Sidecars;

namespace Ipernity.Api.Downloads;

/// <summary>
/// Writes the details of a document beside its file. The sidecar of <c>photo.jpg</c> is <c>photo.jpg.xmp</c>, the name that darktable and
/// digiKam read and write, because <c>photo.xmp</c> would be ambiguous if there is also a <c>photo.png</c>.
/// </summary>
internal static class SidecarWriter
{
    public static string PathOf(string file, SidecarKind kind) => file + (kind == SidecarKind.Json ? ".json" : ".xmp");

    /// <summary>Writes the sidecar, unless it is already up to date.</summary>
    /// <exception cref="IpernityDownloadException">The sidecar cannot be written, or the existing one cannot be read.</exception>
    public static void Write(IpernityDocument document, DownloadPlan plan, SidecarKind kind)
    {
        if (plan.SidecarPath is not { } path)
            return;
        try
        {
            var before = File.Exists(path) ? File.ReadAllBytes(path) : null;
            var content = kind == SidecarKind.Json
                ? WriteJson(DocumentRecord.From(document, Path.GetFileName(plan.Path)))
                : XmpSidecar.Create(document, path, before);
            if (before is null || !content.AsSpan().SequenceEqual(before))
                PartialFile.Write(path, content);
        }
        catch (Exception failure) when (SavedFile.IsOfFileSystem(failure))
        {
            throw SavedFile.Translate(failure, path);
        }
    }

    private static byte[] WriteJson(DocumentRecord record) =>
        [.. JsonSerializer.SerializeToUtf8Bytes(record, SidecarJson.Files.DocumentRecord), (byte)'\n'];
}
