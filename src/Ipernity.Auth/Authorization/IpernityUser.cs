namespace Ipernity.Auth.Authorization;

/// <summary>The member who granted a token.</summary>
/// <param name="userId">The identifier, in decimal digits.</param>
/// <param name="userName">The name on the site.</param>
/// <param name="realName">The real name; empty if the member has not given one.</param>
public sealed class IpernityUser(string userId, string userName, string realName)
{
    /// <summary>The identifier (<c>user_id</c>), in decimal digits.</summary>
    public string UserId { get; } = userId;

    /// <summary>The name on the site (<c>username</c>).</summary>
    public string UserName { get; } = userName;

    /// <summary>The real name (<c>realname</c>); empty if the member has not given one.</summary>
    public string RealName { get; } = realName;

    /// <summary>The name on the site.</summary>
    /// <returns>The user name.</returns>
    public override string ToString() => UserName;
}
