using System.Text;
using System.Text.Json;
using Ipernity.Auth.Answers;

namespace Ipernity.Auth.Tests.Answers;

/// <summary>The readers of JSON accept and read exactly what the reader of .NET does.</summary>
public sealed class JsonSyntaxTests
{
    private const int Depth = 6;

    private static readonly string[] Texts =
    [
        """{"docs":{"total":"2","page":1,"doc":[{"doc_id":"1","title":"a\"b\\","w":-1.5e+3},{"doc_id":"2"}]},"api":{"status":"ok"}}""",
        """ [ 0 , -0.1E-2, true , false,null, "\u00e9\ud83d\ude42 \/ é😀", [], {} , {"":[[[[1]]]]} ] """,
        "{\"a\" :\t\"x\" ,\r\n\"\\u0061\":[1 ,2 ]}",
        "\"text\"",
        "12",
    ];

    [Fact]
    public void Mutated_texts_are_well_formed_if_the_reader_of_dotnet_says_so()
    {
        var mutator = new AnswerMutator(seed: 8259);
        var accepted = 0;
        for (var i = 0; i < 100_000; i++)
        {
            var json = mutator.Mutate(Texts[i % Texts.Length]);
            if (!Utf8Validity.IsValid(json))
                continue;
            var isValid = JsonSyntax.IsValid(json, Depth, out _);
            Assert.True(isValid == (Tokens(json) is not null), Encoding.UTF8.GetString(json));
            if (!isValid)
                continue;
            accepted++;
            Assert.Equal(Tokens(json), CheckedTokens(json));
        }

        Assert.InRange(accepted, 1000, 99_000);
    }

    [Theory]
    [InlineData("1", 1)]
    [InlineData("[]", 1)]
    [InlineData("""{"a":[1,"b",{}],"c":null}""", 6)]
    public void Values_are_counted(string json, int count)
    {
        Assert.True(JsonSyntax.IsValid(Encoding.UTF8.GetBytes(json), Depth, out var values));
        Assert.Equal(count, values);
    }

    [Theory]
    [InlineData("""{"a":{"b":[1,"]}"]}}""")]
    [InlineData("""{"a":"x"}""")]
    [InlineData("""{"a":12}""")]
    public void A_value_is_skipped_to_its_end(string json)
    {
        var reader = new CheckedJsonReader(Encoding.UTF8.GetBytes(json));
        Assert.True(reader.Read() && reader.Read());
        reader.Skip();
        Assert.Equal(json.Length - 1, reader.Position);
        Assert.True(reader.Read());
        Assert.Equal(JsonTokenType.EndObject, reader.TokenType);
        Assert.False(reader.Read());
    }

    private static List<string>? Tokens(byte[] json)
    {
        var tokens = new List<string>();
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = Depth });
        try
        {
            while (reader.Read())
                tokens.Add(Describe(reader.TokenType, reader.TokenStartIndex, reader.ValueSpan, reader.ValueIsEscaped));
            return tokens;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static List<string> CheckedTokens(byte[] json)
    {
        var tokens = new List<string>();
        var reader = new CheckedJsonReader(json);
        while (reader.Read())
            tokens.Add(Describe(reader.TokenType, reader.TokenStart, reader.ValueSpan, reader.ValueIsEscaped));
        return tokens;
    }

    private static string Describe(JsonTokenType type, long start, ReadOnlySpan<byte> value, bool isEscaped)
    {
        var text = type is JsonTokenType.PropertyName or JsonTokenType.String or JsonTokenType.Number ? Encoding.UTF8.GetString(value) : "";
        return FormattableString.Invariant($"{type} at {start}: {text} {isEscaped && text.Length > 0}");
    }
}
