using Ipernity.Sandbox.Community.Documents;

namespace Ipernity.Sandbox.Community.Pictures;

/// <summary>The extensions in the addresses of pictures.</summary>
internal static class PictureNames
{
    /// <summary>The extension of scaled pictures and icons.</summary>
    public const string Extension = "jpg";

    /// <summary>The extension of a document's picture. The original is the file itself; other pictures are scaled.</summary>
    public static string ExtensionOf(Document document, string label) =>
        label == PictureSizes.Original ? document.Extension : Extension;
}
