using Ipernity.Sandbox.Community.Albums;
using Ipernity.Sandbox.Community.Authorization;
using Ipernity.Sandbox.Community.Documents;
using Ipernity.Sandbox.Community.People;
using Ipernity.Sandbox.Community.Posts;
using Ipernity.Sandbox.Permissions;

namespace Ipernity.Sandbox.Community;

/// <summary>
/// The person who looks. People without a token, or without the permission to read documents, see public items only. Others see all
/// their own items and what is shared with them.
/// </summary>
internal readonly record struct Viewer(Member? Member)
{
    /// <summary>Marks the owner, who sees everything.</summary>
    private const Share Everything = (Share)8;

    public static Viewer Of(IssuedToken? token) =>
        new(token is not null && token.Grants.Allows(PermissionNames.Doc, GrantLevel.Read) ? token.Member : null);

    /// <summary>The viewer of posts, which need the permission to read either posts or the blog.</summary>
    public static Viewer OfPosts(IssuedToken? token) => new(
        token is not null
            && (token.Grants.Allows(PermissionNames.Post, GrantLevel.Read) || token.Grants.Allows(PermissionNames.Blog, GrantLevel.Read))
            ? token.Member
            : null);

    /// <summary>The share levels that this viewer can see of an owner's items.</summary>
    public Share AudienceOf(Member owner)
    {
        if (Member is null)
            return Share.Public;
        if (Member == owner)
            return Everything;
        return Share.Public
            | (owner.Friends.Contains(Member.UserId) ? Share.Friends : 0)
            | (owner.Family.Contains(Member.UserId) ? Share.Family : 0);
    }

    public bool Sees(Document document) => Sees(document, AudienceOf(document.Owner));

    public static bool Sees(Document document, Share audience) => audience == Everything || (document.Share & audience) != 0;

    public bool Sees(Post post) => AudienceOf(post.Owner) is var audience && (audience == Everything || (post.Share & audience) != 0);

    /// <summary>An album is visible to its owner and to everyone who can see one of its documents.</summary>
    public bool Sees(Album album)
    {
        if (Member == album.Owner)
            return true;
        var audience = AudienceOf(album.Owner);
        return album.Documents.Exists(document => Sees(document, audience));
    }
}
