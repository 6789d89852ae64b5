namespace Ipernity.Sandbox.Data;

/// <summary>What a member may do in a group; each role includes the ones before it.</summary>
internal enum GroupRole
{
    Member,
    Moderator,
    Admin,
}
