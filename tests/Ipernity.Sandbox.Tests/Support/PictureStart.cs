using System.Buffers.Binary;

namespace Ipernity.Sandbox.Tests.Support;

/// <summary>The headers of pictures, with their type and size.</summary>
internal static class PictureStart
{
    public static byte[] Png(int width, int height)
    {
        byte[] picture = [0x89, .. "PNG\r\n\x1A\n"u8, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(picture.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(picture.AsSpan(20), height);
        return picture;
    }

    public static byte[] Gif(ushort width, ushort height)
    {
        byte[] picture = [.. "GIF89a"u8, 0, 0, 0, 0, 0, 0, 0];
        BinaryPrimitives.WriteUInt16LittleEndian(picture.AsSpan(6), width);
        BinaryPrimitives.WriteUInt16LittleEndian(picture.AsSpan(8), height);
        return picture;
    }

    /// <summary>A JPEG with camera data before its size.</summary>
    public static byte[] Jpeg(ushort width, ushort height)
    {
        byte[] picture = [0xFF, 0xD8, 0xFF, 0xE1, 0, 8, .. "Exif\0\0"u8, 0xFF, 0xC0, 0, 11, 8, 0, 0, 0, 0, 1, 1, 0x11, 0, 0xFF, 0xD9];
        BinaryPrimitives.WriteUInt16BigEndian(picture.AsSpan(17), height);
        BinaryPrimitives.WriteUInt16BigEndian(picture.AsSpan(19), width);
        return picture;
    }

    /// <summary>A WebP in the extended format.</summary>
    public static byte[] Webp(int width, int height)
    {
        byte[] picture = [.. "RIFF"u8, 22, 0, 0, 0, .. "WEBPVP8X"u8, 10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        BinaryPrimitives.WriteUInt16LittleEndian(picture.AsSpan(24), (ushort)(width - 1));
        BinaryPrimitives.WriteUInt16LittleEndian(picture.AsSpan(27), (ushort)(height - 1));
        return picture;
    }
}
