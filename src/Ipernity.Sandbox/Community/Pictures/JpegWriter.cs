using StbImageWriteSharp;

namespace Ipernity.Sandbox.Community.Pictures;

/// <summary>Writes pictures as JPEG files.</summary>
internal static class JpegWriter
{
    private const int Quality = 84;

    public static byte[] Write(Pixels pixels)
    {
        using var stream = new MemoryStream();
        new ImageWriter().WriteJpg(pixels.Rgb, pixels.Width, pixels.Height, ColorComponents.RedGreenBlue, stream, Quality);
        return stream.ToArray();
    }
}
