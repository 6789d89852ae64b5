namespace Ipernity.Sandbox.Data;

/// <summary>Whom a group is for, with the numbers that the wire uses.</summary>
internal enum GroupAccess
{
    /// <summary>Only members know of it.</summary>
    Private = 0,
    Open = 1,

    /// <summary>Everyone knows of it; members are invited.</summary>
    Invitation = 2,
}
