using System.Buffers.Binary;

namespace Ipernity.Sandbox.Community.Files;

/// <summary>Reads the size of a picture from its first bytes.</summary>
internal static class PictureHeader
{
    /// <summary>The width and height; null if the format is unknown.</summary>
    public static (int Width, int Height)? ReadSize(ReadOnlySpan<byte> start)
    {
        (int Width, int Height) size = start switch
        {
            [0x89, (byte)'P', (byte)'N', (byte)'G', ..] when start.Length >= 24 =>
                (BinaryPrimitives.ReadInt32BigEndian(start[16..]), BinaryPrimitives.ReadInt32BigEndian(start[20..])),
            [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] when start.Length >= 10 =>
                (BinaryPrimitives.ReadUInt16LittleEndian(start[6..]), BinaryPrimitives.ReadUInt16LittleEndian(start[8..])),
            [(byte)'B', (byte)'M', ..] when start.Length >= 26 =>
                (BinaryPrimitives.ReadInt32LittleEndian(start[18..]), Height(BinaryPrimitives.ReadInt32LittleEndian(start[22..]))),
            [0xFF, 0xD8, ..] => Jpeg(start),
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, .. [(byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] form]
                when form.Length >= 22 => Webp(form[4..]),
            _ => (0, 0),
        };
        return size is { Width: > 0 and <= 1_000_000, Height: > 0 and <= 1_000_000 } ? size : null;
    }

    /// <summary>A negative height in a bitmap means that the rows are stored from top to bottom.</summary>
    private static int Height(int height) => height < 0 && height != int.MinValue ? -height : height;

    /// <summary>Goes from segment to segment until it finds a start-of-frame segment.</summary>
    private static (int Width, int Height) Jpeg(ReadOnlySpan<byte> start)
    {
        var at = 2;
        while (at + 9 <= start.Length && start[at] == 0xFF)
        {
            var marker = start[at + 1];
            if (marker is 0xFF or 0x01 or (>= 0xD0 and <= 0xD8))
            {
                at += marker == 0xFF ? 1 : 2;
                continue;
            }
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return (BinaryPrimitives.ReadUInt16BigEndian(start[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(start[(at + 5)..]));
            if (marker is 0xD9 or 0xDA)
                break;
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(start[(at + 2)..]);
        }
        return (0, 0);
    }

    /// <summary>The first chunk has one of three formats: lossy, lossless or extended.</summary>
    private static (int Width, int Height) Webp(ReadOnlySpan<byte> chunk) => chunk switch
    {
        [(byte)'V', (byte)'P', (byte)'8', (byte)' ', ..] =>
            (BinaryPrimitives.ReadUInt16LittleEndian(chunk[14..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(chunk[16..]) & 0x3FFF),
        [(byte)'V', (byte)'P', (byte)'8', (byte)'L', ..] when BinaryPrimitives.ReadUInt32LittleEndian(chunk[9..]) is var bits =>
            ((int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1),
        [(byte)'V', (byte)'P', (byte)'8', (byte)'X', ..] => (1 + UInt24(chunk[12..]), 1 + UInt24(chunk[15..])),
        _ => (0, 0),
    };

    private static int UInt24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
}
