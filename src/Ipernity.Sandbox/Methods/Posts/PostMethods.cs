using Ipernity.Sandbox.Community;
using Ipernity.Sandbox.Community.People;
using Ipernity.Sandbox.Community.Posts;
using Ipernity.Sandbox.Methods.Calls;
using Ipernity.Sandbox.Methods.Elements;
using Ipernity.Sandbox.Protocol.Answers;
using Ipernity.Sandbox.Protocol.Errors;

namespace Ipernity.Sandbox.Methods.Posts;

/// <summary><c>post.get</c>, <c>getContext</c>, <c>getList</c> and <c>set</c>.</summary>
internal static class PostMethods
{
    public static Element Get(MethodCall call)
    {
        var post = PostElements.FindVisible(call);
        var extra = call.List("extra");
        var element = PostElements.WithContent(PostElements.Start(call, post), post)
            .Child(PostElements.Permissions(post))
            .Child(PostElements.ShareLink(call, post))
            .Child(PostElements.Can(call, post))
            .Child(PostElements.You(call, post));
        if (extra.Contains("embed") && PostElements.Embedded(call, post) is { } embedded)
            element.Child(embedded);
        if (extra.Contains("tags"))
            element.Child(PostElements.Tags(post));
        return Element.Payload(element);
    }

    /// <summary>The posts of a member, newest first.</summary>
    public static Element GetList(MethodCall call)
    {
        var share = DocumentEntries.ShareFilter(call);
        return Element.Payload(
            PostEntries.Page(call, [.. Visible(call, call.User()).Where(post => PostEntries.Admits(call, share, post))]));
    }

    /// <summary>The posts before and after a post of the same author.</summary>
    public static Element GetContext(MethodCall call)
    {
        var post = PostElements.FindVisible(call);
        var posts = Visible(call, post.Owner).ToList();
        return Element.Payload(NeighbourLists.Of(call, "post", posts, posts.IndexOf(post), (neighbour, index) => new Element("post")
            .Attribute("index", index)
            .Attribute("post_id", neighbour.Id)
            .Attribute("title", neighbour.Title)
            .Attribute("link", PostElements.Link(call, neighbour))
            .Attribute("user_id", neighbour.Owner.UserId)));
    }

    /// <summary>Creates a post, or changes the post in <c>post_id</c>. Values that were not sent are not changed.</summary>
    public static Element Set(MethodCall call)
    {
        var isNew = string.IsNullOrEmpty(call.Text("post_id"));
        var now = call.Community.UnixTime;
        var post = isNew ? new Post(call.Community.Posts.NewId(), call.Caller) { PostedAt = now } : Own(call);
        var share = DocumentEntries.ShareFilter(call) ?? post.Share;
        var comment = call.Circle("com") ?? post.CommentPermission;
        var tag = call.Circle("tag") ?? post.TagPermission;
        var tagme = call.Circle("tagme") ?? post.TagmePermission;
        var license = License(call, post.License);

        post.Title = call.Required("title");
        post.Content = call.Required("content");
        post.Intro = call.Text("intro") ?? post.Intro;
        post.LanguageId = call.Text("lg_id") ?? post.LanguageId;
        post.Share = share;
        post.CommentPermission = comment;
        post.TagPermission = tag;
        post.TagmePermission = tagme;
        post.License = license;
        post.ModifiedAt = now;
        if (isNew)
            call.Community.Posts.Add(post);
        return Element.Payload(PostElements.WithContent(PostElements.Start(call, post), post)
            .Child(PostElements.Permissions(post))
            .Child(PostElements.ShareLink(call, post)));
    }

    private static IEnumerable<Post> Visible(MethodCall call, Member owner) =>
        call.Community.Posts.Of(owner).Where(Viewer.OfPosts(call.Token).Sees);

    private static Post Own(MethodCall call)
    {
        var post = PostElements.FindVisible(call);
        return post.Owner == call.Caller ? post : throw MethodErrors.NotOwner("post");
    }

    private static int License(MethodCall call, int present) => string.IsNullOrEmpty(call.Text("license"))
        ? present
        : call.Number("license", -1) is var license and (0 or 1 or 3 or 5 or 7 or 9 or 11 or 255)
            ? license
            : throw MethodErrors.ValueInvalid("license", "0, 1, 3, 5, 7, 9, 11 or 255");
}
