using System.Globalization;
using Ipernity.Sandbox.Community.Documents;
using Ipernity.Sandbox.Community.Pictures;
using Ipernity.Sandbox.Methods.Calls;
using Ipernity.Sandbox.Protocol.Answers;

namespace Ipernity.Sandbox.Methods.Elements;

/// <summary>The elements of answers about documents.</summary>
internal static class DocumentElements
{
    public static Element Dates(MethodCall call, Document document) => new Element("dates")
        .Attribute("posted_at", document.PostedAt)
        .Attribute("replaced_at", document.ReplacedAt)
        .Attribute("created", document.Created)
        .Attribute("modified_at", document.ModifiedAt)
        .Attribute("comment_at", call.Library.Comments.LastAt(document))
        .Attribute("last_comment_at", call.Library.Comments.LastAt(document))
        .Attribute("last_update_at", document.UpdatedAt);

    public static Element Visibility(Document document) => new Element("visibility")
        .Flag("ispublic", document.Share == Share.Public)
        .Flag("isfriend", (document.Share & Share.Friends) != 0)
        .Flag("isfamily", (document.Share & Share.Family) != 0)
        .Attribute("share", (int)document.Share);

    public static Element Count(MethodCall call, Document document) => new Element("count")
        .Attribute("visits", document.Visits)
        .Attribute("faves", call.Library.DocumentFaves.Count(document))
        .Attribute("comments", call.Library.Comments.On(document).Count)
        .Attribute("notes", call.Library.Notes.On(document).Count)
        .Attribute("tags", document.Tags.Count)
        .Attribute("albums", document.Albums)
        .Attribute("groups", document.Groups)
        .Attribute("last_visit", LastVisitAt(call, document));

    /// <summary>What the caller may do with a document.</summary>
    public static Element Can(MethodCall call, Document document, string name = "can", string prefix = "")
    {
        var member = call.Token?.Member;
        var isOwner = call.Viewer.Member == document.Owner;
        return new Element(name)
            .Flag(prefix + "fave", ParticipationRules.MayFave(member, document.Owner))
            .Flag(prefix + "comment", ParticipationRules.MayComment(member, document))
            .Flag(prefix + "tag", ParticipationRules.MayTag(member, document))
            .Flag(prefix + "tagme", ParticipationRules.MayTagMe(member, document))
            .Flag(prefix + "zoom", true)
            .Flag(prefix + "share", document.Share == Share.Public)
            .Flag(prefix + "download", isOwner)
            .Flag(prefix + "print", isOwner);
    }

    public static Element Permissions(Document document) => new Element("permissions")
        .Attribute("comment", (int)document.CommentPermission)
        .Attribute("tag", (int)document.TagPermission)
        .Attribute("tagme", (int)document.TagMePermission);

    /// <summary>The caller's relation to a document.</summary>
    public static Element You(MethodCall call, Document document)
    {
        var member = call.Token?.Member;
        var visit = call.Library.DocumentVisits.Find(document, member);
        return new Element("you")
            .Flag("isfave", call.Library.DocumentFaves.Contains(member, document))
            .Attribute("visits", visit?.Times ?? 0)
            .Attribute("last_visit", visit?.LastAt ?? 0);
    }

    public static Element Geo(GeoPoint place) => new Element("geo")
        .Attribute("lat", place.Latitude.ToString("0.000000", CultureInfo.InvariantCulture))
        .Attribute("lng", place.Longitude.ToString("0.000000", CultureInfo.InvariantCulture))
        .Attribute("loc_id", place.LocationId)
        .Attribute("location", place.Location);

    public static Element Thumbs(MethodCall call, Document document) =>
        new Element("thumbs").Repeat("thumb", [.. PictureSizes.Labels.Select(label => Thumbnails.Thumb(call, document, label))]);

    /// <summary>The playable files of a video or sound. The service spells the name <c>lenght</c>.</summary>
    public static Element Medias(MethodCall call, Document document)
    {
        var (width, height) = PictureSizes.Scale(document.Width, document.Height, PictureSizes.Largest);
        return new Element("medias").Repeat("media",
        [
            new Element("media")
                .Attribute("label", PictureSizes.Largest)
                .Attribute("ext", document.Extension)
                .Attribute("format", document.Extension)
                .Attribute("w", width)
                .Attribute("h", height)
                .Attribute("lenght", document.Seconds)
                .Attribute("url", Thumbnails.MediaUrl(call, document)),
        ]);
    }

    public static Element Original(MethodCall call, Document document) => new Element("original")
        .Attribute("ext", PictureNames.ExtensionOf(document, PictureSizes.Original))
        .Attribute("w", document.Width)
        .Attribute("h", document.Height)
        .Attribute("length", document.Seconds)
        .Attribute("filename", document.FileName)
        .Attribute("bytes", document.Bytes)
        .Attribute("md5", document.Md5)
        .Attribute("url", Thumbnails.Url(call, document, PictureSizes.Original));

    /// <summary>
    /// The tags. The documentation calls the text <c>keyword</c> or <c>title</c>, while clients read <c>tag</c>, so the answer has
    /// all three.
    /// </summary>
    public static Element Tags(Document document) => new Element("tags")
        .Attribute("total", document.Tags.Count)
        .Repeat("tag", [.. document.Tags.Select(Tag)]);

    public static string Link(MethodCall call, Document document) => $"{call.Community.Address}doc/{document.Owner.UserName}/{document.Id}";

    private static long LastVisitAt(MethodCall call, Document document) =>
        call.Library.DocumentVisits.Of(document) is [var latest, ..]
            ? Math.Max(latest.LastAt, document.LastAnonymousVisitAt)
            : document.LastAnonymousVisitAt;

    private static Element Tag(DocumentTag tag)
    {
        var element = new Element("tag")
            .Attribute("tag_id", tag.Id)
            .Attribute("id", tag.Id)
            .Attribute("type", tag.Type)
            .Attribute("user_id", tag.By.UserId)
            .Attribute("keyword", tag.Text)
            .Attribute("title", tag.Text)
            .Attribute("tag", tag.Text);
        return tag.Type == DocumentTag.MemberType ? element.Attribute("member_id", tag.Id) : element;
    }
}
