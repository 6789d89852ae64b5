namespace Ipernity.Sandbox.Data;

/// <summary>Who is in a circle.</summary>
internal static class CircleMembers
{
    /// <summary>The owner is in each of their circles; somebody who is not signed in is in none.</summary>
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
