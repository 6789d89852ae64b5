namespace Ipernity.Auth.Authorization;

/// <summary>How far a permission goes. A level includes those before it.</summary>
public enum PermissionLevel
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Look at what is not public.</summary>
    Read,

    /// <summary>Add and change.</summary>
    Write,

    /// <summary>Delete.</summary>
    Delete,
}
