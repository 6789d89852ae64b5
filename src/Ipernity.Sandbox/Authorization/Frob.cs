using Ipernity.Sandbox.Permissions;

namespace Ipernity.Sandbox.Authorization;

/// <summary>A request for authorization: an application asks, a member answers, and the application redeems it once.</summary>
internal sealed class Frob(string value, DateTimeOffset expiresAt)
{
    public string Value { get; } = value;

    public DateTimeOffset ExpiresAt { get; } = expiresAt;

    public FrobState State { get; private set; }

    /// <summary>What the link asked for; null until it was opened.</summary>
    public Grants? Asked { get; set; }

    public Member? Member { get; private set; }

    public Grants Granted { get; private set; } = Grants.Nothing;

    public bool IsExpired(DateTimeOffset now) => now >= ExpiresAt;

    public void Authorize(Member member, Grants granted)
    {
        Member = member;
        Granted = granted;
        State = FrobState.Authorized;
    }

    public void Deny() => State = FrobState.Denied;

    public void Use() => State = FrobState.Used;
}
