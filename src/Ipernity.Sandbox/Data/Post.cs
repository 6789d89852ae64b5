namespace Ipernity.Sandbox.Data;

/// <summary>An article in a member's blog.</summary>
internal sealed class Post(string id, Member owner)
{
    public string Id { get; } = id;

    public Member Owner { get; } = owner;

    public string Title { get; set; } = "";

    public string Intro { get; set; } = "";

    public string Content { get; set; } = "";

    /// <summary>The number of the language that it is written in, as it was given.</summary>
    public string LanguageId { get; set; } = "";

    public Share Share { get; set; } = Share.Public;

    /// <summary>0 all rights reserved; else as the license of a document.</summary>
    public int License { get; set; }

    public Circle CommentPermission { get; set; } = Circle.Everyone;

    public Circle TagPermission { get; set; }

    /// <summary>Who may add themselves as a tag.</summary>
    public Circle TagmePermission { get; set; }

    public long PostedAt { get; init; }

    public long ModifiedAt { get; set; }

    /// <summary>The document that stands in it, if there is one.</summary>
    public Document? Picture { get; init; }

    /// <summary>All visits, also of those who were not signed in.</summary>
    public int Visits { get; set; }

    public long LastAnonymousVisitAt { get; init; }

    /// <summary>The oldest first.</summary>
    public List<PostComment> Comments { get; } = [];

    public List<DocumentTag> Tags { get; } = [];

    public long LastCommentAt => Comments is [.., var last] ? last.PostedAt : 0;
}
