using Ipernity.Sandbox.Answers;
using Ipernity.Sandbox.Data;
using Ipernity.Sandbox.Protocol;

namespace Ipernity.Sandbox.Behaviour;

/// <summary>Posts as the entries of a list, with whatever <c>extra</c> asks for.</summary>
internal static class PostEntries
{
    public static Element Page(Call call, IReadOnlyList<Post> posts) => UserElements.Page(call, "posts", "post", posts, post => Entry(call, post));

    /// <summary>Whether a post is one that a filter lets through; other members' posts are not filtered.</summary>
    public static bool Admits(Call call, Share? share, Post post) => share is null || post.Owner != call.Token?.Member || post.Share == share;

    private static Element Entry(Call call, Post post)
    {
        var entry = PostElements.Start(call, post);
        foreach (var extra in call.List("extra"))
        {
            if (extra is "content" or "description")
                PostElements.WithContent(entry, post);
            else if (extra is "tags")
                entry.Child(PostElements.Tags(post));
            else if (extra is "embed" && PostElements.Embedded(call, post) is { } embedded)
                entry.Child(embedded);
        }
        return entry;
    }
}
