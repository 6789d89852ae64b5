using Ipernity.Sandbox.Answers;
using Ipernity.Sandbox.Data;
using Ipernity.Sandbox.Pictures;
using Ipernity.Sandbox.Protocol;

namespace Ipernity.Sandbox.Behaviour;

/// <summary>The elements that answers about albums are made of, as the caller may see them.</summary>
internal static class AlbumElements
{
    public static Element Start(Call call, Album album) => new Element("album")
        .Attribute("album_id", album.Id)
        .Attribute("link", $"{call.Community.Address}doc/{album.Owner.UserName}/album/{album.Id}")
        .Attribute("title", album.Title);

    public static Element Description(Album album) => Element.OfText("description", album.Description);

    public static Element Dates(Album album) => new Element("dates")
        .Attribute("created_at", album.CreatedAt)
        .Attribute("comment_at", 0)
        .Attribute("last_comment_at", 0)
        .Attribute("last_update_at", album.UpdatedAt);

    public static Element Count(Call call, Album album)
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

    /// <summary>All for whom there is anything in a list of documents.</summary>
    public static Share Audience(List<Document> documents)
    {
        var audience = Share.Private;
        foreach (var document in documents)
            audience |= document.Share;
        return audience;
    }

    public static Element Visibility(Call call, Album album) => Visibility(Audience(Visible(call, album)));

    /// <summary>Whether there is anything for each audience.</summary>
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

    /// <summary>The cover; nothing is told, and the size is 0, where there is none that the caller may see.</summary>
    public static Element Cover(Call call, Album album)
    {
        if (FindCover(call, album) is not { } cover)
            return new Element("cover").Attribute("doc_id", "").Attribute("cover_id", "").Attribute("w", 0).Attribute("h", 0).Attribute("url", "");
        var label = PictureSizes.Choose(call.Text("thumbsize"));
        var (width, height) = PictureSizes.Scale(cover.Width, cover.Height, label);
        return new Element("cover")
            .Attribute("doc_id", cover.Id)
            .Attribute("cover_id", cover.Id)
            .Attribute("w", width)
            .Attribute("h", height)
            .Attribute("url", Thumbnails.Url(call, cover, label));
    }

    public static Document? FindCover(Call call, Album album) =>
        album.ChosenCover is { } chosen && call.Viewer.Sees(chosen) ? chosen : album.Documents.Find(call.Viewer.Sees);

    public static Element Can(Call call, Album album) => new Element("can")
        .Flag("fave", Participation.MayFave(call.Token?.Member, album.Owner))
        .Flag("comment", Participation.May(album.CommentPermission, album.Owner, call.Token?.Member))
        .Flag("add_doc", call.Viewer.Member == album.Owner);

    public static Element Permissions(Album album) => new Element("permissions").Attribute("comment", (int)album.CommentPermission);

    /// <summary>What the caller has to do with the album.</summary>
    public static Element You(Call call, Album album)
    {
        var member = call.Token?.Member;
        var visit = call.Library.AlbumVisits.Find(album, member);
        return new Element("you")
            .Flag("isfave", call.Library.AlbumFaves.Contains(member, album))
            .Attribute("visits", visit?.Times ?? 0)
            .Attribute("last_visit_at", visit?.LastAt ?? 0);
    }

    public static List<Document> Visible(Call call, Album album)
    {
        var audience = call.Viewer.AudienceOf(album.Owner);
        return album.Documents.FindAll(document => Viewer.Sees(document, audience));
    }

    private static int Shared(List<Document> documents, Share share) => documents.Count(document => document.Share == share);
}
