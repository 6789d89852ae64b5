using Ipernity.Sandbox.Community.People;
using Ipernity.Sandbox.Methods.Calls;
using Ipernity.Sandbox.Protocol.Errors;

namespace Ipernity.Sandbox.Methods.Network;

/// <summary>The part of a network that a <c>relation</c> parameter selects.</summary>
internal static class NetworkRelation
{
    private const int Everyone = 0;
    private const int Family = 1;
    private const int Friends = 2;
    private const int FamilyAndFriends = 3;
    private const int Contacts = 4;
    private const int Blocked = 8;

    public static int Read(MethodCall call) => string.IsNullOrEmpty(call.Text("relation"))
        ? Everyone
        : call.Number("relation", -1) is var relation and (>= Everyone and <= Contacts or Blocked)
            ? relation
            : throw MethodErrors.ValueInvalid("relation", "0 everyone, 1 family, 2 friends, 3 family and friends, 4 contacts, 8 blocked");

    /// <summary>The members of a network, sorted by id. The network of blocked members is always empty.</summary>
    public static IReadOnlyList<Member> Members(MethodCall call, Member owner, int relation) =>
    [
        .. owner.Network.Select(id => call.Community.Members.Find(id)!).Where(member => relation switch
        {
            Everyone => true,
            Family => owner.Family.Contains(member.UserId),
            Friends => owner.Friends.Contains(member.UserId),
            FamilyAndFriends => owner.Family.Contains(member.UserId) || owner.Friends.Contains(member.UserId),
            Contacts => owner.Contacts.Contains(member.UserId),
            _ => false,
        }),
    ];
}
