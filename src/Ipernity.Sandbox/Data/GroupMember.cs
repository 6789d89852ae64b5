namespace Ipernity.Sandbox.Data;

/// <summary>That somebody is a member of a group, and since when.</summary>
internal sealed record GroupMember(GroupRole Role, long JoinedAt, long VisitedAt);
