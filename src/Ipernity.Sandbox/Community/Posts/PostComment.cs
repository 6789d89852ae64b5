using Ipernity.Sandbox.Community.People;

namespace Ipernity.Sandbox.Community.Posts;

/// <summary>A comment on a post, or a reply to another comment.</summary>
internal sealed class PostComment(string id, Post post, Member author, long postedAt)
{
    public string Id { get; } = id;

    public Post Post { get; } = post;

    public Member Author { get; } = author;

    public long PostedAt { get; } = postedAt;

    /// <summary>When the comment was last edited; 0 if it was not edited.</summary>
    public long ModifiedAt { get; set; }

    public string Content { get; set; } = "";

    /// <summary>The comment that this one replies to; null if there is none or if it was deleted.</summary>
    public PostComment? Parent { get; set; }
}
