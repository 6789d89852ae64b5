namespace Ipernity.Sandbox.Permissions;

/// <summary>The level of a permission. Each level includes the ones before it.</summary>
internal enum GrantLevel
{
    None,
    Read,
    Write,
    Delete,
}
