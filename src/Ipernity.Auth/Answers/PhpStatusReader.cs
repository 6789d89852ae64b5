using System.Buffers.Text;
using System.Text;

namespace Ipernity.Auth.Answers;

/// <summary>
/// Reads the status from the <c>api</c> element of an answer that PHP's <c>serialize</c> wrote, and checks the whole answer. Objects
/// and references, which no answer contains, and a repeated status are rejected.
/// </summary>
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

    private readonly bool IsAtArray => _place < _content.Length && _content[_place] == (byte)'a';

    /// <exception cref="FormatException">The answer is not one well-formed array within the depth, or repeats its status.</exception>
    public static AnswerStatus Read(ReadOnlySpan<byte> content, int maxDepth)
    {
        var reader = new PhpStatusReader(content, maxDepth);
        var status = reader.ReadAnswer();
        return reader._place == content.Length ? status : throw Broken();
    }

    private AnswerStatus ReadAnswer()
    {
        AnswerStatus? status = null;
        for (var left = ReadArrayStart(); left > 0; left--)
        {
            if (!ReadKey().SequenceEqual("api"u8))
                SkipValue(depth: 1);
            else
                status = status is null ? ReadApi() : throw Broken();
        }

        Expect((byte)'}');
        return status.GetValueOrDefault();
    }

    private AnswerStatus ReadApi()
    {
        var status = default(AnswerStatus);
        if (!IsAtArray)
        {
            ReadScalar();
            return status;
        }

        if (_maxDepth < 2)
            throw Broken();
        var hasStatus = false;
        for (var left = ReadArrayStart(); left > 0; left--)
        {
            var name = ReadKey();
            var isStatus = name.SequenceEqual("status"u8);
            if (isStatus && hasStatus)
                throw Broken();
            hasStatus |= isStatus;
            if (IsAtArray)
                SkipValue(depth: 2);
            else if (isStatus)
                status = status with { Status = ReadScalar() };
            else if (name.SequenceEqual("code"u8))
                status = status with { Code = ReadScalar() };
            else if (name.SequenceEqual("message"u8))
                status = status with { Message = ReadScalar() };
            else
                ReadScalar();
        }

        Expect((byte)'}');
        return status;
    }

    private void SkipValue(int depth)
    {
        if (!IsAtArray)
        {
            SkipScalar(out _);
            return;
        }

        if (depth >= _maxDepth)
            throw Broken();
        for (var left = ReadArrayStart(); left > 0; left--)
        {
            ReadKey();
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

    private ReadOnlySpan<byte> ReadKey()
    {
        var key = SkipScalar(out var type);
        return type is (byte)'s' or (byte)'i' ? key : throw Broken();
    }

    private string? ReadScalar()
    {
        var text = SkipScalar(out var type);
        return type == (byte)'N' ? null : Encoding.UTF8.GetString(text);
    }

    private ReadOnlySpan<byte> SkipScalar(out byte type)
    {
        type = _place < _content.Length ? _content[_place] : (byte)0;
        _place++;
        if (type == (byte)'s')
            return SkipText();

        var value = ReadToSemicolon();
        if (type == (byte)'N' && value.IsEmpty)
            return value;
        if (value.Length < 2 || value[0] != (byte)':')
            throw Broken();
        value = value.Slice(1);
        var isValid = type switch
        {
            (byte)'i' => Utf8Parser.TryParse(value, out long _, out var consumed) && consumed == value.Length,
            (byte)'b' => value.Length == 1 && value[0] is (byte)'0' or (byte)'1',
            (byte)'d' => IsFloat(value),
            _ => false,
        };
        return isValid ? value : throw Broken();
    }

    // A string has a length prefix in bytes, so it may contain quotes and semicolons.
    private ReadOnlySpan<byte> SkipText()
    {
        Expect((byte)':');
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

    private ReadOnlySpan<byte> ReadToSemicolon()
    {
        if (_place > _content.Length)
            throw Broken();
        var rest = _content.Slice(_place);
        var end = rest.IndexOf((byte)';');
        if (end < 0)
            throw Broken();
        _place += end + 1;
        return rest.Slice(0, end);
    }

    private static bool IsFloat(ReadOnlySpan<byte> value) =>
        value.SequenceEqual("INF"u8) || value.SequenceEqual("-INF"u8) || value.SequenceEqual("NAN"u8)
        || (Utf8Parser.TryParse(value, out double _, out var consumed) && consumed == value.Length);

    private int ReadLength()
    {
        var isDigit = _place < _content.Length && _content[_place] is >= (byte)'0' and <= (byte)'9';
        if (!isDigit || !Utf8Parser.TryParse(_content.Slice(_place), out int length, out var consumed))
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

    private static FormatException Broken() => new("The answer is not serialized PHP.");
}
