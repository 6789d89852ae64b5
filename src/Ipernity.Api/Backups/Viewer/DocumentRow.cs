using System.Globalization;
using System.Text.Json;
using Ipernity.Api.Backups.Format;
using Ipernity.Api.Backups.Index;
using Ipernity.Api.Documents;

namespace Ipernity.Api.Backups.Viewer;

/// <summary>What the lists of the page show of a document. In the data it is an array, to keep it short.</summary>
/// <param name="entry">The document.</param>
internal sealed class DocumentRow(BackupEntry entry)
{
    private const int HasFileFlag = 1;
    private const int IsGoneFlag = 2;
    private const int HasThumbnailFlag = 4;

    /// <summary>The order of the timeline: the newest first.</summary>
    public static int Compare(DocumentRow left, DocumentRow right) =>
        string.CompareOrdinal(right._time, left._time) is var order and not 0 ? order : string.CompareOrdinal(right.Id, left.Id);

    // When it was created, or else posted, such as 2024-06-30T18:15:00.
    private readonly string _time =
        (entry.CreatedAt ?? entry.PostedAt?.UtcDateTime)?.ToString("s", CultureInfo.InvariantCulture) ?? "";

    private string Id => entry.Id;

    /// <summary>Writes the identifier, title, time, path of the file below <c>documents/</c>, kind, flags and keywords.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        json.WriteStringValue(Id);
        json.WriteStringValue(entry.Title ?? "");
        json.WriteStringValue(_time);
        json.WriteStringValue(entry.Path.AsSpan(BackupPaths.DocumentFolder.Length + 1));
        json.WriteNumberValue((int)(Enum.TryParse<MediaKind>(entry.Media, out var media) ? media : MediaKind.Other));
        json.WriteNumberValue(
            (entry.Bytes is null ? 0 : HasFileFlag)
            | (entry.GoneAt is null ? 0 : IsGoneFlag)
            | (entry.HasThumbnail ? HasThumbnailFlag : 0));
        foreach (var keyword in entry.Keywords ?? [])
            json.WriteStringValue(keyword);
        json.WriteEndArray();
    }
}
