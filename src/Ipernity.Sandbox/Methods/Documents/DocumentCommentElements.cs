using Ipernity.Sandbox.Community.Documents;
using Ipernity.Sandbox.Community.People;
using Ipernity.Sandbox.Methods.Calls;
using Ipernity.Sandbox.Methods.Elements;
using Ipernity.Sandbox.Protocol.Answers;

namespace Ipernity.Sandbox.Methods.Documents;

/// <summary>The elements of answers about comments. A missing id is empty, a missing time 0.</summary>
internal static class DocumentCommentElements
{
    /// <summary>A comment as its author gets it. <paramref name="content"/> replaces its text in a preview.</summary>
    public static Element Posted(MethodCall call, Comment comment, string? content = null) => new Element("comment")
        .Attribute("parent_id", comment.Parent?.Id ?? "")
        .Attribute("comment_id", comment.Id)
        .Attribute("user_id", comment.Author.UserId)
        .Attribute("posted_at", comment.PostedAt)
        .Attribute("modified_at", comment.ModifiedAt)
        .Attribute("link", Link(call, comment))
        .Child(Element.OfText("content", content ?? comment.Content));

    /// <summary>A preview of a comment that is not posted.</summary>
    public static Element Preview(MethodCall call, string content) => new Element("comment")
        .Attribute("comment_id", "")
        .Attribute("user_id", call.Caller.UserId)
        .Attribute("posted_at", call.Community.UnixTime)
        .Attribute("link", "")
        .Child(Element.OfText("content", content));

    public static Element Entry(MethodCall call, Comment comment)
    {
        var entry = Author(new Element("comment"), comment)
            .Attribute("posted_at", comment.PostedAt)
            .Attribute("parent_id", comment.Parent?.Id ?? "")
            .Attribute("modified_at", comment.ModifiedAt);
        if (call.List("extra").Contains("owner"))
            entry.Child(MemberElements.Owner(call, comment.Author));
        return entry.Child(Element.OfText("content", comment.Content));
    }

    public static Element Whole(MethodCall call, Comment comment)
    {
        var member = call.Token?.Member;
        var element = Entry(call, comment)
            .Attribute("link", Link(call, comment))
            .Flag("canreply", ParticipationRules.MayComment(member, comment.Document))
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

    private static string Link(MethodCall call, Comment comment) => $"{DocumentElements.Link(call, comment.Document)}#comment{comment.Id}";
}
