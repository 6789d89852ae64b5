namespace Ipernity.Sandbox.Community.Groups;

/// <summary>The membership of a member in a group.</summary>
internal sealed record GroupMember(GroupRole Role, long JoinedAt, long VisitedAt);
