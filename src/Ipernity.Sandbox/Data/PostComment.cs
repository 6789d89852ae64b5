namespace Ipernity.Sandbox.Data;

/// <summary>What a member wrote under a post, or in reply to another comment on it.</summary>
internal sealed class PostComment(string id, Post post, Member author, long postedAt)
{
    public string Id { get; } = id;

    public Post Post { get; } = post;

    public Member Author { get; } = author;

    public long PostedAt { get; } = postedAt;

    /// <summary>0 where it was never edited.</summary>
    public long ModifiedAt { get; set; }

    public string Content { get; set; } = "";

    /// <summary>The comment that this one replies to, as long as that is there.</summary>
    public PostComment? Parent { get; set; }
}
