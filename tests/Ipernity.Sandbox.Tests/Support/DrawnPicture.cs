using StbImageWriteSharp;

namespace Ipernity.Sandbox.Tests.Support;

/// <summary>Whole picture files: the left half is red, the right half is blue.</summary>
internal static class DrawnPicture
{
    public static byte[] Png(int width, int height) =>
        Write(width, height, (writer, pixels, stream) => writer.WritePng(pixels, width, height, ColorComponents.RedGreenBlue, stream));

    public static byte[] Jpeg(int width, int height) =>
        Write(width, height, (writer, pixels, stream) => writer.WriteJpg(pixels, width, height, ColorComponents.RedGreenBlue, stream, 90));

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
