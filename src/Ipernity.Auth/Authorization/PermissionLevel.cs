namespace Ipernity.Auth.Authorization;

/// <summary>The level of a permission. Each level includes those before it.</summary>
public enum PermissionLevel
{
    /// <summary>No permission.</summary>
    None,

    /// <summary>See items that are not public.</summary>
    Read,

    /// <summary>Add and change.</summary>
    Write,

    /// <summary>Delete.</summary>
    Delete,
}
