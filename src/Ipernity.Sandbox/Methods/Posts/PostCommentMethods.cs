using Ipernity.Sandbox.Community;
using Ipernity.Sandbox.Community.People;
using Ipernity.Sandbox.Community.Posts;
using Ipernity.Sandbox.Methods.Calls;
using Ipernity.Sandbox.Methods.Elements;
using Ipernity.Sandbox.Protocol.Answers;
using Ipernity.Sandbox.Protocol.Errors;

namespace Ipernity.Sandbox.Methods.Posts;

/// <summary><c>post.comments.*</c>. Authors can edit their comments; authors and the post's owner can delete them.</summary>
internal static class PostCommentMethods
{
    /// <summary>The comments on a post, oldest first.</summary>
    public static Element GetList(MethodCall call)
    {
        var post = PostElements.FindVisible(call);
        var withOwner = call.List("extra").Contains("owner");
        return Element.Payload(MemberElements.Page(call, "comments", "comment", post.Comments, comment =>
        {
            var entry = Author(comment)
                .Attribute("posted_at", comment.PostedAt)
                .Attribute("parent_id", ParentId(comment))
                .Attribute("modified_at", comment.ModifiedAt)
                .Child(Content(comment));
            return withOwner ? entry.Child(MemberElements.Owner(call, comment.Author)) : entry;
        }).Attribute("post_id", post.Id));
    }

    public static Element Get(MethodCall call)
    {
        var comment = FindVisible(call);
        var caller = call.Token?.Member;
        var element = Author(comment)
            .Attribute("posted_at", comment.PostedAt)
            .Attribute("modified_at", comment.ModifiedAt)
            .Flag("canreply", ParticipationRules.May(comment.Post.CommentPermission, comment.Post.Owner, caller))
            .Flag("canedit", comment.Author == caller)
            .Flag("candelete", IsDeletedBy(comment, caller))
            .Attribute("parent_id", ParentId(comment))
            .Child(Content(comment));
        if (comment.Parent is { } parent)
            element.Child(Author(parent, "parent").Child(Content(parent)));
        return Element.Payload(element);
    }

    public static Element Add(MethodCall call) => Write(call, PostElements.FindVisible(call), parent: null);

    public static Element Reply(MethodCall call)
    {
        var parent = FindVisible(call);
        return Write(call, parent.Post, parent);
    }

    public static Element Edit(MethodCall call)
    {
        var comment = FindVisible(call);
        if (comment.Author != call.Caller)
            throw MethodErrors.NotOwner("comment");
        var content = call.Words("content");
        if (call.Flag("preview"))
        {
            var preview = new PostComment(comment.Id, comment.Post, comment.Author, comment.PostedAt)
            {
                Content = content,
                ModifiedAt = call.Community.UnixTime,
            };
            return Element.Payload(Written(call, preview));
        }
        comment.Content = content;
        comment.ModifiedAt = call.Community.UnixTime;
        return Element.Payload(Written(call, comment));
    }

    public static Element Delete(MethodCall call)
    {
        var comment = FindVisible(call);
        if (!IsDeletedBy(comment, call.Caller))
            throw MethodErrors.NotOwner("comment");
        call.Community.Posts.Remove(comment);
        return Element.Payload();
    }

    /// <summary>Posts a comment. The same text of the same member is posted once. A preview is not posted and has no id.</summary>
    private static Element Write(MethodCall call, Post post, PostComment? parent)
    {
        ParticipationRules.DemandUnblocked(call, post.Owner);
        if (!ParticipationRules.May(post.CommentPermission, post.Owner, call.Caller))
            throw MethodErrors.NotPermitted("comment on this post");
        var content = call.Words("content");
        var isPreview = call.Flag("preview");
        var comment =
            post.Comments.Find(present => present.Author == call.Caller && present.Parent == parent && present.Content == content);
        if (comment is null || isPreview)
        {
            var id = isPreview ? "" : call.Community.Posts.NewCommentId();
            comment = new PostComment(id, post, call.Caller, call.Community.UnixTime) { Content = content, Parent = parent };
            if (!isPreview)
                call.Community.Posts.Add(comment);
        }
        return Element.Payload(Written(call, comment));
    }

    private static PostComment FindVisible(MethodCall call)
    {
        var comment = call.Community.Posts.FindComment(call.Required("comment_id"));
        return comment is not null && Viewer.OfPosts(call.Token).Sees(comment.Post) ? comment : throw MethodErrors.CommentNotFound();
    }

    private static bool IsDeletedBy(PostComment comment, Member? member) =>
        member is not null && (member == comment.Author || member == comment.Post.Owner);

    private static Element Author(PostComment comment, string name = "comment") => new Element(name)
        .Attribute("comment_id", comment.Id)
        .Attribute("user_id", comment.Author.UserId)
        .Attribute("username", comment.Author.UserName);

    private static Element Written(MethodCall call, PostComment comment) => Author(comment)
        .Attribute("parent_id", ParentId(comment))
        .Attribute("posted_at", comment.PostedAt)
        .Attribute("modified_at", comment.ModifiedAt)
        .Attribute("link", $"{PostElements.Link(call, comment.Post)}#comment{comment.Id}")
        .Child(Content(comment));

    /// <summary>The id of the parent; empty if there is none.</summary>
    private static string ParentId(PostComment comment) => comment.Parent?.Id ?? "";

    private static Element Content(PostComment comment) => Element.OfText("content", comment.Content);
}
