using System.Globalization;
using System.Text.Json;
using Ipernity.Api.Backups.Format;
using Ipernity.Api.Documents;
using Ipernity.Api.Sidecars;

namespace Ipernity.Api.Backups.Viewer;

/// <summary>What the lists of the page show of a document. In the data it is an array, to keep it short.</summary>
/// <param name="Id">The identifier.</param>
/// <param name="Title">The title; empty if it has none.</param>
/// <param name="Time">When it was created, or else posted, such as <c>2024-06-30T18:15:00</c>; empty if neither is known.</param>
/// <param name="File">The path of its file below <c>documents/</c>.</param>
/// <param name="Media">The kind of document.</param>
/// <param name="HasFile">Whether the account offered an original.</param>
/// <param name="IsGone">Whether it is gone from the account.</param>
/// <param name="Keywords">Its keywords.</param>
internal sealed record DocumentRow(
    string Id, string Title, string Time, string File, MediaKind Media, bool HasFile, bool IsGone, IReadOnlyList<string> Keywords)
{
    private const int HasFileFlag = 1;
    private const int IsGoneFlag = 2;
    private const int KeywordStart = 6;

    /// <summary>Makes the row of a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="file">The path of its file from the folder of the backup.</param>
    public static DocumentRow Of(DocumentRecord document, string file) => new(
        document.Id,
        document.Title ?? "",
        (document.CreatedAt ?? document.PostedAt?.UtcDateTime)?.ToString("s", CultureInfo.InvariantCulture) ?? "",
        file.Substring(BackupPaths.DocumentFolder.Length + 1),
        Enum.TryParse<MediaKind>(document.Media, out var media) ? media : MediaKind.Other,
        document.File is not null,
        document.GoneAt is not null,
        document.Keywords ?? []);

    /// <summary>Reads a row.</summary>
    public static DocumentRow Read(JsonElement row)
    {
        var flags = row[5].GetInt32();
        return new(
            row[0].GetString()!,
            row[1].GetString()!,
            row[2].GetString()!,
            row[3].GetString()!,
            (MediaKind)row[4].GetInt32(),
            (flags & HasFileFlag) != 0,
            (flags & IsGoneFlag) != 0,
            [.. row.EnumerateArray().Skip(KeywordStart).Select(static keyword => keyword.GetString()!)]);
    }

    /// <summary>Writes the row.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        json.WriteStringValue(Id);
        json.WriteStringValue(Title);
        json.WriteStringValue(Time);
        json.WriteStringValue(File);
        json.WriteNumberValue((int)Media);
        json.WriteNumberValue((HasFile ? HasFileFlag : 0) | (IsGone ? IsGoneFlag : 0));
        foreach (var keyword in Keywords)
            json.WriteStringValue(keyword);
        json.WriteEndArray();
    }
}
