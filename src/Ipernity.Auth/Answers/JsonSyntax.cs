using System.Runtime.CompilerServices;

namespace Ipernity.Auth.Answers;

/// <summary>Checks the syntax of JSON (RFC 8259) and counts its values. The text must be UTF-8.</summary>
internal ref struct JsonSyntax
{
    private readonly ReadOnlySpan<byte> _json;
    private int _depthLeft;
    private int _position;
    private int _values;

    private JsonSyntax(ReadOnlySpan<byte> json, int maxDepth)
    {
        _json = json;
        _depthLeft = maxDepth;
    }

    /// <param name="json">The text.</param>
    /// <param name="maxDepth">The maximum depth of objects and arrays.</param>
    /// <param name="values">The number of values, including objects and arrays.</param>
    /// <returns>Whether the text is one value and nothing else.</returns>
    public static bool IsValid(ReadOnlySpan<byte> json, int maxDepth, out int values)
    {
        var syntax = new JsonSyntax(json, maxDepth);
        var isValid = syntax.SkipValue() && syntax.Next() == 0 && syntax._position == json.Length;
        values = syntax._values;
        return isValid;
    }

    /// <summary>The next byte that is not white space; 0 at the end.</summary>
    [MethodImpl(HotCode.Optimized)]
    private byte Next()
    {
        while (_position < _json.Length && _json[_position] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            _position++;
        return Peek();
    }

    private readonly byte Peek() => _position < _json.Length ? _json[_position] : (byte)0;

    private bool Take(byte expected)
    {
        if (Next() != expected)
            return false;
        _position++;
        return true;
    }

    [MethodImpl(HotCode.Optimized)]
    private bool SkipValue()
    {
        _values++;
        return Next() switch
        {
            (byte)'"' => SkipString(),
            (byte)'{' => SkipContainer((byte)'}'),
            (byte)'[' => SkipContainer((byte)']'),
            (byte)'t' => SkipWord("true"u8),
            (byte)'f' => SkipWord("false"u8),
            (byte)'n' => SkipWord("null"u8),
            _ => SkipNumber(),
        };
    }

    [MethodImpl(HotCode.Optimized)]
    private bool SkipContainer(byte end)
    {
        if (--_depthLeft < 0)
            return false;
        _position++;
        if (Next() != end)
        {
            do
            {
                if (end == (byte)'}' && !(Next() == (byte)'"' && SkipString() && Take((byte)':')))
                    return false;
                if (!SkipValue())
                    return false;
            }
            while (Take((byte)','));
        }

        _depthLeft++;
        return Take(end);
    }

    [MethodImpl(HotCode.Optimized)]
    private bool SkipString()
    {
        _position++;
        while (_position < _json.Length)
        {
            var b = _json[_position++];
            if (b == (byte)'"')
                return true;
            if (b < (byte)' ' || (b == (byte)'\\' && !SkipEscape()))
                return false;
        }

        return false;
    }

    private bool SkipEscape()
    {
        var sign = Peek();
        _position++;
        if (sign != (byte)'u')
            return "\"\\/bfnrt"u8.IndexOf(sign) >= 0;
        for (var i = 0; i < 4; i++, _position++)
        {
            if (Peek() is not ((>= (byte)'0' and <= (byte)'9') or (>= (byte)'a' and <= (byte)'f') or (>= (byte)'A' and <= (byte)'F')))
                return false;
        }

        return true;
    }

    private bool SkipWord(ReadOnlySpan<byte> word)
    {
        if (!_json.Slice(_position).StartsWith(word))
            return false;
        _position += word.Length;
        return true;
    }

    private bool SkipNumber()
    {
        SkipSign((byte)'-');
        if (!SkipSign((byte)'0') && !SkipDigits())
            return false;
        if (SkipSign((byte)'.') && !SkipDigits())
            return false;
        if (!SkipSign((byte)'e') && !SkipSign((byte)'E'))
            return true;
        if (!SkipSign((byte)'-'))
            SkipSign((byte)'+');
        return SkipDigits();
    }

    private bool SkipSign(byte sign)
    {
        if (Peek() != sign)
            return false;
        _position++;
        return true;
    }

    private bool SkipDigits()
    {
        var start = _position;
        while (Peek() is >= (byte)'0' and <= (byte)'9')
            _position++;
        return _position > start;
    }
}
