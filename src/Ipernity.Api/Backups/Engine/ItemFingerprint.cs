using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ipernity.Auth.Signing;

namespace Ipernity.Api.Backups.Engine;

/// <summary>
/// A hash of an item that changes only if somebody changes the item. It ignores visits, faves, addresses, and data about the caller, which
/// change by themselves.
/// </summary>
internal static class ItemFingerprint
{
    private static readonly HashSet<string> Ignored = new(StringComparer.Ordinal)
    {
        "visits", "faves", "last_visit", "last_visit_at", "visited_at", "last_online", "is_online", "tmo",
        "url", "icon", "thumb", "thumbs", "medias", "secret", "farm", "path",
        "albums", "groups", "you", "can",
    };

    /// <param name="item">The JSON of the item.</param>
    /// <param name="maxDepth">The maximum nesting depth of the item.</param>
    public static string Of(ReadOnlySpan<byte> item, int maxDepth)
    {
        var reader = new Utf8JsonReader(item, new JsonReaderOptions { MaxDepth = maxDepth });
        using var content = new MemoryStream(item.Length);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && Ignored.Contains(Encoding.UTF8.GetString(reader.ValueSpan.ToArray())))
            {
                reader.Skip();
                continue;
            }

            content.WriteByte((byte)reader.TokenType);
            if (reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.String or JsonTokenType.Number)
            {
                var value = reader.ValueSpan.ToArray();
                content.Write(value, 0, value.Length);
                content.WriteByte(0);
            }
        }

        return Md5Hex.Of(content.GetBuffer(), (int)content.Length);
    }

    /// <param name="item">The item.</param>
    public static string Of(JsonNode item)
    {
        var json = Encoding.UTF8.GetBytes(item.ToJsonString());
        return Of(json, maxDepth: 0);
    }
}
