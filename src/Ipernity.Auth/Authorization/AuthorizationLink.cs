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
    /// <param name="server">Whose page it is.</param>
    /// <param name="application">Who asks.</param>
    /// <param name="order">How to sign.</param>
    /// <param name="permissions">What is asked for.</param>
    /// <param name="frob">The frob of a desktop application; nothing for a web application, which gets one at its callback.</param>
    /// <exception cref="ArgumentException">The application has no secret to sign with.</exception>
    /// <returns>The link, which anyone who has it may open until the frob expires.</returns>
    public static Uri Create(IpernityServer server, IpernityApplication application, SignatureOrder order, PermissionSet permissions, string? frob = null)
    {
        _ = server ?? throw new ArgumentNullException(nameof(server));
        _ = application ?? throw new ArgumentNullException(nameof(application));
        var secret = application.ApiSecret ?? throw new ArgumentException("The link must be signed, for which the API secret is missing.", nameof(application));
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
