using Ipernity.Auth.Authorization;
using Ipernity.Auth.Http;
using Ipernity.PowerShell.Profiles;

namespace Ipernity.PowerShell.Session;

/// <summary>An authorization that is not complete: a person has to open <see cref="Url"/> and allow the application.</summary>
public sealed class IpernityAuthorization
{
    internal IpernityAuthorization(IpernityClient client, string frob, PermissionSet permission)
    {
        Client = client;
        Frob = frob;
        Permission = permission;
        Url = new DesktopAuthorization(client).CreateLink(permission, frob);
    }

    /// <summary>The signed link to open.</summary>
    public Uri Url { get; }

    /// <summary>The frob to exchange for a token. It is valid for some minutes and for one use.</summary>
    public string Frob { get; }

    /// <summary>The permission to ask for. The person can grant less.</summary>
    public PermissionSet Permission { get; }

    /// <summary>The server's address.</summary>
    public Uri Server => Client.Server.Address;

    /// <summary>The time of the request.</summary>
    public DateTimeOffset RequestedAt { get; } = DateTimeOffset.Now;

    internal IpernityClient Client { get; }

    /// <summary>Where to save the connection; null to save nothing.</summary>
    internal ProfileTarget? SaveAs { get; init; }

    /// <summary>The permission and the server.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Permission} at {Server}";
}
