using Ipernity.Sandbox.Community.Documents;
using Ipernity.Sandbox.Storage;

namespace Ipernity.Sandbox.Community.Pictures;

/// <summary>
/// Where the picture of a document comes from: the uploaded file, or a landscape if there is none or if it cannot be read. It is
/// opened under the community's lock and can be read without it, even if the document is deleted meanwhile.
/// </summary>
internal sealed class PictureSource : IDisposable
{
    private readonly Stream? _content;
    private readonly int _rotation;

    private PictureSource(Scene scene, StoredFile? stored, int rotation)
    {
        Key = (scene, stored);
        _content = stored?.Open();
        _rotation = rotation;
    }

    /// <summary>Identifies the picture. Sources with the same key have the same picture.</summary>
    public (Scene Scene, StoredFile? Stored) Key { get; }

    public static PictureSource Open(Document document)
    {
        var stored = document.File is { } file && UploadedPicture.IsReadable(file) ? file.Stored : null;
        return new PictureSource(Scene.Of(document), stored, document.Rotation);
    }

    /// <summary>The size of the document's picture.</summary>
    public (int Width, int Height) SizeOf(string label) => PictureSizes.Scale(Key.Scene.Width, Key.Scene.Height, label);

    /// <summary>The pixels of the uploaded file; null if there is none or if it cannot be read.</summary>
    public Pixels? ReadUpload()
    {
        if (_content is null)
            return null;
        var scene = Key.Scene;
        return _rotation is 90 or 270
            ? UploadedPicture.Read(_content, scene.Height, scene.Width)?.Turn(_rotation)
            : UploadedPicture.Read(_content, scene.Width, scene.Height)?.Turn(_rotation);
    }

    public void Dispose() => _content?.Dispose();
}
