using Ipernity.Sandbox.Data;

namespace Ipernity.Sandbox.Uploads;

/// <summary>An uploaded file, and what it is.</summary>
internal sealed record PostedFile(StoredFile Stored, MediaKinds Media, string Extension, string ContentType, int Width, int Height)
{
    /// <summary>How much of a file is looked at; the size of a picture stands near its beginning.</summary>
    private const int Start = 256 * 1024;

    /// <summary>What has no size of its own is shown as a square.</summary>
    private const int Square = 1200;

    public static PostedFile Recognize(StoredFile stored)
    {
        var start = stored.ReadStart(Start);
        var type = FileType.Recognize(start, stored.Name);
        var (width, height) = PictureHeader.ReadSize(start) ?? (Square, Square);
        return new PostedFile(stored, type.Media, type.Extension, type.ContentType, width, height);
    }

    /// <summary>Whether a browser shows the file as a picture.</summary>
    public bool IsShownByBrowsers => ContentType is "image/jpeg" or "image/png" or "image/gif" or "image/webp" or "image/bmp" or "image/avif";
}
