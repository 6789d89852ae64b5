namespace Ipernity.Sandbox;

/// <summary>The members of the demo community.</summary>
public sealed class Members
{
    internal const string DemoUserName = "ada";

    private readonly Member[] _all;

    internal Members(Member demo, Member guest, params Member[] others)
    {
        Demo = demo;
        Guest = guest;
        _all = [demo, guest, .. others];
    }

    /// <summary>The demo user, who owns the documents and albums.</summary>
    public Member Demo { get; }

    /// <summary>A second user with a few public documents, whom the demo user counts as a friend.</summary>
    public Member Guest { get; }

    internal IReadOnlyList<Member> All => _all;

    /// <summary>The member with this id, or with this user name in any case.</summary>
    internal Member? Find(string idOrUserName) => Array.Find(
        _all,
        member => string.Equals(member.UserId, idOrUserName, StringComparison.Ordinal)
            || string.Equals(member.UserName, idOrUserName, StringComparison.OrdinalIgnoreCase));
}
