namespace Ipernity.Auth.Authorization;

/// <summary>A token with its permissions and its user, as returned by <c>auth.getToken</c> and <c>auth.checkToken</c>.</summary>
/// <param name="value">The token.</param>
/// <param name="permissions">The granted permissions.</param>
/// <param name="user">The user who granted them.</param>
public sealed class AccessToken(string value, PermissionSet permissions, IpernityUser user)
{
    /// <summary>The token itself. Never show or log it.</summary>
    public string Value { get; } = value;

    /// <summary>The granted permissions, which may be fewer than requested.</summary>
    public PermissionSet Permissions { get; } = permissions;

    /// <summary>The user who granted them.</summary>
    public IpernityUser User { get; } = user;

    /// <summary>The user and the permissions without the token.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{User} ({Permissions})";
}
