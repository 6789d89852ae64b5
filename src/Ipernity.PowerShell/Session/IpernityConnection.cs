using Ipernity.Auth.Authorization;
using Ipernity.Auth.Http;
using Ipernity.Auth.Signing;

namespace Ipernity.PowerShell.Session;

/// <summary>
/// A person's authorization of an application, ready to call with: who, what is allowed, where. It may be used from
/// several runspaces at once. Neither the application's secret nor the token is in any text of it, and the token is no
/// property of its type: whatever writes down an object's properties, with or without the module, cannot write it.
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

    /// <summary>The member's name in life; may be empty.</summary>
    public string RealName => _token.User.RealName;

    /// <summary>What the member granted.</summary>
    public PermissionSet Permission => _token.Permissions;

    /// <summary>The application's API key.</summary>
    public string ApiKey => Client.Application.ApiKey;

    /// <summary>The server's address.</summary>
    public Uri Server => Client.Server.Address;

    /// <summary>How calls are signed.</summary>
    public SignatureOrder SignatureOrder => Client.SignatureOrder;

    /// <summary>When the connection was made.</summary>
    public DateTimeOffset ConnectedAt { get; } = DateTimeOffset.Now;

    internal IpernityClient Client { get; }

    internal string TokenText => _token.Value;

    internal bool IsClosed { get; private set; }

    /// <summary>Who and where; nothing secret.</summary>
    /// <returns>The member's name and the server.</returns>
    public override string ToString() => $"{UserName} at {Server}";

    internal void Close()
    {
        IsClosed = true;
        Client.Dispose();
    }
}
