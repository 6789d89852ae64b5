using System.Text.Json;

namespace Ipernity.Api.Elements;

/// <summary>A value of an answer that is converted to an object only when it is used.</summary>
internal sealed class JsonText
{
    private readonly string _json;

    private JsonText(string json)
    {
        _json = json;
    }

    /// <param name="reader">The reader on the first token of the value; afterwards on its last.</param>
    public static JsonText Of(ref Utf8JsonReader reader)
    {
        using var value = JsonDocument.ParseValue(ref reader);
        return new JsonText(value.RootElement.GetRawText());
    }

    public void WriteTo(Utf8JsonWriter writer) => writer.WriteRawValue(_json);

    /// <returns>A number, a flag, an array, a dictionary, or null.</returns>
    public object? Read()
    {
        using var value = JsonDocument.Parse(_json);
        return Read(value.RootElement);
    }

    private static object? Read(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => ReadObject(value),
        JsonValueKind.Array => value.EnumerateArray().Select(Read).ToArray(),
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.TryGetInt64(out var number) ? (object)number : value.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private static Dictionary<string, object?> ReadObject(JsonElement value)
    {
        var members = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
            members[member.Name] = Read(member.Value);
        return members;
    }
}
