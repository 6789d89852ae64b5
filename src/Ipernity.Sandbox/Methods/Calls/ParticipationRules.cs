using Ipernity.Sandbox.Community.Documents;
using Ipernity.Sandbox.Community.People;
using Ipernity.Sandbox.Protocol.Errors;

namespace Ipernity.Sandbox.Methods.Calls;

/// <summary>
/// Decides what members may do with other members' items. The owner allows it to a circle of members, and to nobody on the block
/// list.
/// </summary>
internal static class ParticipationRules
{
    public static bool MayFave(Member? member, Member owner) => May(Circle.Everyone, owner, member);

    public static bool MayComment(Member? member, Document document) => May(document.CommentPermission, document.Owner, member);

    public static bool MayTag(Member? member, Document document) => May(document.TagPermission, document.Owner, member);

    /// <summary>Whether a member may tag themselves on a document.</summary>
    public static bool MayTagMe(Member? member, Document document) =>
        MayTag(member, document) || May(document.TagMePermission, document.Owner, member);

    public static bool May(Circle circle, Member owner, Member? member) =>
        circle.Includes(owner, member) && !owner.Blocked.Contains(member!.UserId);

    /// <summary>Fails if the owner has blocked the caller.</summary>
    public static void DemandUnblocked(MethodCall call, Member owner)
    {
        if (owner.Blocked.Contains(call.Caller.UserId))
            throw CommonErrors.Blocked(owner.UserName);
    }

    public static void DemandComment(MethodCall call, Document document)
    {
        DemandUnblocked(call, document.Owner);
        if (!MayComment(call.Caller, document))
            throw MethodErrors.NotPermitted("comment on this document");
    }
}
