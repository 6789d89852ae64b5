using System.Buffers;
using System.Globalization;
using System.Text;

namespace Ipernity.Sandbox.Protocol.Answers;

/// <summary>Writes text as UTF-8.</summary>
internal static class Utf8BufferExtensions
{
    public static void WriteText(this IBufferWriter<byte> output, ReadOnlySpan<char> text) => Encoding.UTF8.GetBytes(text, output);

    public static void WriteNumber(this IBufferWriter<byte> output, int number)
    {
        Span<byte> digits = stackalloc byte[11];
        _ = number.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
        output.Write(digits[..length]);
    }
}
