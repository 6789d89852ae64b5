using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;

namespace Ipernity.Auth.Authorization;

/// <summary>
/// The authorization of a desktop application: get a frob, let a person open the link and authorize the application, exchange the
/// frob for a token. (Source: the service's documentation, chapter "Authentication".)
/// </summary>
/// <param name="client">The client of the application.</param>
public sealed class DesktopAuthorization(IpernityClient client)
{
    private readonly IpernityClient _client = client ?? throw new ArgumentNullException(nameof(client));

    /// <summary>Requests a frob (<c>auth.getFrob</c>), the first step of the authorization.</summary>
    /// <param name="options">How the call is sent.</param>
    /// <param name="cancellationToken">Ends the call at once.</param>
    /// <returns>The frob, which is valid for a few minutes and for one use.</returns>
    /// <exception cref="IpernityException">See <see cref="IpernityClient.CallAsync"/>.</exception>
    public async Task<string> GetFrobAsync(CallOptions? options = null, CancellationToken cancellationToken = default) =>
        AuthAnswer.ReadFrob(await _client.CallAsync(new ApiCall("auth.getFrob"), options, cancellationToken).ConfigureAwait(false));

    /// <summary>Creates the link that a person opens to authorize the application.</summary>
    /// <param name="permissions">The requested permissions.</param>
    /// <param name="frob">The frob, or null for a web application.</param>
    /// <returns>The signed link.</returns>
    /// <exception cref="ArgumentException">The application has no API secret.</exception>
    public Uri CreateLink(PermissionSet permissions, string? frob = null) =>
        AuthorizationLink.Create(_client.Server, _client.Application, _client.SignatureOrder, permissions, frob);

    /// <summary>Exchanges a frob that a person has authorized for a token (<c>auth.getToken</c>).</summary>
    /// <param name="frob">The frob.</param>
    /// <param name="options">How the call is sent.</param>
    /// <param name="cancellationToken">Ends the call at once.</param>
    /// <returns>The token, the permissions that it grants, and its user.</returns>
    /// <exception cref="IpernityApiException">Code 2: the frob is invalid, was used, or is not authorized yet.</exception>
    /// <exception cref="IpernityException">See <see cref="IpernityClient.CallAsync"/>.</exception>
    public async Task<AccessToken> GetTokenAsync(string frob, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        var call = new ApiCall("auth.getToken", new KeyValuePair<string, string>("frob", frob));
        return AuthAnswer.ReadToken(await _client.CallAsync(call, options, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Checks a token (<c>auth.checkToken</c>).</summary>
    /// <param name="token">The token.</param>
    /// <param name="options">How the call is sent.</param>
    /// <param name="cancellationToken">Ends the call at once.</param>
    /// <returns>The token, the permissions that it grants, and its user.</returns>
    /// <exception cref="IpernityApiException">Code 107: the token is invalid.</exception>
    /// <exception cref="IpernityException">See <see cref="IpernityClient.CallAsync"/>.</exception>
    public async Task<AccessToken> CheckTokenAsync(string token, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        options = (options ?? CallOptions.Default) with { Token = token };
        // A call signed with OAuth names the token to check as a parameter of its own.
        var call = _client.OAuthToken is null
            ? new ApiCall("auth.checkToken")
            : new ApiCall("auth.checkToken", new KeyValuePair<string, string>("auth_token", token));
        var answer = await _client.CallAsync(call, options, cancellationToken).ConfigureAwait(false);
        return AuthAnswer.ReadToken(answer, known: token);
    }
}
