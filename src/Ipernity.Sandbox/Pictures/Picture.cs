using System.Globalization;
using System.Text;
using Ipernity.Sandbox.Data;
using Ipernity.Sandbox.Demo;

namespace Ipernity.Sandbox.Pictures;

/// <summary>What pictures show: they are drawn, as SVG, from nothing but an id, the same each time.</summary>
internal static class Picture
{
    public const string Extension = "svg";

    /// <summary>A browser scales an uploaded picture that it can show; any other document has a picture that is drawn.</summary>
    public static string ExtensionOf(Document document, string label) => IsUploaded(document, label) ? document.File!.Extension : Extension;

    /// <summary>Whether what is shown of a document is the file that somebody uploaded.</summary>
    public static bool IsUploaded(Document document, string label) => document.File is { } file && (label == PictureSizes.Original || file.IsShownByBrowsers);

    /// <summary>A document's picture: hills under a sky, the same at every size.</summary>
    public static byte[] Draw(string documentId, int width, int height)
    {
        var sequence = new DemoSequence(ulong.Parse(documentId, CultureInfo.InvariantCulture));
        var hue = sequence.Below(360);
        var ground = (hue + sequence.Between(120, 200)) % 360;
        var sun = sequence.Between(15, 85);
        var left = sequence.Between(45, 70);
        var right = sequence.Between(45, 70);
        var near = sequence.Between(70, 88);
        return Encoding.UTF8.GetBytes(
            $"""<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 100 100" preserveAspectRatio="xMidYMid slice"><rect width="100" height="100" fill="hsl({hue},55%,78%)"/><circle cx="{sun}" cy="28" r="9" fill="hsl({hue},90%,93%)"/><path d="M0 {left} Q30 {right - 25} 55 {left} T100 {right} V100 H0Z" fill="hsl({ground},28%,52%)"/><path d="M0 {near} Q40 {near - 18} 70 {near} T100 {near - 4} V100 H0Z" fill="hsl({ground},32%,34%)"/></svg>""");
    }

    /// <summary>A member's icon: a disc in a colour of their own, with their initial.</summary>
    public static byte[] Icon(Member member) => Icon(member.UserId, member.RealName);

    /// <summary>A group's icon, made alike.</summary>
    public static byte[] Icon(Group group) => Icon(group.Id, group.Texts[0].Title);

    private static byte[] Icon(string id, string name)
    {
        var hue = new DemoSequence(ulong.Parse(id, CultureInfo.InvariantCulture)).Below(360);
        return Encoding.UTF8.GetBytes(
            $"""<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100" viewBox="0 0 100 100"><circle cx="50" cy="50" r="50" fill="hsl({hue},45%,38%)"/><text x="50" y="66" font-family="sans-serif" font-size="46" text-anchor="middle" fill="#fff">{name[0]}</text></svg>""");
    }
}
