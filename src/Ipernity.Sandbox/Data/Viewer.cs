using Ipernity.Sandbox.Authorization;
using Ipernity.Sandbox.Permissions;

namespace Ipernity.Sandbox.Data;

/// <summary>
/// Who looks. Nobody, and a token without the permission to read documents, see what is public. With that permission a
/// member sees all of their own, and of others what is shared with them.
/// </summary>
internal readonly record struct Viewer(Member? Member)
{
    /// <summary>Stands for an owner, who sees everything.</summary>
    private const Share Everything = (Share)8;

    public static Viewer Of(AccessToken? token) =>
        new(token is not null && token.Grants.Allows(PermissionNames.Doc, PermissionLevel.Read) ? token.Member : null);

    /// <summary>The same for posts, which either of two permissions opens.</summary>
    public static Viewer OfPosts(AccessToken? token) => new(
        token is not null && (token.Grants.Allows(PermissionNames.Post, PermissionLevel.Read) || token.Grants.Allows(PermissionNames.Blog, PermissionLevel.Read))
            ? token.Member
            : null);

    /// <summary>What this viewer sees of an owner's documents: equal audiences see equal lists.</summary>
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

    /// <summary>An album is seen by its owner, and by whoever sees a document in it.</summary>
    public bool Sees(Album album)
    {
        if (Member == album.Owner)
            return true;
        var audience = AudienceOf(album.Owner);
        return album.Documents.Exists(document => Sees(document, audience));
    }
}
