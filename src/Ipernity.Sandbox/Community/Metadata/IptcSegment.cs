using System.Buffers.Binary;
using System.Text;

namespace Ipernity.Sandbox.Community.Metadata;

/// <summary>Writes a title and keywords as IPTC data into a segment of a JPEG file.</summary>
internal static class IptcSegment
{
    private const byte Envelope = 1;
    private const byte CharacterSet = 90;
    private const byte Application = 2;
    private const byte ObjectName = 5;
    private const byte Keyword = 25;

    private static ReadOnlySpan<byte> Utf8Escape => [0x1B, (byte)'%', (byte)'G'];

    public static byte[] Write(string title, IEnumerable<string> keywords)
    {
        List<byte> data = [.. Set(Envelope, CharacterSet, Utf8Escape), .. Set(Application, ObjectName, Encoding.UTF8.GetBytes(title))];
        foreach (var keyword in keywords)
            data.AddRange(Set(Application, Keyword, Encoding.UTF8.GetBytes(keyword)));
        var length = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Count);

        // Photoshop's resource 0x0404 without a name holds the IPTC data. Its content has an even length.
        if (data.Count % 2 != 0)
            data.Add(0);
        return JpegSegment.Write(
            JpegSegment.App13, [.. "Photoshop 3.0\0"u8, .. "8BIM"u8, 4, 4, 0, 0, .. length, .. data]);
    }

    private static byte[] Set(byte record, byte number, ReadOnlySpan<byte> value) =>
        [0x1C, record, number, (byte)(value.Length >> 8), (byte)value.Length, .. value];
}
