namespace Ipernity.Sandbox.Community.Demo;

/// <summary>Creates the community that every sandbox starts with.</summary>
internal static class DemoCommunity
{
    /// <param name="settings">The rules of the community.</param>
    /// <param name="signedInUser">The id or user name of the member who is signed in.</param>
    /// <param name="documents">The number of documents of the demo member.</param>
    /// <exception cref="ArgumentException">The signed-in member does not exist.</exception>
    public static CommunityState Create(CommunitySettings settings, string signedInUser, int documents)
    {
        var members = DemoMembers.Create();
        var names = string.Join(", ", members.All.Select(member => member.UserName));
        var signedIn = members.Find(signedInUser)
            ?? throw new ArgumentException($"SignedInUser: there is no member '{signedInUser}', only {names}.");
        var community = new CommunityState(settings, members, signedIn, DemoLibrary.Create(members, documents));
        DemoGroups.AddTo(community);
        DemoPosts.AddTo(community);
        return community;
    }
}
