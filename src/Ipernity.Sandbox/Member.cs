namespace Ipernity.Sandbox;

/// <summary>A member of the demo community.</summary>
public sealed class Member
{
    internal Member(string userId, string userName, string realName)
    {
        UserId = userId;
        UserName = userName;
        RealName = realName;
    }

    /// <summary>The member's number, as decimal text.</summary>
    public string UserId { get; }

    /// <summary>The short name that the member goes by, also the alias in links.</summary>
    public string UserName { get; }

    /// <summary>The member's full name.</summary>
    public string RealName { get; }

    internal string Country { get; init; } = "";

    internal string Town { get; init; } = "";

    internal string Latitude { get; init; } = "";

    internal string Longitude { get; init; } = "";

    internal bool IsPro { get; init; }

    internal long MemberSince { get; init; }

    /// <summary>Closed or suspended: every call with this member's token is refused.</summary>
    internal bool IsClosed { get; set; }

    /// <summary>Ids of the members whom this one counts as friends.</summary>
    internal HashSet<string> Friends { get; } = new(StringComparer.Ordinal);

    /// <summary>Ids of the members whom this one counts as family.</summary>
    internal HashSet<string> Family { get; } = new(StringComparer.Ordinal);

    /// <summary>Ids of the members whom this one counts as contacts and as nothing more.</summary>
    internal HashSet<string> Contacts { get; } = new(StringComparer.Ordinal);

    /// <summary>Ids of all members whom this one knows, in the order of their ids.</summary>
    internal IReadOnlyList<string> Network => [.. Friends.Union(Family).Union(Contacts).Order(StringComparer.Ordinal)];

    /// <summary>Ids of the members who may do nothing with what this one shows but look.</summary>
    internal HashSet<string> Blocked { get; } = new(StringComparer.Ordinal);

    internal bool IsContact(Member other) =>
        Friends.Contains(other.UserId) || Family.Contains(other.UserId) || Contacts.Contains(other.UserId);

    /// <inheritdoc/>
    public override string ToString() => $"{RealName} ({UserName}, {UserId})";
}
