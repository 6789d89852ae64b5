using Ipernity.Sandbox.Community.Documents;
using Ipernity.Sandbox.Community.Posts;
using Ipernity.Sandbox.Methods.Calls;
using Ipernity.Sandbox.Methods.Elements;
using Ipernity.Sandbox.Protocol.Answers;

namespace Ipernity.Sandbox.Methods.Posts;

/// <summary>Writes posts as the entries of a list, with the fields that <c>extra</c> requests.</summary>
internal static class PostEntries
{
    public static Element Page(MethodCall call, IReadOnlyList<Post> posts) =>
        MemberElements.Page(call, "posts", "post", posts, post => Entry(call, post));

    /// <summary>Whether a post passes a filter. The filter applies only to the caller's own posts.</summary>
    public static bool Admits(MethodCall call, Share? share, Post post) =>
        share is null || post.Owner != call.Token?.Member || post.Share == share;

    private static Element Entry(MethodCall call, Post post)
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
