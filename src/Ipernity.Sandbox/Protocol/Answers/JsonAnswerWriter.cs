using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Ipernity.Sandbox.Protocol.Answers;

/// <summary>Writes an answer as JSON: <c>{"auth":{"frob":".."},"api":{"status":"ok","at":".."}}</c>.</summary>
internal static class JsonAnswerWriter
{
    // JSON is served as application/json and never embedded in a page, so non-ASCII characters need no escaping.
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    public static void Write(Answer answer, IBufferWriter<byte> output)
    {
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        if (answer.Payload is { } payload)
            WriteParts(json, payload);
        if (answer.Status() is { } status)
        {
            json.WritePropertyName(status.Name);
            WriteValue(json, status);
        }
        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, Element element)
    {
        if (element.IsTextOnly)
        {
            json.WriteStringValue(element.Text);
            return;
        }
        json.WriteStartObject();
        WriteParts(json, element);
        if (element.Text is { } text)
            json.WriteString(Element.TextMember, text);
        json.WriteEndObject();
    }

    private static void WriteParts(Utf8JsonWriter json, Element element)
    {
        foreach (var part in element.Parts)
        {
            json.WritePropertyName(part.Name);
            if (part.Value is { } value)
            {
                json.WriteStringValue(value);
            }
            else if (part.Child is { } child)
            {
                WriteValue(json, child);
            }
            else
            {
                json.WriteStartArray();
                foreach (var item in part.Items!)
                    WriteValue(json, item);
                json.WriteEndArray();
            }
        }
    }
}
