using System.Globalization;
using System.Text.Json;
using Ipernity.Api.Backups.Format;
using Ipernity.Api.Backups.Index;
using Ipernity.Api.Documents;

namespace Ipernity.Api.Backups.Viewer;

/// <summary>The row of a document in the data of the page. It is written as an array to keep it short.</summary>
internal static class DocumentRow
{
    private const int HasFileFlag = 1;
    private const int IsGoneFlag = 2;
    private const int HasThumbnailFlag = 4;

    // The number of pending bytes after which the writer is flushed.
    private const int LargestPart = 16 * 1024;

    /// <summary>The sort key of a row.</summary>
    public static (string Time, string Id) OrderOf(BackupEntry entry) => (TimeOf(entry), entry.Id);

    /// <summary>The order of the timeline: the newest first.</summary>
    public static int Compare((string Time, string Id) left, (string Time, string Id) right) =>
        string.CompareOrdinal(right.Time, left.Time) is var order and not 0 ? order : string.CompareOrdinal(right.Id, left.Id);

    /// <summary>Writes the identifier, title, time, path of the file below <c>documents/</c>, kind, flags and keywords.</summary>
    public static void Write(Utf8JsonWriter json, BackupEntry entry)
    {
        json.WriteStartArray();
        json.WriteStringValue(entry.Id);
        json.WriteStringValue(entry.Title ?? "");
        json.WriteStringValue(TimeOf(entry));
        json.WriteStringValue(entry.Path.AsSpan(BackupPaths.DocumentFolder.Length + 1));
        json.WriteNumberValue((int)(Enum.TryParse<MediaKind>(entry.Media, out var media) ? media : MediaKind.Other));
        json.WriteNumberValue(
            (entry.Bytes is null ? 0 : HasFileFlag)
            | (entry.GoneAt is null ? 0 : IsGoneFlag)
            | (entry.HasThumbnail ? HasThumbnailFlag : 0));
        foreach (var keyword in entry.Keywords ?? [])
            json.WriteStringValue(keyword);
        json.WriteEndArray();
        if (json.BytesPending > LargestPart)
            json.Flush();
    }

    // The creation time, or else the posting time, such as 2024-06-30T18:15:00.
    private static string TimeOf(BackupEntry entry) =>
        (entry.CreatedAt ?? entry.PostedAt?.UtcDateTime)?.ToString("s", CultureInfo.InvariantCulture) ?? "";
}
