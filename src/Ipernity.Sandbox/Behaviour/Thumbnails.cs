using Ipernity.Sandbox.Answers;
using Ipernity.Sandbox.Data;
using Ipernity.Sandbox.Protocol;

namespace Ipernity.Sandbox.Behaviour;

/// <summary>
/// The sizes that a document's picture can be had in. A label is the longer side's length; with an <c>x</c> the picture is
/// cut to a square. The pictures are drawn by the sandbox itself, as SVG.
/// </summary>
internal static class Thumbnails
{
    public const string Extension = "svg";
    public const string DefaultLabel = "250x";

    public static IReadOnlyList<string> Labels { get; } = ["75x", "100", "240", DefaultLabel, "500", "560", "640", "800", "1024"];

    /// <summary>The label that a caller asked for, the default where there is no such size.</summary>
    public static string Label(string? asked) => asked is not null && Labels.Contains(asked) ? asked : DefaultLabel;

    public static (int Width, int Height) Size(Document document, string label)
    {
        var length = LengthOf(label);
        if (label.EndsWith('x'))
            return (length, length);
        return document.Width >= document.Height
            ? (length, Math.Max(1, length * document.Height / document.Width))
            : (Math.Max(1, length * document.Width / document.Height), length);
    }

    public static string Url(Call call, Document document, string label) => $"{call.Community.Address}media/{document.Id}.{label}.{Extension}";

    public static Element Thumb(Call call, Document document, string label)
    {
        var (width, height) = Size(document, label);
        return new Element("thumb")
            .Attribute("label", label)
            .Attribute("ext", Extension)
            .Attribute("w", width)
            .Attribute("h", height)
            .Attribute("url", Url(call, document, label));
    }

    private static int LengthOf(string label)
    {
        var length = 0;
        foreach (var digit in label.AsSpan().TrimEnd('x'))
            length = (10 * length) + (digit - '0');
        return length;
    }
}
