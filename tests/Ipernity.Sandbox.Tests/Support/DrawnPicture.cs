using StbImageWriteSharp;

namespace Ipernity.Sandbox.Tests.Support;

/// <summary>Whole picture files: the left half is red, the right half is blue.</summary>
internal static class DrawnPicture
{
    public static byte[] Png(int width, int height) =>
        Write(width, height, (writer, pixels, stream) => writer.WritePng(pixels, width, height, ColorComponents.RedGreenBlue, stream));

    public static byte[] Jpeg(int width, int height) =>
        Write(width, height, (writer, pixels, stream) => writer.WriteJpg(pixels, width, height, ColorComponents.RedGreenBlue, stream, 90));

    public static byte[] Bmp(int width, int height) =>
        Write(width, height, (writer, pixels, stream) => writer.WriteBmp(pixels, width, height, ColorComponents.RedGreenBlue, stream));

    public static byte[] Gif(int width, int height)
    {
        const int colours = 128;
        // Each code is one byte, and the table of codes is cleared before codes get longer.
        const byte clear = colours;
        List<byte> codes = [];
        for (var i = 0; i < width * height; i++)
        {
            if (i % 100 == 0)
                codes.Add(clear);
            codes.Add((byte)(i % width < width / 2 ? 0 : 1));
        }
        codes.Add(clear + 1);
        byte[] size = [(byte)width, (byte)(width >> 8), (byte)height, (byte)(height >> 8)];
        return
        [
            .. "GIF89a"u8, .. size, 0xF6, 0, 0, .. (byte[])[255, 0, 0, 0, 0, 255], .. new byte[3 * (colours - 2)],
            (byte)',', 0, 0, 0, 0, .. size, 0, 7, .. codes.Chunk(255).SelectMany(block => (byte[])[(byte)block.Length, .. block]), 0,
            (byte)';',
        ];
    }

    private static byte[] Write(int width, int height, Action<ImageWriter, byte[], Stream> write)
    {
        var pixels = new byte[3 * width * height];
        for (var i = 0; i < width * height; i++)
            pixels[(3 * i) + (i % width < width / 2 ? 0 : 2)] = 255;
        using var stream = new MemoryStream();
        write(new ImageWriter(), pixels, stream);
        return stream.ToArray();
    }
}
