using System.Globalization;
using Ipernity.Sandbox.Community;
using Ipernity.Sandbox.Community.Documents;
using Ipernity.Sandbox.Community.Pictures;
using Ipernity.Sandbox.Community.Posts;
using Ipernity.Sandbox.Methods.Calls;
using Ipernity.Sandbox.Protocol.Answers;
using Ipernity.Sandbox.Protocol.Errors;

namespace Ipernity.Sandbox.Methods.Elements;

/// <summary>The elements of answers about posts, as the caller may see them.</summary>
internal static class PostElements
{
    /// <summary>The post in <c>post_id</c>, which the caller must be able to see.</summary>
    public static Post FindVisible(MethodCall call)
    {
        var post = call.Community.Posts.Find(call.Required("post_id"));
        return post is not null && Viewer.OfPosts(call.Token).Sees(post) ? post : throw PostErrors.NotFound();
    }

    public static string Link(MethodCall call, Post post) => $"{call.Community.Address}post/{post.Owner.UserName}/{post.Id}";

    /// <summary>The fields that all answers about a post have.</summary>
    public static Element Start(MethodCall call, Post post) => new Element("post")
        .Attribute("post_id", post.Id)
        .Attribute("license", post.License)
        .Attribute("title", post.Title)
        .Attribute("intro", post.Intro)
        .Attribute("safety", 0)
        .Attribute("lg_id", post.LanguageId)
        .Attribute("link", Link(call, post))
        .Child(MemberElements.Owner(call, post.Owner))
        .Child(Dates(post))
        .Child(Visibility(post))
        .Child(Count(call, post));

    /// <summary>The text is <c>description</c> in documented answers and <c>content</c> in requests, so the answer has both.</summary>
    public static Element WithContent(Element element, Post post) => element
        .Child(Element.OfText("description", post.Content))
        .Child(Element.OfText("content", post.Content));

    public static Element Permissions(Post post) => new Element("permissions")
        .Attribute("comment", (int)post.CommentPermission)
        .Attribute("tag", (int)post.TagPermission)
        .Attribute("tagme", (int)post.TagmePermission);

    public static Element ShareLink(MethodCall call, Post post) => new Element("share").Attribute("url", Link(call, post));

    public static Element Can(MethodCall call, Post post)
    {
        var caller = call.Token?.Member;
        return new Element("can")
            .Flag("fave", ParticipationRules.MayFave(caller, post.Owner))
            .Flag("comment", ParticipationRules.May(post.CommentPermission, post.Owner, caller))
            .Flag("tag", ParticipationRules.May(post.TagPermission, post.Owner, caller))
            .Flag("tagme", ParticipationRules.May(post.TagmePermission, post.Owner, caller))
            .Flag("zoom", false)
            .Flag("share", post.Share == Share.Public)
            .Flag("download", false)
            .Flag("print", false);
    }

    public static Element You(MethodCall call, Post post)
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

    /// <summary>The embedded document; null if there is none or if the caller cannot see it.</summary>
    public static Element? Embedded(MethodCall call, Post post) =>
        post.Picture is { } picture && call.Library.FindDocument(picture.Id) == picture && call.Viewer.Sees(picture)
            ? new Element("embed")
                .Attribute("doc_id", picture.Id)
                .Child(Thumbnails.Thumb(call, picture, PictureSizes.Choose(call.Text("thumbsize"))))
            : null;

    /// <summary>Two dates have different names in answers about documents, so the answer has both names.</summary>
    private static Element Dates(Post post) => new Element("dates")
        .Attribute("posted_at", post.PostedAt)
        .Attribute("created", Date(post.PostedAt))
        .Attribute("modified_at", post.ModifiedAt)
        .Attribute("last_update_at", post.ModifiedAt)
        .Attribute("comment_at", post.LastCommentAt)
        .Attribute("last_comment_at", post.LastCommentAt);

    private static string Date(long unixSeconds) =>
        DateTimeOffset.FromUnixTimeSeconds(unixSeconds).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static Element Visibility(Post post) => new Element("visibility")
        .Flag("ispublic", post.Share == Share.Public)
        .Flag("isfriend", (post.Share & Share.Friends) != 0)
        .Flag("isfamily", (post.Share & Share.Family) != 0)
        .Attribute("share", (int)post.Share);

    private static Element Count(MethodCall call, Post post) => new Element("count")
        .Attribute("visits", post.Visits)
        .Attribute("faves", call.Community.Posts.Faves.Count(post))
        .Attribute("comments", post.Comments.Count)
        .Attribute("tags", post.Tags.Count);
}
