namespace Ipernity.Sandbox.Permissions;

/// <summary>How much may be done in an area; each level includes the ones before it.</summary>
internal enum PermissionLevel
{
    None,
    Read,
    Write,
    Delete,
}
