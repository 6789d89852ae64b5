using Ipernity.Sandbox.Community.Documents;
using Ipernity.Sandbox.Community.Pictures;
using Ipernity.Sandbox.Methods.Calls;
using Ipernity.Sandbox.Protocol.Answers;

namespace Ipernity.Sandbox.Methods.Elements;

/// <summary>The pictures of documents.</summary>
internal static class Thumbnails
{
    public static string Url(MethodCall call, Document document, string label) =>
        $"{call.Community.Address}media/{document.Id}.{label}.{Picture.ExtensionOf(document, label)}";

    /// <summary>Part of a picture's address on the live service. The sandbox only reports it.</summary>
    public static string Secret(Document document) => document.Md5[..8];

    public static Element Thumb(MethodCall call, Document document, string label)
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
