using System.Globalization;
using System.Text;
using Ipernity.Sandbox.Community.Documents;
using Ipernity.Sandbox.Community.Groups;
using Ipernity.Sandbox.Community.People;

namespace Ipernity.Sandbox.Community.Pictures;

/// <summary>Draws pictures as SVG from an id, so that a document always has the same picture.</summary>
internal static class Picture
{
    public const string Extension = "svg";

    /// <summary>
    /// The extension of a document's picture. Uploaded pictures keep theirs if browsers can show them; other pictures are drawn as
    /// SVG.
    /// </summary>
    public static string ExtensionOf(Document document, string label) => IsUploaded(document, label) ? document.File!.Extension : Extension;

    /// <summary>Whether the picture is the uploaded file itself.</summary>
    public static bool IsUploaded(Document document, string label) =>
        document.File is { } file && (label == PictureSizes.Original || file.IsShownByBrowsers);

    /// <summary>Draws a document's picture: hills under a sky.</summary>
    public static byte[] Draw(string documentId, int width, int height)
    {
        var sequence = new StableSequence(ulong.Parse(documentId, CultureInfo.InvariantCulture));
        var hue = sequence.Below(360);
        var ground = (hue + sequence.Between(120, 200)) % 360;
        var sun = sequence.Between(15, 85);
        var left = sequence.Between(45, 70);
        var right = sequence.Between(45, 70);
        var near = sequence.Between(70, 88);
        return Encoding.UTF8.GetBytes(string.Concat(
            $"""<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 100 100" """,
            """preserveAspectRatio="xMidYMid slice">""",
            $"""<rect width="100" height="100" fill="hsl({hue},55%,78%)"/>""",
            $"""<circle cx="{sun}" cy="28" r="9" fill="hsl({hue},90%,93%)"/>""",
            $"""<path d="M0 {left} Q30 {right - 25} 55 {left} T100 {right} V100 H0Z" fill="hsl({ground},28%,52%)"/>""",
            $"""<path d="M0 {near} Q40 {near - 18} 70 {near} T100 {near - 4} V100 H0Z" fill="hsl({ground},32%,34%)"/></svg>"""));
    }

    /// <summary>Draws a member's icon: a coloured disc with an initial.</summary>
    public static byte[] Icon(Member member) => Icon(member.UserId, member.RealName);

    /// <summary>Draws a group's icon: a coloured disc with an initial.</summary>
    public static byte[] Icon(Group group) => Icon(group.Id, group.Texts[0].Title);

    private static byte[] Icon(string id, string name)
    {
        var hue = new StableSequence(ulong.Parse(id, CultureInfo.InvariantCulture)).Below(360);
        return Encoding.UTF8.GetBytes(string.Concat(
            """<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100" viewBox="0 0 100 100">""",
            $"""<circle cx="50" cy="50" r="50" fill="hsl({hue},45%,38%)"/>""",
            $"""<text x="50" y="66" font-family="sans-serif" font-size="46" text-anchor="middle" fill="#fff">{name[0]}</text></svg>"""));
    }
}
