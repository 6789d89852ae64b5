using System.Globalization;
using Ipernity.Sandbox.Community.Documents;
using Ipernity.Sandbox.Community.Pictures;
using Ipernity.Sandbox.Methods.Calls;
using Ipernity.Sandbox.Protocol.Answers;

namespace Ipernity.Sandbox.Methods.Elements;

/// <summary>The pictures of documents.</summary>
internal static class Thumbnails
{
    public static string Url(MethodCall call, Document document, string label) =>
        $"{call.Community.Address}{PictureAddress.Of(document, label, PictureNames.ExtensionOf(document, label))}";

    /// <summary>The address of the file itself of a video, sound or other document.</summary>
    public static string MediaUrl(MethodCall call, Document document) =>
        $"{call.Community.Address}{PictureAddress.Of(document, PictureSizes.Largest, document.Extension)}";

    /// <summary>Part of a picture's address on the live service. The sandbox only reports it.</summary>
    public static string Secret(Document document) =>
        uint.Parse(document.Id, CultureInfo.InvariantCulture).ToString("x8", CultureInfo.InvariantCulture);

    public static Element Thumb(MethodCall call, Document document, string label)
    {
        var (width, height) = PictureSizes.Scale(document.Width, document.Height, label);
        return new Element("thumb")
            .Attribute("label", label)
            .Attribute("ext", PictureNames.ExtensionOf(document, label))
            .Attribute("w", width)
            .Attribute("h", height)
            .Attribute("url", Url(call, document, label));
    }
}
