namespace Ipernity.Auth.Authorization;

/// <summary>The member whom a token speaks for.</summary>
/// <param name="userId">The identifier, decimal digits.</param>
/// <param name="userName">The name on the site.</param>
/// <param name="realName">The name in life; empty where the member gives none.</param>
public sealed class IpernityUser(string userId, string userName, string realName)
{
    /// <summary>The identifier (<c>user_id</c>), decimal digits.</summary>
    public string UserId { get; } = userId;

    /// <summary>The name on the site (<c>username</c>).</summary>
    public string UserName { get; } = userName;

    /// <summary>The name in life (<c>realname</c>); empty where the member gives none.</summary>
    public string RealName { get; } = realName;

    /// <summary>The name on the site.</summary>
    /// <returns>The user name.</returns>
    public override string ToString() => UserName;
}
