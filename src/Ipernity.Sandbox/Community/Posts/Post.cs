using Ipernity.Sandbox.Community.Documents;
using Ipernity.Sandbox.Community.People;

namespace Ipernity.Sandbox.Community.Posts;

/// <summary>A post in a member's blog.</summary>
internal sealed class Post(string id, Member owner)
{
    public string Id { get; } = id;

    public Member Owner { get; } = owner;

    public string Title { get; set; } = "";

    public string Intro { get; set; } = "";

    public string Content { get; set; } = "";

    /// <summary>The language id that the client sent.</summary>
    public string LanguageId { get; set; } = "";

    public Share Share { get; set; } = Share.Public;

    /// <summary>The licence, with the values of a document's licence.</summary>
    public int License { get; set; }

    public Circle CommentPermission { get; set; } = Circle.Everyone;

    public Circle TagPermission { get; set; }

    /// <summary>Who may tag themselves on the post.</summary>
    public Circle TagmePermission { get; set; }

    public long PostedAt { get; init; }

    public long ModifiedAt { get; set; }

    /// <summary>The embedded document; null if there is none.</summary>
    public Document? Picture { get; init; }

    /// <summary>All visits, including those of people who were not signed in.</summary>
    public int Visits { get; set; }

    public long LastAnonymousVisitAt { get; init; }

    /// <summary>The comments, oldest first.</summary>
    public List<PostComment> Comments { get; } = [];

    public List<DocumentTag> Tags { get; } = [];

    public long LastCommentAt => Comments is [.., var last] ? last.PostedAt : 0;
}
