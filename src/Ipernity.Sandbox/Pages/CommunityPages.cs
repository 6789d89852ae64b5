using System.Globalization;
using Ipernity.Sandbox.Community;
using Ipernity.Sandbox.Community.Groups;
using Ipernity.Sandbox.Community.Posts;

namespace Ipernity.Sandbox.Pages;

/// <summary>The pages of posts and groups, as someone who is not signed in sees them.</summary>
internal static class CommunityPages
{
    private static readonly Viewer Anybody = new(Member: null);

    public static Page? Post(PostRegister posts, string id)
    {
        if (posts.Find(id) is not { } post || !Anybody.Sees(post))
            return null;
        var written = DateTimeOffset.FromUnixTimeSeconds(post.PostedAt).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var comments = post.Comments.Select(comment =>
            Html.Of($"<li id=\"comment{comment.Id}\">{comment.Author.RealName}: {comment.Content}</li>\n"));
        return new Page(StatusCodes.Status200OK, post.Title, Html.Of(
            $"""
            <article>
            <h1>{post.Title}</h1>
            <p>By <a href="/home/{post.Owner.UserName}">{post.Owner.RealName}</a>, {written}</p>
            {Html.Join(post.Content.Split("\n\n").Select(paragraph => Html.Of($"<p>{paragraph}</p>\n")))}
            </article>
            <h2>Comments</h2>
            <ul>
            {Html.Join(comments)}</ul>
            """));
    }

    public static Page? Group(GroupRegister groups, string name)
    {
        if (groups.Find(name) is not { } group || !group.IsKnownTo(member: null))
            return null;
        var text = group.In(language: null);
        var documents = group.ShowsDocuments ? group.Documents.Where(Anybody.Sees) : [];
        var items = documents.Take(100).Select(document =>
            Html.Of($"<li><a href=\"/doc/{document.Owner.UserName}/{document.Id}\">{document.Title}</a></li>\n"));
        return new Page(StatusCodes.Status200OK, text.Title, Html.Of(
            $"""
            <h1>{text.Title}</h1>
            <p>{text.Description}</p>
            <p>Members: {group.Members.Count}</p>
            <ul>
            {Html.Join(items)}</ul>
            """));
    }
}
