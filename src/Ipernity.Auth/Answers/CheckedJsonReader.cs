using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Ipernity.Auth.Answers;

/// <summary>
/// Reads JSON that <see cref="JsonSyntax"/> has checked. Its members are those of <see cref="Utf8JsonReader"/>, which searches for
/// the end of a string with code that .NET compiles without optimizations at first. Measured with 10,000 documents: with it, the
/// first and the second walk take more than twice as long.
/// </summary>
internal ref struct CheckedJsonReader(ReadOnlySpan<byte> json)
{
    private readonly ReadOnlySpan<byte> _json = json;

    /// <summary>The kind of the token that was read last.</summary>
    public JsonTokenType TokenType { get; private set; }

    /// <summary>Where the token begins.</summary>
    public int TokenStart { get; private set; }

    /// <summary>Where the token ends, and the next one is looked for.</summary>
    public int Position { get; private set; }

    /// <summary>The text of a name, a string or a number as it was received, without quotation marks.</summary>
    public ReadOnlySpan<byte> ValueSpan { get; private set; }

    /// <summary>Whether a name or a string contains escapes.</summary>
    public bool ValueIsEscaped { get; private set; }

    /// <summary>Moves to the next token.</summary>
    /// <returns>False at the end.</returns>
    [MethodImpl(HotCode.Optimized)]
    public bool Read()
    {
        while (Position < _json.Length && _json[Position] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t' or (byte)',')
            Position++;
        if (Position == _json.Length)
            return false;

        TokenStart = Position;
        switch (_json[Position])
        {
            case (byte)'"':
                ReadString();
                break;
            case (byte)'{':
                ReadSign(JsonTokenType.StartObject);
                break;
            case (byte)'}':
                ReadSign(JsonTokenType.EndObject);
                break;
            case (byte)'[':
                ReadSign(JsonTokenType.StartArray);
                break;
            case (byte)']':
                ReadSign(JsonTokenType.EndArray);
                break;
            default:
                ReadWord();
                break;
        }

        return true;
    }

    /// <summary>Moves to the end of the value. From a name, it moves to the end of the value with that name.</summary>
    [MethodImpl(HotCode.Optimized)]
    public void Skip()
    {
        if (TokenType == JsonTokenType.PropertyName)
            Read();
        if (TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
            return;

        TokenType = TokenType == JsonTokenType.StartObject ? JsonTokenType.EndObject : JsonTokenType.EndArray;
        for (var depth = 1; depth > 0; Position++)
        {
            switch (_json[Position])
            {
                case (byte)'"':
                    Position = FindEnd(Position + 1, out _);
                    break;
                case (byte)'{' or (byte)'[':
                    depth++;
                    break;
                case (byte)'}' or (byte)']':
                    depth--;
                    break;
            }
        }
    }

    /// <summary>The text of a name or a string.</summary>
    /// <exception cref="InvalidOperationException">It contains half of a surrogate pair.</exception>
    public readonly string GetString() => ValueIsEscaped ? Unescape() : Encoding.UTF8.GetString(ValueSpan);

    /// <summary>Whether a name or a string is the given text.</summary>
    /// <exception cref="InvalidOperationException">It contains half of a surrogate pair.</exception>
    public readonly bool ValueTextEquals(string text) => string.Equals(GetString(), text, StringComparison.Ordinal);

    private readonly string Unescape()
    {
        var reader = new Utf8JsonReader(_json.Slice(TokenStart, ValueSpan.Length + 2));
        reader.Read();
        return reader.GetString()!;
    }

    [MethodImpl(HotCode.Optimized)]
    private void ReadString()
    {
        var end = FindEnd(TokenStart + 1, out var isEscaped);
        ValueSpan = _json.Slice(TokenStart + 1, end - TokenStart - 1);
        ValueIsEscaped = isEscaped;
        Position = end + 1;
        TokenType = IsName() ? JsonTokenType.PropertyName : JsonTokenType.String;
    }

    // Only a name is followed by a colon, which is part of its token here.
    [MethodImpl(HotCode.Optimized)]
    private bool IsName()
    {
        var next = Position;
        while (next < _json.Length && _json[next] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            next++;
        if (next == _json.Length || _json[next] != (byte)':')
            return false;
        Position = next + 1;
        return true;
    }

    /// <returns>The place of the closing quotation mark.</returns>
    [MethodImpl(HotCode.Optimized)]
    private readonly int FindEnd(int start, out bool isEscaped)
    {
        isEscaped = false;
        var end = start;
        for (; _json[end] != (byte)'"'; end++)
        {
            if (_json[end] != (byte)'\\')
                continue;
            isEscaped = true;
            end++;
        }

        return end;
    }

    private void ReadSign(JsonTokenType type)
    {
        TokenType = type;
        Position++;
    }

    // A number, true, false or null.
    [MethodImpl(HotCode.Optimized)]
    private void ReadWord()
    {
        while (Position < _json.Length && _json[Position] is > (byte)' ' and not ((byte)',' or (byte)']' or (byte)'}'))
            Position++;
        ValueSpan = _json.Slice(TokenStart, Position - TokenStart);
        ValueIsEscaped = false;
        TokenType = ValueSpan[0] switch
        {
            (byte)'t' => JsonTokenType.True,
            (byte)'f' => JsonTokenType.False,
            (byte)'n' => JsonTokenType.Null,
            _ => JsonTokenType.Number,
        };
    }
}
