using Ipernity.Auth.Authorization;
using Ipernity.Auth.Http;
using Ipernity.Auth.OAuth;
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

    internal IpernityAuthorization(IpernityClient client, OAuthToken requestToken, PermissionSet permission)
    {
        Client = client;
        RequestToken = requestToken;
        Frob = requestToken.Value;
        Permission = permission;
        Url = new OAuthAuthorization(client).CreateLink(requestToken, permission);
    }

    /// <summary>The link to open.</summary>
    public Uri Url { get; }

    /// <summary>The frob, or the request token of OAuth, to exchange for a token. It is valid for some minutes and for one use.</summary>
    public string Frob { get; }

    /// <summary>The permission to ask for. The person can grant less.</summary>
    public PermissionSet Permission { get; }

    /// <summary>The server's address.</summary>
    public Uri Server => Client.Server.Address;

    /// <summary>The time of the request.</summary>
    public DateTimeOffset RequestedAt { get; } = DateTimeOffset.Now;

    internal IpernityClient Client { get; }

    /// <summary>The request token of OAuth; null for a frob.</summary>
    internal OAuthToken? RequestToken { get; }

    /// <summary>Exchanges the frob or the request token.</summary>
    /// <returns>The token, and the client that calls with it.</returns>
    internal async Task<(IpernityClient Client, AccessToken Token)> RedeemAsync(CallOptions options, CancellationToken stop)
    {
        if (RequestToken is null)
            return (Client, await new DesktopAuthorization(Client).GetTokenAsync(Frob, options, stop).ConfigureAwait(false));

        var authorization = new OAuthAuthorization(Client);
        var access = await authorization.GetAccessTokenAsync(RequestToken, options.Timeout, stop).ConfigureAwait(false);
        var client = authorization.CreateClient(access);
        return (client, await new DesktopAuthorization(client).CheckTokenAsync(access.Value, options, stop).ConfigureAwait(false));
    }

    /// <summary>Where to save the connection; null to save nothing.</summary>
    internal ProfileTarget? SaveAs { get; init; }

    /// <summary>The permission and the server.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Permission} at {Server}";
}
