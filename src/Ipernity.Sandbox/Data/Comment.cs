namespace Ipernity.Sandbox.Data;

/// <summary>What a member wrote under a document, or in reply to another comment on it.</summary>
internal sealed class Comment(string id, Document document, Member author, long postedAt)
{
    public string Id { get; } = id;

    public Document Document { get; } = document;

    public Member Author { get; } = author;

    public long PostedAt { get; } = postedAt;

    /// <summary>0 where it was never edited.</summary>
    public long ModifiedAt { get; set; }

    public string Content { get; set; } = "";

    /// <summary>The comment that this one replies to, as long as that is there.</summary>
    public Comment? Parent { get; set; }
}
