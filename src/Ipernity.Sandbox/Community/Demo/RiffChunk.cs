using System.Buffers.Binary;
using System.Text;

namespace Ipernity.Sandbox.Community.Demo;

/// <summary>Writes the parts of RIFF files, the format of WAV and AVI files.</summary>
internal static class RiffChunk
{
    /// <summary>A chunk: its name, its length, and its content, padded to an even length.</summary>
    public static byte[] Write(string name, params ReadOnlySpan<byte> content) =>
        [.. Header(name, content.Length), .. content, .. content.Length % 2 == 0 ? (ReadOnlySpan<byte>)[] : [0]];

    public static byte[] List(string name, params ReadOnlySpan<byte> content) =>
        Write("LIST", [.. Encoding.ASCII.GetBytes(name), .. content]);

    /// <summary>A chunk with a comment for people.</summary>
    public static byte[] Comment(ReadOnlySpan<byte> text) => List("INFO", Write("ICMT", [.. text, 0]));

    public static byte[] Header(string name, int length) => [.. Encoding.ASCII.GetBytes(name), .. Numbers(length)];

    /// <summary>Numbers of four bytes.</summary>
    public static byte[] Numbers(params ReadOnlySpan<int> numbers)
    {
        var bytes = new byte[sizeof(int) * numbers.Length];
        for (var i = 0; i < numbers.Length; i++)
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(sizeof(int) * i), numbers[i]);
        return bytes;
    }

    /// <summary>Numbers of two bytes.</summary>
    public static byte[] ShortNumbers(params ReadOnlySpan<short> numbers)
    {
        var bytes = new byte[sizeof(short) * numbers.Length];
        for (var i = 0; i < numbers.Length; i++)
            BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(sizeof(short) * i), numbers[i]);
        return bytes;
    }
}
