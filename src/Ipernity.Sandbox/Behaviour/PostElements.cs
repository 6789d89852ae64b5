using System.Globalization;
using Ipernity.Sandbox.Answers;
using Ipernity.Sandbox.Data;
using Ipernity.Sandbox.Pictures;
using Ipernity.Sandbox.Protocol;

namespace Ipernity.Sandbox.Behaviour;

/// <summary>The elements that answers about posts are made of, as the caller may see them.</summary>
internal static class PostElements
{
    /// <summary>The post that <c>post_id</c> names, if the caller may see it.</summary>
    public static Post FindVisible(Call call)
    {
        var post = call.Community.Posts.Find(call.Required("post_id"));
        return post is not null && Viewer.OfPosts(call.Token).Sees(post) ? post : throw PostErrors.NotFound();
    }

    public static string Link(Call call, Post post) => $"{call.Community.Address}post/{post.Owner.UserName}/{post.Id}";

    /// <summary>What every answer tells of a post.</summary>
    public static Element Start(Call call, Post post) => new Element("post")
        .Attribute("post_id", post.Id)
        .Attribute("license", post.License)
        .Attribute("title", post.Title)
        .Attribute("intro", post.Intro)
        .Attribute("safety", 0)
        .Attribute("lg_id", post.LanguageId)
        .Attribute("link", Link(call, post))
        .Child(Owner(call, post.Owner))
        .Child(Dates(post))
        .Child(Visibility(post))
        .Child(Count(call, post));

    /// <summary>The text is <c>description</c> in the documentation's answers and <c>content</c> where it is sent: both are there.</summary>
    public static Element WithContent(Element element, Post post) => element
        .Child(Element.OfText("description", post.Content))
        .Child(Element.OfText("content", post.Content));

    public static Element Permissions(Post post) => new Element("permissions")
        .Attribute("comment", (int)post.CommentPermission)
        .Attribute("tag", (int)post.TagPermission)
        .Attribute("tagme", (int)post.TagmePermission);

    public static Element Share(Call call, Post post) => new Element("share").Attribute("url", Link(call, post));

    public static Element Can(Call call, Post post)
    {
        var caller = call.Token?.Member;
        return new Element("can")
            .Flag("fave", Participation.MayFave(caller, post.Owner))
            .Flag("comment", Participation.May(post.CommentPermission, post.Owner, caller))
            .Flag("tag", Participation.May(post.TagPermission, post.Owner, caller))
            .Flag("tagme", Participation.May(post.TagmePermission, post.Owner, caller))
            .Flag("zoom", false)
            .Flag("share", post.Share == Data.Share.Public)
            .Flag("download", false)
            .Flag("print", false);
    }

    public static Element You(Call call, Post post)
    {
        var caller = call.Token?.Member;
        var visit = call.Community.Posts.Visits.Find(post, caller);
        return new Element("you")
            .Flag("isfave", call.Community.Posts.Faves.Contains(caller, post))
            .Attribute("visits", visit?.Times ?? 0)
            .Attribute("last_visit_at", visit?.LastAt ?? 0);
    }

    public static Element Tags(Post post) => new Element("tags")
        .Attribute("total", post.Tags.Count)
        .Repeat("tag", [.. post.Tags.Select(tag => new Element("tag")
            .Attribute("id", tag.Id)
            .Attribute("type", tag.Type)
            .Attribute("user_id", tag.By.UserId)
            .Attribute("tag", tag.Text)
            .Attribute("added_at", tag.AddedAt))]);

    /// <summary>The document that stands in a post; null where there is none that the caller may see.</summary>
    public static Element? Embedded(Call call, Post post) =>
        post.Picture is { } picture && call.Library.FindDocument(picture.Id) == picture && call.Viewer.Sees(picture)
            ? new Element("embed").Attribute("doc_id", picture.Id).Child(Thumbnails.Thumb(call, picture, PictureSizes.Choose(call.Text("thumbsize"))))
            : null;

    private static Element Owner(Call call, Member owner) => DocumentElements.Owner(owner)
        .Attribute("alias", owner.UserName)
        .Flag("is_pro", owner.IsPro)
        .Attribute("icon", UserElements.Icon(call, owner));

    /// <summary>Two of them have other names in answers about documents: those are there too.</summary>
    private static Element Dates(Post post) => new Element("dates")
        .Attribute("posted_at", post.PostedAt)
        .Attribute("created", DateTimeOffset.FromUnixTimeSeconds(post.PostedAt).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture))
        .Attribute("modified_at", post.ModifiedAt)
        .Attribute("last_update_at", post.ModifiedAt)
        .Attribute("comment_at", post.LastCommentAt)
        .Attribute("last_comment_at", post.LastCommentAt);

    private static Element Visibility(Post post) => new Element("visibility")
        .Flag("ispublic", post.Share == Data.Share.Public)
        .Flag("isfriend", (post.Share & Data.Share.Friends) != 0)
        .Flag("isfamily", (post.Share & Data.Share.Family) != 0)
        .Attribute("share", (int)post.Share);

    private static Element Count(Call call, Post post) => new Element("count")
        .Attribute("visits", post.Visits)
        .Attribute("faves", call.Community.Posts.Faves.Count(post))
        .Attribute("comments", post.Comments.Count)
        .Attribute("tags", post.Tags.Count);
}
