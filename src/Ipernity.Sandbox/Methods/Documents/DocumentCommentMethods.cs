using Ipernity.Sandbox.Community.Documents;
using Ipernity.Sandbox.Methods.Calls;
using Ipernity.Sandbox.Protocol.Answers;
using Ipernity.Sandbox.Protocol.Errors;

namespace Ipernity.Sandbox.Methods.Documents;

/// <summary><c>doc.comments.*</c>. Authors can edit their comments; authors and the document's owner can delete them.</summary>
internal static class DocumentCommentMethods
{
    public static Element Add(MethodCall call)
    {
        var document = call.VisibleDocument();
        ParticipationRules.DemandComment(call, document);
        var content = call.Words("content");
        return Element.Payload(call.Flag("preview")
            ? DocumentCommentElements.Preview(call, content)
            : DocumentCommentElements.Posted(call, Post(call, document, content, parent: null)));
    }

    public static Element Reply(MethodCall call)
    {
        var parent = FindComment(call);
        ParticipationRules.DemandComment(call, parent.Document);
        return Element.Payload(DocumentCommentElements.Posted(call, Post(call, parent.Document, call.Words("content"), parent)));
    }

    public static Element Edit(MethodCall call)
    {
        var comment = FindComment(call);
        if (comment.Author != call.Caller)
            throw MethodErrors.NotOwner("comment");
        var content = call.Words("content");
        if (call.Flag("preview"))
            return Element.Payload(DocumentCommentElements.Posted(call, comment, content));
        comment.Content = content;
        comment.ModifiedAt = comment.Document.DiscussedAt = call.Community.UnixTime;
        return Element.Payload(DocumentCommentElements.Posted(call, comment));
    }

    public static Element Delete(MethodCall call)
    {
        var comment = FindComment(call);
        if (!DocumentCommentElements.MayDelete(call.Caller, comment))
            throw MethodErrors.NotOwner("comment");
        call.Library.Comments.Remove(comment);
        comment.Document.DiscussedAt = call.Community.UnixTime;
        return Element.Payload();
    }

    public static Element Get(MethodCall call) => Element.Payload(DocumentCommentElements.Whole(call, FindComment(call)));

    /// <summary>The comments on a document, oldest first.</summary>
    public static Element GetList(MethodCall call)
    {
        var document = call.VisibleDocument();
        var page = ResultPage<Comment>.Of(call.Library.Comments.On(document), call);
        return Element.Payload(page.WriteTo(new Element("comments").Attribute("doc_id", document.Id).Attribute("count", page.Items.Count))
            .Repeat("comment", [.. page.Items.Select(comment => DocumentCommentElements.Entry(call, comment))]));
    }

    /// <summary>
    /// Posts a comment. If the author has already posted the same text there, the existing comment is returned, so a repeated call
    /// does no harm.
    /// </summary>
    private static Comment Post(MethodCall call, Document document, string content, Comment? parent)
    {
        var author = call.Caller;
        return call.Library.Comments.On(document).FirstOrDefault(comment =>
                comment.Author == author && comment.Parent == parent && string.Equals(comment.Content, content, StringComparison.Ordinal))
            ?? call.Library.Comments.Add(document, author, call.Community.UnixTime, content, parent);
    }

    private static Comment FindComment(MethodCall call) =>
        call.Library.Comments.Find(call.Required("comment_id")) is { } comment && call.Viewer.Sees(comment.Document)
            ? comment
            : throw MethodErrors.CommentNotFound();
}
