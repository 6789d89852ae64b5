using Ipernity.Sandbox.Community;
using Ipernity.Sandbox.Community.Albums;
using Ipernity.Sandbox.Community.Documents;
using Ipernity.Sandbox.Community.Pictures;
using Ipernity.Sandbox.Methods.Calls;
using Ipernity.Sandbox.Protocol.Answers;

namespace Ipernity.Sandbox.Methods.Elements;

/// <summary>The elements of answers about albums, as the caller may see them.</summary>
internal static class AlbumElements
{
    public static Element Start(MethodCall call, Album album) => new Element("album")
        .Attribute("album_id", album.Id)
        .Attribute("link", $"{call.Community.Address}doc/{album.Owner.UserName}/album/{album.Id}")
        .Attribute("title", album.Title);

    public static Element Description(Album album) => Element.OfText("description", album.Description);

    public static Element Dates(Album album) => new Element("dates")
        .Attribute("created_at", album.CreatedAt)
        .Attribute("comment_at", 0)
        .Attribute("last_comment_at", 0)
        .Attribute("last_update_at", album.UpdatedAt);

    public static Element Count(MethodCall call, Album album)
    {
        var visible = Visible(call, album);
        return new Element("count")
            .Attribute("docs", visible.Count)
            .Attribute("visits", album.Visits)
            .Attribute("faves", call.Library.AlbumFaves.Count(album))
            .Attribute("comments", 0)
            .Attribute("family", Shared(visible, Share.Family))
            .Attribute("friend", Shared(visible, Share.Friends))
            .Attribute("ff", Shared(visible, Share.Family | Share.Friends))
            .Attribute("public", Shared(visible, Share.Public));
    }

    /// <summary>The share levels that occur in a list of documents.</summary>
    public static Share Audience(List<Document> documents)
    {
        var audience = Share.Private;
        foreach (var document in documents)
            audience |= document.Share;
        return audience;
    }

    public static Element Visibility(MethodCall call, Album album) => Visibility(Audience(Visible(call, album)));

    /// <summary>Which audiences can see something.</summary>
    public static Element Visibility(Share audience)
    {
        var isPublic = (audience & Share.Public) != 0;
        var forFamily = isPublic || (audience & Share.Family) != 0;
        var forFriends = isPublic || (audience & Share.Friends) != 0;
        return new Element("visibility")
            .Flag("family", forFamily)
            .Flag("friend", forFriends)
            .Flag("ff", forFamily || forFriends)
            .Flag("public", isPublic)
            .Flag("ispublic", isPublic)
            .Flag("isfamily", forFamily)
            .Flag("isfriends", forFriends)
            .Attribute("share", (int)(isPublic ? Share.Public : (forFamily ? Share.Family : 0) | (forFriends ? Share.Friends : 0)));
    }

    /// <summary>The cover. Its values are empty and its size is 0 if the caller cannot see any document.</summary>
    public static Element Cover(MethodCall call, Album album)
    {
        if (FindCover(call, album) is not { } cover)
            return new Element(
                "cover").Attribute("doc_id", "").Attribute("cover_id", "").Attribute("w", 0).Attribute("h", 0).Attribute("url", "");
        var label = PictureSizes.Choose(call.Text("thumbsize"));
        var (width, height) = PictureSizes.Scale(cover.Width, cover.Height, label);
        return new Element("cover")
            .Attribute("doc_id", cover.Id)
            .Attribute("cover_id", cover.Id)
            .Attribute("w", width)
            .Attribute("h", height)
            .Attribute("url", Thumbnails.Url(call, cover, label));
    }

    public static Document? FindCover(MethodCall call, Album album) =>
        album.ChosenCover is { } chosen && call.Viewer.Sees(chosen) ? chosen : album.Documents.Find(call.Viewer.Sees);

    public static Element Can(MethodCall call, Album album) => new Element("can")
        .Flag("fave", ParticipationRules.MayFave(call.Token?.Member, album.Owner))
        .Flag("comment", ParticipationRules.May(album.CommentPermission, album.Owner, call.Token?.Member))
        .Flag("add_doc", call.Viewer.Member == album.Owner);

    public static Element Permissions(Album album) => new Element("permissions").Attribute("comment", (int)album.CommentPermission);

    /// <summary>The caller's relation to the album.</summary>
    public static Element You(MethodCall call, Album album)
    {
        var member = call.Token?.Member;
        var visit = call.Library.AlbumVisits.Find(album, member);
        return new Element("you")
            .Flag("isfave", call.Library.AlbumFaves.Contains(member, album))
            .Attribute("visits", visit?.Times ?? 0)
            .Attribute("last_visit_at", visit?.LastAt ?? 0);
    }

    public static List<Document> Visible(MethodCall call, Album album)
    {
        var audience = call.Viewer.AudienceOf(album.Owner);
        return album.Documents.FindAll(document => Viewer.Sees(document, audience));
    }

    private static int Shared(List<Document> documents, Share share) => documents.Count(document => document.Share == share);
}
