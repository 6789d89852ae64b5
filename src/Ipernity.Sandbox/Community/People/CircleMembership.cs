namespace Ipernity.Sandbox.Community.People;

/// <summary>Decides who belongs to a circle.</summary>
internal static class CircleMembership
{
    /// <summary>
    /// Whether a member belongs to an owner's circle. Owners belong to all their circles; people who are not signed in belong to
    /// none.
    /// </summary>
    public static bool Includes(this Circle circle, Member owner, Member? member)
    {
        if (member is null)
            return false;
        return member == owner || circle switch
        {
            Circle.Family => owner.Family.Contains(member.UserId),
            Circle.Friends => owner.Friends.Contains(member.UserId),
            Circle.FamilyAndFriends => owner.Family.Contains(member.UserId) || owner.Friends.Contains(member.UserId),
            Circle.Contacts => owner.IsContact(member),
            Circle.Everyone => true,
            _ => false,
        };
    }
}
