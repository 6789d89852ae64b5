using System.Text.Json;

namespace Ipernity.Api.Elements;

/// <summary>An object that was read from an answer of the service.</summary>
public abstract class IpernityElement
{
    private List<KeyValuePair<string, object?>>? _kept;
    private IReadOnlyDictionary<string, object?>? _additionalData;

    private protected IpernityElement()
    {
    }

    /// <summary>
    /// Data of the answer for which there is no property, by its path in the answer, such as <c>can.fave</c>. Values are text, numbers,
    /// flags, lists, and dictionaries.
    /// </summary>
    public IReadOnlyDictionary<string, object?> AdditionalData => _additionalData ??= ReadKept();

    /// <summary>Keeps a member for which there is no property.</summary>
    internal void Keep(ref Utf8JsonReader reader, string path)
    {
        var name = path + reader.GetString();
        reader.Read();
        (_kept ??= []).Add(new(name, reader.TokenType == JsonTokenType.String ? reader.GetString() : JsonText.Of(ref reader)));
        _additionalData = null;
    }

    /// <summary>Data of the answer for which there is no property, as JSON.</summary>
    /// <param name="isWanted">Whether a path is wanted.</param>
    internal Dictionary<string, JsonElement> ReadKeptJson(Func<string, bool> isWanted)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var member in (_kept ?? []).Where(member => isWanted(member.Key)))
            {
                json.WritePropertyName(member.Key);
                if (member.Value is JsonText text)
                    text.WriteTo(json);
                else
                    json.WriteStringValue((string?)member.Value);
            }

            json.WriteEndObject();
        }

        using var document = JsonDocument.Parse(buffer.ToArray());
        var kept = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in document.RootElement.EnumerateObject())
            kept[member.Name] = member.Value.Clone();
        return kept;
    }

    private Dictionary<string, object?> ReadKept()
    {
        var data = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var member in _kept ?? [])
            data[member.Key] = member.Value is JsonText json ? json.Read() : member.Value;
        return data;
    }
}
