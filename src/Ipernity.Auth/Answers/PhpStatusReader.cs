using System.Buffers.Text;
using System.Text;

namespace Ipernity.Auth.Answers;

/// <summary>Finds the <c>api</c> element in what PHP's <c>serialize</c> wrote, and checks the whole text.</summary>
internal ref struct PhpStatusReader
{
    private readonly ReadOnlySpan<byte> _content;
    private readonly int _maxDepth;
    private int _place;

    private PhpStatusReader(ReadOnlySpan<byte> content, int maxDepth)
    {
        _content = content;
        _maxDepth = maxDepth;
        _place = 0;
    }

    /// <exception cref="FormatException">The text is not one well-formed array within the depth.</exception>
    public static AnswerStatus Read(ReadOnlySpan<byte> content, int maxDepth)
    {
        var reader = new PhpStatusReader(content, maxDepth);
        var status = reader.ReadAnswer();
        return reader._place == content.Length ? status : throw Broken();
    }

    private AnswerStatus ReadAnswer()
    {
        var status = default(AnswerStatus);
        for (var left = ReadArrayStart(); left > 0; left--)
        {
            if (ReadScalar() == "api" && _place < _content.Length && _content[_place] == (byte)'a')
                status = ReadApi();
            else
                SkipValue(depth: 1);
        }

        Expect((byte)'}');
        return status;
    }

    private AnswerStatus ReadApi()
    {
        var status = default(AnswerStatus);
        for (var left = ReadArrayStart(); left > 0; left--)
        {
            var name = ReadScalar();
            if (_place < _content.Length && _content[_place] == (byte)'a')
                SkipValue(depth: 2);
            else if (name == "status")
                status = status with { Status = ReadScalar() };
            else if (name == "code")
                status = status with { Code = ReadScalar() };
            else if (name == "message")
                status = status with { Message = ReadScalar() };
            else
                ReadScalar();
        }

        Expect((byte)'}');
        return status;
    }

    private void SkipValue(int depth)
    {
        if (_place >= _content.Length || _content[_place] != (byte)'a')
        {
            SkipScalar();
            return;
        }

        if (depth >= _maxDepth)
            throw Broken();
        for (var left = ReadArrayStart(); left > 0; left--)
        {
            SkipScalar();
            SkipValue(depth + 1);
        }

        Expect((byte)'}');
    }

    private int ReadArrayStart()
    {
        Expect((byte)'a');
        Expect((byte)':');
        var count = ReadLength();
        Expect((byte)':');
        Expect((byte)'{');
        return count;
    }

    private string? ReadScalar()
    {
        var text = SkipScalar();
#if NET8_0_OR_GREATER
        return Encoding.UTF8.GetString(text);
#else
        return Encoding.UTF8.GetString(text.ToArray());
#endif
    }

    // A text tells its length in bytes; all else ends with a semicolon.
    private ReadOnlySpan<byte> SkipScalar()
    {
        var rest = _content.Slice(_place);
        if (rest.StartsWith("s:"u8))
        {
            _place += 2;
            var length = ReadLength();
            Expect((byte)':');
            Expect((byte)'"');
            if (length > _content.Length - _place)
                throw Broken();
            var text = _content.Slice(_place, length);
            _place += length;
            Expect((byte)'"');
            Expect((byte)';');
            return text;
        }

        var end = rest.IndexOf((byte)';');
        if (end < 0)
            throw Broken();
        _place += end + 1;
        var value = rest.Slice(0, end);
        if (value.SequenceEqual("N"u8))
            return default;
        if (value.Length > 2 && value[1] == (byte)':' && value[0] is (byte)'i' or (byte)'d' or (byte)'b')
            return value.Slice(2);
        throw Broken();
    }

    private int ReadLength()
    {
        if (!Utf8Parser.TryParse(_content.Slice(_place), out int length, out var consumed) || length < 0)
            throw Broken();
        _place += consumed;
        return length;
    }

    private void Expect(byte sign)
    {
        if (_place >= _content.Length || _content[_place] != sign)
            throw Broken();
        _place++;
    }

    private static FormatException Broken() => new("The answer is not what PHP serializes.");
}
