using System.Text.Encodings.Web;
using System.Text.Json;
using Ipernity.Api.Documents;

namespace Ipernity.Api.Downloads;

/// <summary>
/// The details of a document as JSON. Values that the service does not tell are left out, and so are numbers of visits and the like, which
/// would change the file with every run.
/// </summary>
internal static class JsonSidecar
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Create(IpernityDocument document, string file)
    {
        using var content = new MemoryStream();
        using (var json = new Utf8JsonWriter(content, Options))
        {
            json.WriteStartObject();
            WriteText(json, "id", document.Id);
            WriteText(json, "file", file);
            WriteText(json, "title", document.Title);
            WriteText(json, "description", document.Description);
            WriteList(json, "keywords", document.Tags);
            WriteText(json, "media", document.Media?.ToString());
            WriteText(json, "createdAt", document.CreatedAt?.ToString("s"));
            WriteText(json, "postedAt", TimeOf(document.PostedAt));
            WriteText(json, "modifiedAt", TimeOf(document.ModifiedAt));
            WriteText(json, "replacedAt", TimeOf(document.ReplacedAt));
            WriteText(json, "license", document.License?.ToString().Replace('_', '-'));
            WriteText(json, "visibility", document.Visibility?.ToString());
            WriteText(json, "safety", document.Safety?.ToString());
            WritePlace(json, document);
            WriteText(json, "ownerId", document.OwnerId);
            WriteText(json, "ownerName", document.OwnerName);
            WriteText(json, "link", document.Link?.AbsoluteUri);
            WriteOriginal(json, document);
            json.WriteEndObject();
        }

        return [.. content.ToArray(), (byte)'\n'];
    }

    private static void WritePlace(Utf8JsonWriter json, IpernityDocument document)
    {
        if (document.Latitude is not { } latitude || document.Longitude is not { } longitude)
            return;
        json.WriteStartObject("place");
        json.WriteNumber("latitude", latitude);
        json.WriteNumber("longitude", longitude);
        WriteText(json, "name", document.Place);
        json.WriteEndObject();
    }

    private static void WriteOriginal(Utf8JsonWriter json, IpernityDocument document)
    {
        json.WriteStartObject("original");
        WriteText(json, "fileName", document.FileName);
        WriteNumber(json, "bytes", document.FileSize);
        WriteNumber(json, "width", document.Width);
        WriteNumber(json, "height", document.Height);
        WriteText(json, "md5", document.Md5);
        json.WriteEndObject();
    }

    private static string? TimeOf(DateTimeOffset? time) => time?.UtcDateTime.ToString("s") + (time is null ? null : "Z");

    private static void WriteText(Utf8JsonWriter json, string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
            json.WriteString(name, text);
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, long? number)
    {
        if (number is { } value)
            json.WriteNumber(name, value);
    }

    private static void WriteList(Utf8JsonWriter json, string name, string[]? list)
    {
        if (list is null)
            return;
        json.WriteStartArray(name);
        foreach (var text in list)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
