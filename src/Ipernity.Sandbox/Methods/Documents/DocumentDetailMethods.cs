using System.Globalization;
using Ipernity.Sandbox.Community.Albums;
using Ipernity.Sandbox.Community.Documents;
using Ipernity.Sandbox.Community.Files;
using Ipernity.Sandbox.Community.Groups;
using Ipernity.Sandbox.Community.Pictures;
using Ipernity.Sandbox.Methods.Calls;
using Ipernity.Sandbox.Methods.Elements;
using Ipernity.Sandbox.Protocol.Answers;

namespace Ipernity.Sandbox.Methods.Documents;

/// <summary><c>doc.getContainers</c>, <c>getExif</c>, <c>getMedias</c>, <c>getPerms</c></summary>
internal static class DocumentDetailMethods
{
    public static Element GetContainers(MethodCall call)
    {
        var document = call.VisibleDocument();
        var albums = call.Library.AlbumsOf(document.Owner).Where(album => album.Contains(document)).ToList();
        return Element.Payload(
            new Element("albums").Attribute("total", albums.Count).Repeat("album", [.. albums.Select(album => Container(call, album))]),
            Groups(call, document));
    }

    /// <summary>The camera data; empty if the document has none.</summary>
    public static Element GetExif(MethodCall call)
    {
        var document = call.VisibleDocument();
        var element = new Element("exif");
        if (document.Exif is not { } exif)
            return Element.Payload(element);
        if (exif.Place is { } place)
        {
            element
                .Attribute("GPSLatitude", Angle(place.Latitude, "N", "S"))
                .Attribute("GPSLongitude", Angle(place.Longitude, "E", "W"));
        }
        return Element.Payload(element
            .Attribute("CameraModelName", exif.Camera.Model)
            .Attribute("CreateDate", exif.TakenAt)
            .Attribute("DateTimeOriginal", exif.TakenAt)
            .Attribute("ExposureTime", exif.Camera.ExposureTime)
            .Attribute("FNumber", exif.Camera.FNumber)
            .Attribute("Flash", exif.Camera.Flash)
            .Attribute("FocalLength", exif.Camera.FocalLength)
            .Attribute("ISO", exif.Camera.Iso)
            .Attribute("ImageSize", $"{exif.Width}x{exif.Height}")
            .Attribute("Make", exif.Camera.Make)
            .Attribute("Orientation", "Horizontal (normal)"));
    }

    /// <summary>Text such as <c>48 deg 51' 24.12" N</c>, in the form of the other values.</summary>
    private static string Angle(double angle, string positive, string negative)
    {
        const int perSecond = 100;
        var parts = (long)Math.Round(Math.Abs(angle) * 3600 * perSecond);
        var seconds = parts % (60 * perSecond) / (double)perSecond;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{parts / (3600 * perSecond)} deg {parts / (60 * perSecond) % 60}' {seconds:0.00}\" {(angle < 0 ? negative : positive)}");
    }

    public static Element GetMedias(MethodCall call)
    {
        var document = call.VisibleDocument();
        var payload = Element.Payload(new Element("thumbs").Repeat("thumb",
            [.. PictureSizes.Labels.Select(
                label => Thumbnails.Thumb(call, document, label).Attribute("secret", Thumbnails.Secret(document)))]));
        if (document.Media != MediaTypes.Photo)
            payload.Child(DocumentElements.Medias(call, document)).Child(Players(call, document));
        if (call.Viewer.Member == document.Owner)
            payload.Child(DocumentElements.Original(call, document));
        return payload;
    }

    /// <summary>
    /// Live clients read <c>can</c> and short names, while the documentation has <c>usage</c> and longer names. The answer has
    /// both.
    /// </summary>
    public static Element GetPermissions(MethodCall call)
    {
        var document = call.VisibleDocument();
        return Element.Payload(
            DocumentElements.Visibility(document),
            DocumentElements.Permissions(document)
                .Attribute("permcomment", (int)document.CommentPermission)
                .Attribute("permtag", (int)document.TagPermission)
                .Attribute("permtagme", (int)document.TagMePermission),
            DocumentElements.Can(call, document),
            DocumentElements.Can(call, document, "usage", "can"));
    }

    /// <summary>The groups that the caller can find. Nobody is invited to add documents here.</summary>
    private static Element Groups(MethodCall call, Document document)
    {
        var groups = call.Community.Groups.With(document).Where(group => group.IsKnownTo(call.Token?.Member)).ToList();
        var pending = groups.Count(group => group.Find(document)!.IsPending);
        return new Element("groups")
            .Attribute("total", groups.Count)
            .Attribute("added", groups.Count - pending)
            .Attribute("pending", pending)
            .Attribute("invited", 0)
            .Repeat("group", [.. groups.Select(group => Container(call, document, group))]);
    }

    private static Element Container(MethodCall call, Document document, Group group)
    {
        var documents = GroupElements.Documents(call, group);
        return GroupElements.Entry(call, group)
            .Attribute("docs", documents.Count)
            .Flag("pending", group.Find(document)!.IsPending)
            .Flag("invited", false)
            .Attribute(
                "cover", CoverUrl(call, documents.FirstOrDefault()));
    }

    private static Element Container(MethodCall call, Album album) => AlbumElements.Start(call, album)
        .Attribute("docs", AlbumElements.Visible(call, album).Count)
        .Attribute("cover", CoverUrl(call, AlbumElements.FindCover(call, album)));

    private static string CoverUrl(MethodCall call, Document? cover) =>
        cover is null ? "" : Thumbnails.Url(call, cover, PictureSizes.Choose(call.Text("thumbsize")));

    private static Element Players(MethodCall call, Document document)
    {
        var (width, height) = PictureSizes.Scale(document.Width, document.Height, PictureSizes.Largest);
        return new Element("players").Child(new Element("player")
            .Attribute("label", PictureSizes.Largest)
            .Attribute("type", "html5")
            .Attribute("w", width)
            .Attribute("h", height)
            .Attribute("url", Thumbnails.MediaUrl(call, document)));
    }
}
