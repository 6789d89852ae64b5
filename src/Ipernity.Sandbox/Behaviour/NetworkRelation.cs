using Ipernity.Sandbox.Protocol;

namespace Ipernity.Sandbox.Behaviour;

/// <summary>What part of somebody's network is meant, by the number that <c>relation</c> has for it.</summary>
internal static class NetworkRelation
{
    private const int Everyone = 0;
    private const int Family = 1;
    private const int Friends = 2;
    private const int FamilyAndFriends = 3;
    private const int Contacts = 4;
    private const int Blocked = 8;

    public static int Read(Call call) => string.IsNullOrEmpty(call.Text("relation"))
        ? Everyone
        : call.Number("relation", -1) is var relation and (>= Everyone and <= Contacts or Blocked)
            ? relation
            : throw MethodErrors.ValueInvalid("relation", "0 everyone, 1 family, 2 friends, 3 family and friends, 4 contacts, 8 blocked");

    /// <summary>The members of a network, in the order of their ids. Nobody here has blocked anybody.</summary>
    public static IReadOnlyList<Member> Members(Call call, Member owner, int relation) =>
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
