using Ipernity.Sandbox.Storage;

namespace Ipernity.Sandbox.Community.Files;

/// <summary>An uploaded file and its type.</summary>
internal sealed record PostedFile(StoredFile Stored, FileType Type, int Width, int Height)
{
    /// <summary>How many bytes are read to recognize a file. The size of a picture is stored near the beginning.</summary>
    private const int Start = 256 * 1024;

    /// <summary>Files without a size get a square picture.</summary>
    private const int Square = 1200;

    public static PostedFile Recognize(StoredFile stored)
    {
        var start = stored.ReadStart(Start);
        var type = FileType.Recognize(start, stored.Name);
        var (width, height) = PictureHeader.ReadSize(start) ?? (Square, Square);
        return new PostedFile(stored, type, width, height);
    }
}
