namespace Ipernity.Sandbox.Community.Groups;

/// <summary>Who can find and join a group, with the values of the API.</summary>
internal enum GroupAccess
{
    /// <summary>Only members can find it.</summary>
    Private = 0,
    Open = 1,

    /// <summary>Everyone can find it, but members are invited.</summary>
    Invitation = 2,
}
