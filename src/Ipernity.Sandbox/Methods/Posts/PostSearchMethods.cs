using System.Globalization;
using Ipernity.Sandbox.Community;
using Ipernity.Sandbox.Community.People;
using Ipernity.Sandbox.Community.Posts;
using Ipernity.Sandbox.Methods.Calls;
using Ipernity.Sandbox.Methods.Elements;
using Ipernity.Sandbox.Protocol.Answers;

namespace Ipernity.Sandbox.Methods.Posts;

/// <summary>
/// <c>post.search</c>. Every criterion narrows the result. Without criteria it is everything that the caller can see. Results are
/// sorted from newest to oldest unless <c>sort</c> is <c>posted-asc</c>, <c>created-asc</c> or <c>popular</c>.
/// </summary>
internal static class PostSearchMethods
{
    public static Element Search(MethodCall call)
    {
        IReadOnlyList<Member> authors = call.NamedUser() is { } author ? [author] : call.Community.Members.All;
        var found = authors
            .SelectMany(call.Community.Posts.Of)
            .Where(Viewer.OfPosts(call.Token).Sees)
            .Where(Criteria(call))
            .OrderByDescending(post => post.PostedAt)
            .ThenByDescending(post => post.Id, StringComparer.Ordinal);
        IReadOnlyList<Post> sorted = call.Text("sort") switch
        {
            "posted-asc" or "created-asc" => [.. found.Reverse()],
            "popular" => [.. found.OrderByDescending(post => post.Visits)],
            _ => [.. found],
        };
        return Element.Payload(PostEntries.Page(call, sorted));
    }

    private static Func<Post, bool> Criteria(MethodCall call)
    {
        var words = call.Text("text")?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [];
        var keywords = call.List("tags");
        var licenses = call.List("license");
        var share = DocumentEntries.ShareFilter(call);
        var least = Math.Max(call.Moment("posted_min") ?? 0, call.Moment("created_min") ?? 0);
        var most = Math.Min(call.Moment("posted_max") ?? long.MaxValue, call.Moment("created_max") ?? long.MaxValue);
        return post => post.PostedAt >= least
            && post.PostedAt <= most
            && PostEntries.Admits(call, share, post)
            && (licenses.Length == 0 || licenses.Contains(post.License.ToString(CultureInfo.InvariantCulture)))
            && Array.TrueForAll(words, word => Mentions(post, word))
            && Array.TrueForAll(
                keywords, keyword => post.Tags.Exists(tag => string.Equals(tag.Text, keyword, StringComparison.OrdinalIgnoreCase)));
    }

    private static bool Mentions(Post post, string word) =>
        post.Title.Contains(word, StringComparison.OrdinalIgnoreCase)
        || post.Intro.Contains(word, StringComparison.OrdinalIgnoreCase)
        || post.Content.Contains(word, StringComparison.OrdinalIgnoreCase)
        || post.Tags.Exists(tag => tag.Text.Contains(word, StringComparison.OrdinalIgnoreCase));
}
