using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;
using Ipernity.Auth.OAuth;

namespace Ipernity.Auth.Authorization;

/// <summary>
/// The authorization with OAuth 1.0a: get a request token, let a person open the link and authorize the application, exchange the request
/// token for an access token. There is no verifier, because the service does not support one.
/// (Source: the service's documentation, chapter "OAuth"; RFC 5849, section 2.)
/// </summary>
/// <param name="client">The client of the application.</param>
/// <param name="method">How requests are signed.</param>
public sealed class OAuthAuthorization(IpernityClient client, OAuthSignatureMethod method = OAuthSignatureMethod.HmacSha1)
{
    private readonly IpernityClient _client = client ?? throw new ArgumentNullException(nameof(client));

    /// <summary>Requests a request token, the first step of the authorization.</summary>
    /// <param name="callback">The address that the authorization page redirects to, or null without a redirect.</param>
    /// <param name="timeout">The time limit. By default, the limit of the client.</param>
    /// <param name="cancellationToken">Ends the request at once.</param>
    /// <returns>The request token.</returns>
    /// <exception cref="IpernityException">The service refused the request or did not answer.</exception>
    public Task<OAuthToken> GetRequestTokenAsync(
        Uri? callback = null, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        _client.RequestTokenAsync("request", Credentials(null), callback, timeout, cancellationToken);

    /// <summary>Creates the link that a person opens to authorize the application. It is not signed.</summary>
    /// <param name="requestToken">The request token.</param>
    /// <param name="permissions">The requested permissions.</param>
    /// <returns>The link.</returns>
    public Uri CreateLink(OAuthToken requestToken, PermissionSet permissions)
    {
        _ = requestToken ?? throw new ArgumentNullException(nameof(requestToken));
        _ = permissions ?? throw new ArgumentNullException(nameof(permissions));
        KeyValuePair<string, string>[] parameters = [new("oauth_token", requestToken.Value), .. permissions.ToLinkParameters()];
        var query = string.Join("&", parameters.Select(static parameter => $"{parameter.Key}={Uri.EscapeDataString(parameter.Value)}"));
        return new Uri(_client.Server.OAuthRoot, $"authorize?{query}");
    }

    /// <summary>Exchanges a request token that a person has authorized for an access token.</summary>
    /// <param name="requestToken">The request token.</param>
    /// <param name="timeout">The time limit. By default, the limit of the client.</param>
    /// <param name="cancellationToken">Ends the request at once.</param>
    /// <returns>The access token.</returns>
    /// <exception cref="IpernityException">The token is not authorized, or the service did not answer.</exception>
    public Task<OAuthToken> GetAccessTokenAsync(
        OAuthToken requestToken, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        _client.RequestTokenAsync(
            "access", Credentials(requestToken ?? throw new ArgumentNullException(nameof(requestToken))), null, timeout, cancellationToken);

    /// <summary>Creates a client that signs its calls with an access token.</summary>
    /// <param name="accessToken">The access token.</param>
    /// <returns>The client.</returns>
    public IpernityClient CreateClient(OAuthToken accessToken) => _client.CreateSibling(accessToken, method);

    private OAuthCredentials Credentials(OAuthToken? token) => new(_client.Application, token, method);
}
