using System.Buffers.Binary;

namespace Ipernity.Sandbox.Community.Metadata;

/// <summary>Writes segments of a JPEG file.</summary>
internal static class JpegSegment
{
    public const byte App1 = 0xE1;
    public const byte App13 = 0xED;
    public const byte Comment = 0xFE;

    /// <summary>A segment: its marker, its length including the two bytes of the length, and its content.</summary>
    public static byte[] Write(byte marker, params ReadOnlySpan<byte> content)
    {
        var segment = new byte[4 + content.Length];
        segment[0] = 0xFF;
        segment[1] = marker;
        BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(2), checked((ushort)(2 + content.Length)));
        content.CopyTo(segment.AsSpan(4));
        return segment;
    }
}
