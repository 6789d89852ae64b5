using Ipernity.Auth.Authorization;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;
using Ipernity.Auth.Signing;
using Ipernity.PowerShell.Profiles;

namespace Ipernity.PowerShell.Session;

/// <summary>
/// A connection to the service: its application, member, permission and server. Several runspaces can use it at the same
/// time. No text of it contains the API secret or the token. The token is not a property of the type, so nothing that serializes the
/// properties of objects can write it.
/// </summary>
public sealed class IpernityConnection
{
    private readonly AccessToken _token;

    internal IpernityConnection(IpernityClient client, AccessToken token)
    {
        Client = client;
        _token = token;
    }

    /// <summary>The member's identifier (<c>user_id</c>), decimal digits.</summary>
    public string UserId => _token.User.UserId;

    /// <summary>The member's name on the site.</summary>
    public string UserName => _token.User.UserName;

    /// <summary>The member's real name. May be empty.</summary>
    public string RealName => _token.User.RealName;

    /// <summary>The permission that the member granted.</summary>
    public PermissionSet Permission => _token.Permissions;

    /// <summary>The application's API key.</summary>
    public string ApiKey => Client.Application.ApiKey;

    /// <summary>The server's address.</summary>
    public Uri Server => Client.Server.Address;

    /// <summary>The order in which calls are signed.</summary>
    public SignatureOrder SignatureOrder => Client.SignatureOrder;

    /// <summary>The time of the connection.</summary>
    public DateTimeOffset ConnectedAt { get; } = DateTimeOffset.Now;

    /// <summary>The name of the profile that holds the connection; null if it was not saved.</summary>
    public string? ProfileName => Profile?.Name;

    internal IpernityClient Client { get; }

    internal ProfileTarget? Profile { get; set; }

    internal string TokenText => _token.Value;

    internal bool IsClosed { get; private set; }

    /// <summary>The member and the server.</summary>
    /// <returns>The member's name and the server.</returns>
    public override string ToString() => VisibleText.Of($"{UserName} at {Server}");

    internal void Close()
    {
        IsClosed = true;
        Client.Dispose();
    }
}
