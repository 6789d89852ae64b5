using Ipernity.Sandbox.Community.People;

namespace Ipernity.Sandbox.Community.Documents;

/// <summary>A comment on a document, or a reply to another comment.</summary>
internal sealed class Comment(string id, Document document, Member author, long postedAt)
{
    public string Id { get; } = id;

    public Document Document { get; } = document;

    public Member Author { get; } = author;

    public long PostedAt { get; } = postedAt;

    /// <summary>When the comment was last edited; 0 if it was not edited.</summary>
    public long ModifiedAt { get; set; }

    public string Content { get; set; } = "";

    /// <summary>The comment that this one replies to; null if there is none or if it was deleted.</summary>
    public Comment? Parent { get; set; }
}
