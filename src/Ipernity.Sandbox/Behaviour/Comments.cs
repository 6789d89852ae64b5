using Ipernity.Sandbox.Answers;
using Ipernity.Sandbox.Data;
using Ipernity.Sandbox.Protocol;

namespace Ipernity.Sandbox.Behaviour;

/// <summary><c>doc.comments.*</c>. An author edits a comment; the author and the document's owner delete it.</summary>
internal static class Comments
{
    public static Element Add(Call call)
    {
        var document = call.VisibleDocument();
        Participation.DemandComment(call, document);
        var content = call.Words("content");
        return Element.Payload(call.Flag("preview")
            ? CommentElements.Preview(call, content)
            : CommentElements.Posted(call, Post(call, document, content, parent: null)));
    }

    public static Element Reply(Call call)
    {
        var parent = FindComment(call);
        Participation.DemandComment(call, parent.Document);
        return Element.Payload(CommentElements.Posted(call, Post(call, parent.Document, call.Words("content"), parent)));
    }

    public static Element Edit(Call call)
    {
        var comment = FindComment(call);
        if (comment.Author != call.Caller)
            throw MethodErrors.NotOwner("comment");
        var content = call.Words("content");
        if (call.Flag("preview"))
            return Element.Payload(CommentElements.Posted(call, comment, content));
        comment.Content = content;
        comment.ModifiedAt = call.Community.UnixTime;
        return Element.Payload(CommentElements.Posted(call, comment));
    }

    public static Element Delete(Call call)
    {
        var comment = FindComment(call);
        if (!CommentElements.MayDelete(call.Caller, comment))
            throw MethodErrors.NotOwner("comment");
        call.Library.Comments.Remove(comment);
        return Element.Payload();
    }

    public static Element Get(Call call) => Element.Payload(CommentElements.Whole(call, FindComment(call)));

    /// <summary>The oldest first.</summary>
    public static Element GetList(Call call)
    {
        var document = call.VisibleDocument();
        var page = Paging<Comment>.Of(call.Library.Comments.On(document), call);
        return Element.Payload(page.WriteTo(new Element("comments").Attribute("doc_id", document.Id).Attribute("count", page.Items.Count))
            .Repeat("comment", [.. page.Items.Select(comment => CommentElements.Entry(call, comment))]));
    }

    /// <summary>The same said twice at the same place is there once: who repeats a call that was lost gets the first comment.</summary>
    private static Comment Post(Call call, Document document, string content, Comment? parent)
    {
        var author = call.Caller;
        return call.Library.Comments.On(document).FirstOrDefault(comment =>
                comment.Author == author && comment.Parent == parent && string.Equals(comment.Content, content, StringComparison.Ordinal))
            ?? call.Library.Comments.Add(document, author, call.Community.UnixTime, content, parent);
    }

    private static Comment FindComment(Call call) =>
        call.Library.Comments.Find(call.Required("comment_id")) is { } comment && call.Viewer.Sees(comment.Document)
            ? comment
            : throw MethodErrors.CommentNotFound();
}
