using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Ipernity.Sandbox.Tests.Support;

/// <summary>Reads the format of PHP's <c>serialize()</c> strictly, into the same tree as JSON.</summary>
internal sealed class PhpReader
{
    private readonly byte[] _bytes;
    private int _at;

    private PhpReader(byte[] bytes) => _bytes = bytes;

    public static JsonNode Read(byte[] bytes)
    {
        var reader = new PhpReader(bytes);
        var value = reader.Value();
        Assert.Equal(bytes.Length, reader._at);
        return value;
    }

    private JsonNode Value()
    {
        switch (_bytes[_at])
        {
            case (byte)'s':
                return Text();
            case (byte)'i':
                Expect("i:");
                return Number(';');
            default:
                return Array();
        }
    }

    private string Text()
    {
        Expect("s:");
        var length = Number(':');
        Expect("\"");
        var text = Encoding.UTF8.GetString(_bytes, _at, length);
        _at += length;
        Expect("\";");
        return text;
    }

    private JsonNode Array()
    {
        Expect("a:");
        var count = Number(':');
        Expect("{");
        var entries = new List<(JsonNode Key, JsonNode Value)>();
        for (var i = 0; i < count; i++)
            entries.Add((Value(), Value()));
        Expect("}");
        if (entries.TrueForAll(entry => entry.Key.GetValueKind() == System.Text.Json.JsonValueKind.Number))
        {
            Assert.Equal(Enumerable.Range(0, count), entries.Select(entry => entry.Key.GetValue<int>()));
            return new JsonArray([.. entries.Select(entry => entry.Value)]);
        }
        return new JsonObject(entries.Select(entry => KeyValuePair.Create<string, JsonNode?>(entry.Key.GetValue<string>(), entry.Value)));
    }

    private int Number(char end)
    {
        var start = _at;
        while (_bytes[_at] != end)
            _at++;
        return int.Parse(Encoding.ASCII.GetString(_bytes, start, _at++ - start), NumberStyles.None, CultureInfo.InvariantCulture);
    }

    private void Expect(string text)
    {
        Assert.Equal(text, Encoding.ASCII.GetString(_bytes, _at, text.Length));
        _at += text.Length;
    }
}
