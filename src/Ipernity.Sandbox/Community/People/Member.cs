namespace Ipernity.Sandbox.Community.People;

/// <summary>A member of the demo community.</summary>
public sealed class Member
{
    internal Member(string userId, string userName, string realName)
    {
        UserId = userId;
        UserName = userName;
        RealName = realName;
    }

    /// <summary>The member's id, a decimal number.</summary>
    public string UserId { get; }

    /// <summary>The user name, which is also the alias in links.</summary>
    public string UserName { get; }

    /// <summary>The full name.</summary>
    public string RealName { get; }

    internal string Country { get; init; } = "";

    internal string Town { get; init; } = "";

    internal string Latitude { get; init; } = "";

    internal string Longitude { get; init; } = "";

    internal bool IsPro { get; init; }

    internal long MemberSince { get; init; }

    /// <summary>Whether the account is closed or suspended. Calls with this member's tokens then fail.</summary>
    internal bool IsClosed { get; set; }

    /// <summary>The ids of the member's friends.</summary>
    internal HashSet<string> Friends { get; } = new(StringComparer.Ordinal);

    /// <summary>The ids of the member's family.</summary>
    internal HashSet<string> Family { get; } = new(StringComparer.Ordinal);

    /// <summary>The ids of contacts who are neither friends nor family.</summary>
    internal HashSet<string> Contacts { get; } = new(StringComparer.Ordinal);

    /// <summary>The ids of all contacts, friends and family, sorted.</summary>
    internal IReadOnlyList<string> Network => [.. Friends.Union(Family).Union(Contacts).Order(StringComparer.Ordinal)];

    /// <summary>The ids of members who may not comment, fave, tag or add notes here.</summary>
    internal HashSet<string> Blocked { get; } = new(StringComparer.Ordinal);

    internal bool IsContact(Member other) =>
        Friends.Contains(other.UserId) || Family.Contains(other.UserId) || Contacts.Contains(other.UserId);

    /// <inheritdoc/>
    public override string ToString() => $"{RealName} ({UserName}, {UserId})";
}
