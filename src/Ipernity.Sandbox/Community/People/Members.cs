namespace Ipernity.Sandbox.Community.People;

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

    /// <summary>The demo member, who owns most documents and all albums.</summary>
    public Member Demo { get; }

    /// <summary>A second member with a few public documents, a friend of the demo member.</summary>
    public Member Guest { get; }

    internal IReadOnlyList<Member> All => _all;

    /// <summary>The member with this id or user name. User names ignore case.</summary>
    internal Member? Find(string idOrUserName) => Array.Find(
        _all,
        member => string.Equals(member.UserId, idOrUserName, StringComparison.Ordinal)
            || string.Equals(member.UserName, idOrUserName, StringComparison.OrdinalIgnoreCase));
}
