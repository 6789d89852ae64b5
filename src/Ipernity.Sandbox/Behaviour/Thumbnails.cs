using Ipernity.Sandbox.Answers;
using Ipernity.Sandbox.Data;
using Ipernity.Sandbox.Pictures;
using Ipernity.Sandbox.Protocol;

namespace Ipernity.Sandbox.Behaviour;

/// <summary>The pictures of documents, as answers tell of them.</summary>
internal static class Thumbnails
{
    public static string Url(Call call, Document document, string label) => $"{call.Community.Address}media/{document.Id}.{label}.{Picture.ExtensionOf(document, label)}";

    /// <summary>Part of a picture's address on the live service; the sandbox tells it and does not ask for it.</summary>
    public static string Secret(Document document) => document.Md5[..8];

    public static Element Thumb(Call call, Document document, string label)
    {
        var (width, height) = PictureSizes.Scale(document.Width, document.Height, label);
        return new Element("thumb")
            .Attribute("label", label)
            .Attribute("ext", Picture.ExtensionOf(document, label))
            .Attribute("w", width)
            .Attribute("h", height)
            .Attribute("url", Url(call, document, label));
    }
}
