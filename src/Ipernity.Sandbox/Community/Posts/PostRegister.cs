using System.Globalization;
using Ipernity.Sandbox.Community.People;
using Ipernity.Sandbox.Community.Reactions;

namespace Ipernity.Sandbox.Community.Posts;

/// <summary>All posts, newest first, with their comments, faves and visits.</summary>
internal sealed class PostRegister
{
    private readonly Dictionary<string, Post> _posts = new(StringComparer.Ordinal);
    private readonly Dictionary<Member, List<Post>> _postsOf = [];
    private readonly Dictionary<string, PostComment> _comments = new(StringComparer.Ordinal);
    private long _nextPostId = 640_001;
    private long _nextCommentId = 7_200_001;

    public FaveRegister<Post> Faves { get; } = new();

    public VisitRegister<Post> Visits { get; } = new();

    public Post? Find(string id) => _posts.GetValueOrDefault(id);

    public PostComment? FindComment(string id) => _comments.GetValueOrDefault(id);

    public IReadOnlyList<Post> Of(Member owner) => _postsOf.GetValueOrDefault(owner) ?? [];

    public string NewId() => (_nextPostId++).ToString(CultureInfo.InvariantCulture);

    public string NewCommentId() => (_nextCommentId++).ToString(CultureInfo.InvariantCulture);

    /// <summary>Adds a post that is newer than its owner's other posts.</summary>
    public void Add(Post post)
    {
        _posts.Add(post.Id, post);
        if (!_postsOf.TryGetValue(post.Owner, out var posts))
            _postsOf.Add(post.Owner, posts = []);
        posts.Insert(0, post);
    }

    public void Add(PostComment comment)
    {
        _comments.Add(comment.Id, comment);
        comment.Post.Comments.Add(comment);
    }

    /// <summary>Deletes a comment. Replies to it stay, without a parent.</summary>
    public void Remove(PostComment comment)
    {
        _comments.Remove(comment.Id);
        comment.Post.Comments.Remove(comment);
        foreach (var reply in comment.Post.Comments.Where(other => other.Parent == comment))
            reply.Parent = null;
    }
}
