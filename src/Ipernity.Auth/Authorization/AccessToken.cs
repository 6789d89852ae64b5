namespace Ipernity.Auth.Authorization;

/// <summary>What <c>auth.getToken</c> and <c>auth.checkToken</c> answer: a token, what it permits, whom it speaks for.</summary>
/// <param name="value">The token.</param>
/// <param name="permissions">What it permits.</param>
/// <param name="user">Whom it speaks for.</param>
public sealed class AccessToken(string value, PermissionSet permissions, IpernityUser user)
{
    /// <summary>The token itself. Keep it out of any text that a person or a log may see.</summary>
    public string Value { get; } = value;

    /// <summary>What the person granted, which may be less than was asked for.</summary>
    public PermissionSet Permissions { get; } = permissions;

    /// <summary>The person who granted it.</summary>
    public IpernityUser User { get; } = user;

    /// <summary>Whose token it is and what it permits; never the token.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{User} ({Permissions})";
}
