using Ipernity.Sandbox.Storage;

namespace Ipernity.Sandbox.Community.Pictures;

/// <summary>
/// Makes scaled pictures and keeps the latest ones. Only one is made at a time, so that the memory for the pixels is bounded. All
/// members are thread-safe.
/// </summary>
internal sealed class ThumbnailFiles
{
    /// <summary>How many bytes of finished pictures are kept.</summary>
    private const int MostBytes = 8 * 1024 * 1024;

    private static readonly SemaphoreSlim Turn = new(1);

    private readonly Dictionary<(Scene, StoredFile?, string), byte[]> _files = [];
    private readonly Queue<(Scene, StoredFile?, string)> _order = new();
    private long _bytes;

    /// <summary>The picture in the size of a label, as a JPEG file.</summary>
    public async Task<byte[]> GetAsync(PictureSource source, string label, CancellationToken cancellationToken)
    {
        var key = (source.Key.Scene, source.Key.Stored, label);
        await Turn.WaitAsync(cancellationToken);
        try
        {
            if (!_files.TryGetValue(key, out var file))
            {
                file = Make(source, label);
                Keep(key, file);
            }
            return file;
        }
        finally
        {
            Turn.Release();
        }
    }

    /// <summary>
    /// Scales the picture. The size of an upload that cannot be read is only a claim, so its landscape is drawn small at once.
    /// </summary>
    private static byte[] Make(PictureSource source, string label)
    {
        if (source.ReadUpload() is { } upload)
            return JpegWriter.Write(PictureScaler.Scale(upload, label));
        var scene = source.Key.Scene;
        if (scene.IsSmall)
            return JpegWriter.Write(PictureScaler.Scale(scene.Draw(), label));
        var (width, height) = source.SizeOf(label);
        return JpegWriter.Write((scene with { Width = width, Height = height }).Draw());
    }

    private void Keep((Scene, StoredFile?, string) key, byte[] file)
    {
        _files.Add(key, file);
        _order.Enqueue(key);
        _bytes += file.Length;
        while (_bytes > MostBytes && _order.TryDequeue(out var oldest))
        {
            _files.Remove(oldest, out var forgotten);
            _bytes -= forgotten!.Length;
        }
    }
}
