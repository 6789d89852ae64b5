using System.Globalization;
using Ipernity.Sandbox.Community.People;

namespace Ipernity.Sandbox.Community.Documents;

/// <summary>All comments on documents. The comments on a document are sorted from oldest to newest.</summary>
internal sealed class CommentRegister
{
    private readonly Dictionary<string, Comment> _comments = new(StringComparer.Ordinal);
    private readonly Dictionary<Document, List<Comment>> _commentsOn = [];
    private long _nextId = 5_600_001;

    public Comment? Find(string id) => _comments.GetValueOrDefault(id);

    public IReadOnlyList<Comment> On(Document document) => _commentsOn.GetValueOrDefault(document) ?? [];

    /// <summary>When the newest comment was posted; 0 if there is none.</summary>
    public long LastAt(Document document) => On(document) is [.., var last] ? last.PostedAt : 0;

    public Comment Add(Document document, Member author, long at, string content, Comment? parent)
    {
        var comment =
            new Comment((_nextId++).ToString(CultureInfo.InvariantCulture), document, author, at) { Content = content, Parent = parent };
        _comments.Add(comment.Id, comment);
        if (!_commentsOn.TryGetValue(document, out var comments))
            _commentsOn.Add(document, comments = []);
        comments.Add(comment);
        document.DiscussedAt = Math.Max(document.DiscussedAt, at);
        return comment;
    }

    /// <summary>Deletes a comment. Replies to it stay, without a parent.</summary>
    public void Remove(Comment comment)
    {
        _comments.Remove(comment.Id);
        var comments = _commentsOn[comment.Document];
        comments.Remove(comment);
        foreach (var reply in comments.Where(other => other.Parent == comment))
            reply.Parent = null;
    }

    /// <summary>Deletes the comments on a deleted document.</summary>
    public void Forget(Document document)
    {
        foreach (var comment in On(document))
            _comments.Remove(comment.Id);
        _commentsOn.Remove(document);
    }
}
