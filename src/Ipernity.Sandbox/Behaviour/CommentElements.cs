using Ipernity.Sandbox.Answers;
using Ipernity.Sandbox.Data;
using Ipernity.Sandbox.Protocol;

namespace Ipernity.Sandbox.Behaviour;

/// <summary>Comments as answers tell of them. An id is empty where there is none, a time 0.</summary>
internal static class CommentElements
{
    /// <summary>A comment for whoever wrote it, with other words where they were not taken over yet.</summary>
    public static Element Posted(Call call, Comment comment, string? content = null) => new Element("comment")
        .Attribute("parent_id", comment.Parent?.Id ?? "")
        .Attribute("comment_id", comment.Id)
        .Attribute("user_id", comment.Author.UserId)
        .Attribute("posted_at", comment.PostedAt)
        .Attribute("modified_at", comment.ModifiedAt)
        .Attribute("link", Link(call, comment))
        .Child(Element.OfText("content", content ?? comment.Content));

    /// <summary>A comment that is not posted.</summary>
    public static Element Preview(Call call, string content) => new Element("comment")
        .Attribute("comment_id", "")
        .Attribute("user_id", call.Caller.UserId)
        .Attribute("posted_at", call.Community.UnixTime)
        .Attribute("link", "")
        .Child(Element.OfText("content", content));

    public static Element Entry(Call call, Comment comment)
    {
        var entry = Author(new Element("comment"), comment)
            .Attribute("posted_at", comment.PostedAt)
            .Attribute("parent_id", comment.Parent?.Id ?? "")
            .Attribute("modified_at", comment.ModifiedAt);
        if (call.List("extra").Contains("owner"))
            entry.Child(DocumentElements.Owner(comment.Author));
        return entry.Child(Element.OfText("content", comment.Content));
    }

    public static Element Whole(Call call, Comment comment)
    {
        var member = call.Token?.Member;
        var element = Entry(call, comment)
            .Attribute("link", Link(call, comment))
            .Flag("canreply", Participation.MayComment(member, comment.Document))
            .Flag("canedit", comment.Author == member)
            .Flag("candelete", MayDelete(member, comment));
        if (comment.Parent is { } parent)
            element.Child(Author(new Element("parent"), parent).Child(Element.OfText("content", parent.Content)));
        return element;
    }

    public static bool MayDelete(Member? member, Comment comment) =>
        member is not null && (member == comment.Author || member == comment.Document.Owner);

    private static Element Author(Element element, Comment comment) => element
        .Attribute("comment_id", comment.Id)
        .Attribute("user_id", comment.Author.UserId)
        .Attribute("username", comment.Author.UserName);

    private static string Link(Call call, Comment comment) => $"{DocumentElements.Link(call, comment.Document)}#comment{comment.Id}";
}
