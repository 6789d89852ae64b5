using Ipernity.Auth.Authorization;
using Ipernity.Auth.Http;

namespace Ipernity.PowerShell.Session;

/// <summary>An authorization that was asked for and that a person has still to give, by opening <see cref="Url"/>.</summary>
public sealed class IpernityAuthorization
{
    internal IpernityAuthorization(IpernityClient client, string frob, PermissionSet permission)
    {
        Client = client;
        Frob = frob;
        Permission = permission;
        Url = new DesktopAuthorization(client).CreateLink(permission, frob);
    }

    /// <summary>The signed link that the person opens.</summary>
    public Uri Url { get; }

    /// <summary>The frob that is exchanged for a token. It is good for some minutes and one use.</summary>
    public string Frob { get; }

    /// <summary>What is asked for. The person may grant less.</summary>
    public PermissionSet Permission { get; }

    /// <summary>The server's address.</summary>
    public Uri Server => Client.Server.Address;

    /// <summary>When the frob was asked for.</summary>
    public DateTimeOffset RequestedAt { get; } = DateTimeOffset.Now;

    internal IpernityClient Client { get; }

    /// <summary>What is asked for and where; nothing secret.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Permission} at {Server}";
}
