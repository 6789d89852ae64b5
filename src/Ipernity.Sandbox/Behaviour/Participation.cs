using Ipernity.Sandbox.Data;
using Ipernity.Sandbox.Protocol;

namespace Ipernity.Sandbox.Behaviour;

/// <summary>
/// What a member may do, besides looking, with what somebody shows. The owner permits it to a circle of members, and nothing
/// to those on their block list.
/// </summary>
internal static class Participation
{
    public static bool MayFave(Member? member, Member owner) => May(Circle.Everyone, owner, member);

    public static bool MayComment(Member? member, Document document) => May(document.CommentPermission, document.Owner, member);

    public static bool MayTag(Member? member, Document document) => May(document.TagPermission, document.Owner, member);

    /// <summary>Whether the member may say that they are on the picture.</summary>
    public static bool MayTagMe(Member? member, Document document) =>
        MayTag(member, document) || May(document.TagMePermission, document.Owner, member);

    public static bool May(Circle circle, Member owner, Member? member) =>
        circle.Includes(owner, member) && !owner.Blocked.Contains(member!.UserId);

    /// <summary>Whoever is blocked is told so, whatever the circle.</summary>
    public static void DemandUnblocked(Call call, Member owner)
    {
        if (owner.Blocked.Contains(call.Caller.UserId))
            throw CommonErrors.Blocked(owner.UserName);
    }

    public static void DemandComment(Call call, Document document)
    {
        DemandUnblocked(call, document.Owner);
        if (!MayComment(call.Caller, document))
            throw MethodErrors.NotPermitted("comment on this document");
    }
}
