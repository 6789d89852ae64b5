using System.Text;
using Ipernity.Auth.Signing;

namespace Ipernity.Auth.Authorization;

/// <summary>
/// The signed link that a person opens to authorize an application.
/// (Source: the service's documentation, chapter "Authentication".)
/// </summary>
public static class AuthorizationLink
{
    /// <summary>Builds the link.</summary>
    /// <param name="server">The server with the authorization page.</param>
    /// <param name="application">The application that requests permissions.</param>
    /// <param name="order">The order in which the link is signed.</param>
    /// <param name="permissions">The requested permissions.</param>
    /// <param name="frob">The frob of a desktop application, or null for a web application, which receives one at its callback.</param>
    /// <returns>The link. Anyone who has it can open it until the frob expires.</returns>
    /// <exception cref="ArgumentException">The application has no API secret.</exception>
    public static Uri Create(
        IpernityServer server, IpernityApplication application, SignatureOrder order, PermissionSet permissions, string? frob = null)
    {
        _ = server ?? throw new ArgumentNullException(nameof(server));
        _ = application ?? throw new ArgumentNullException(nameof(application));
        var secret = application.ApiSecret
            ?? throw new ArgumentException("The link must be signed, but the application has no API secret.", nameof(application));
        _ = permissions ?? throw new ArgumentNullException(nameof(permissions));

        List<KeyValuePair<string, string>> parameters = [new("api_key", application.ApiKey)];
        if (frob is not null)
            parameters.Add(new("frob", frob));
        parameters.AddRange(permissions.ToLinkParameters());
        parameters.Add(new("api_sig", new RequestSigner(secret, order).SignLink(parameters.ToArray())));

        var query = new StringBuilder();
        foreach (var parameter in parameters)
            query.Append(query.Length == 0 ? '?' : '&').Append(parameter.Key).Append('=').Append(Uri.EscapeDataString(parameter.Value));

        return new Uri(server.AuthorizationPage, query.ToString());
    }
}
