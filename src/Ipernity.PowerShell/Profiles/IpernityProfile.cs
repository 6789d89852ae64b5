using Ipernity.Auth.Authorization;

namespace Ipernity.PowerShell.Profiles;

/// <summary>A saved connection with its member, permission and server. Its secrets are in the vault.</summary>
public sealed class IpernityProfile
{
    internal IpernityProfile(string name, string vault)
    {
        Name = name;
        Vault = vault;
    }

    /// <summary>The name under which the connection was saved.</summary>
    public string Name { get; }

    /// <summary>The member's name on the site. Control characters are made visible.</summary>
    public string UserName { get; internal init; } = "";

    /// <summary>The member's identifier (<c>user_id</c>), decimal digits.</summary>
    public string UserId { get; internal init; } = "";

    /// <summary>The permission that the member granted.</summary>
    public PermissionSet Permission { get; internal init; } = PermissionSet.None;

    /// <summary>The server's address; null if the vault does not know it.</summary>
    public Uri? Server { get; internal init; }

    /// <summary>The time of the last sign-in that was saved; null if the vault does not know it.</summary>
    public DateTimeOffset? SavedAt { get; internal init; }

    /// <summary>The vault with the secrets.</summary>
    public string Vault { get; }

    internal ProfileTarget Target => new(Name, Vault);

    /// <summary>The name.</summary>
    /// <returns>The profile's name.</returns>
    public override string ToString() => Name;
}
