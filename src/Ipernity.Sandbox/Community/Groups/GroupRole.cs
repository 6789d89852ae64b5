namespace Ipernity.Sandbox.Community.Groups;

/// <summary>The role of a member in a group. Each role includes the ones before it.</summary>
internal enum GroupRole
{
    Member,
    Moderator,
    Admin,
}
