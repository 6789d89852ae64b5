using Ipernity.Sandbox.Community.Files;
using StbImageSharp;

namespace Ipernity.Sandbox.Community.Pictures;

/// <summary>Reads the pixels of uploaded JPEG, PNG, GIF and BMP files; of an animation, its first picture.</summary>
internal static class UploadedPicture
{
    /// <summary>Larger files are not read, because they are held in memory meanwhile.</summary>
    private const long MostBytes = 32 * 1024 * 1024;

    /// <summary>Larger pictures are not read. A picture of a current camera has 24 million pixels.</summary>
    private const long MostPixels = 26_000_000;

    public static bool IsReadable(PostedFile file) =>
        file.Type.ContentType is "image/jpeg" or "image/png" or "image/gif" or "image/bmp"
        && file.Stored.Bytes <= MostBytes
        && (long)file.Width * file.Height <= MostPixels;

    /// <summary>The pixels; null if the file is damaged or is not of the expected size.</summary>
    public static Pixels? Read(Stream content, int width, int height)
    {
        var file = new byte[content.Length];
        content.ReadExactly(file);
        try
        {
            // Damaged files can claim another size here than where the size was read first.
            using var start = new MemoryStream(file);
            if (ImageInfo.FromStream(start) is not { } info || info.Width != width || info.Height != height)
                return null;
            var picture = ImageResult.FromMemory(file, ColorComponents.RedGreenBlue);
            return new Pixels(picture.Width, picture.Height, picture.Data);
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            // The library has no common exception for damaged files.
            return null;
        }
    }
}
