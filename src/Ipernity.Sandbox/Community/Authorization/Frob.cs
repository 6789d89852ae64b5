using Ipernity.Sandbox.Community.People;
using Ipernity.Sandbox.Permissions;

namespace Ipernity.Sandbox.Community.Authorization;

/// <summary>A request for authorization. An application asks, a member answers, and the application redeems the frob once.</summary>
internal sealed class Frob(string value, DateTimeOffset expiresAt, RegisteredApplication application)
{
    /// <summary>The application that may redeem it.</summary>
    public RegisteredApplication Application { get; } = application;

    public string Value { get; } = value;

    /// <summary>The secret of an OAuth request token; null for a frob.</summary>
    public string? Secret { get; init; }

    /// <summary>Where the page redirects to when the member has answered; null for a frob.</summary>
    public Uri? Callback { get; init; }

    public DateTimeOffset ExpiresAt { get; } = expiresAt;

    public FrobState State { get; private set; }

    /// <summary>The permissions in the authorization link; null if the link was not opened yet.</summary>
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
