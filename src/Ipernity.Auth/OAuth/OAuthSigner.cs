using System.Security.Cryptography;
using System.Text;

namespace Ipernity.Auth.OAuth;

/// <summary>Signs requests with OAuth 1.0a. (Source: RFC 5849, section 3.4.)</summary>
/// <param name="consumerSecret">The application's secret.</param>
/// <param name="tokenSecret">The secret of the token, or an empty string for a request without one.</param>
/// <param name="method">How requests are signed.</param>
public sealed class OAuthSigner(string consumerSecret, string tokenSecret = "", OAuthSignatureMethod method = OAuthSignatureMethod.HmacSha1)
{
    private readonly string _key = string.Concat(
        PercentEncoding.Encode(consumerSecret ?? throw new ArgumentNullException(nameof(consumerSecret))),
        "&",
        PercentEncoding.Encode(tokenSecret ?? throw new ArgumentNullException(nameof(tokenSecret))));

    /// <summary>The signature method.</summary>
    public OAuthSignatureMethod Method { get; } = method;

    /// <summary>The name of the method as it is sent (<c>oauth_signature_method</c>).</summary>
    public string MethodName => Method == OAuthSignatureMethod.Plaintext ? "PLAINTEXT" : "HMAC-SHA1";

    /// <summary>Signs a request.</summary>
    /// <param name="httpMethod">Its HTTP method.</param>
    /// <param name="address">Its address. Parameters in the query must be among <paramref name="parameters"/>.</param>
    /// <param name="parameters">All parameters, with raw values. <c>oauth_signature</c> and <c>realm</c> are not signed.</param>
    /// <returns>The signature (<c>oauth_signature</c>), not encoded.</returns>
    /// <exception cref="ArgumentException">A text is not valid Unicode, or secrets would be sent without HTTPS.</exception>
    public string Sign(string httpMethod, Uri address, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        _ = address ?? throw new ArgumentNullException(nameof(address));
        if (Method != OAuthSignatureMethod.Plaintext)
            return Hash(CreateBaseString(httpMethod, address, parameters));
        return address.Scheme == Uri.UriSchemeHttps
            ? _key
            : throw new ArgumentException("PLAINTEXT sends the secrets themselves, so the address must be HTTPS.", nameof(address));
    }

    /// <summary>Creates the base string that HMAC-SHA1 signs (RFC 5849, section 3.4.1).</summary>
    /// <param name="httpMethod">The request's HTTP method.</param>
    /// <param name="address">Its address.</param>
    /// <param name="parameters">All parameters, with raw values.</param>
    /// <returns>The base string.</returns>
    /// <exception cref="ArgumentException">A text is not valid Unicode.</exception>
    public static string CreateBaseString(string httpMethod, Uri address, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        _ = httpMethod ?? throw new ArgumentNullException(nameof(httpMethod));
        _ = address ?? throw new ArgumentNullException(nameof(address));
        _ = parameters ?? throw new ArgumentNullException(nameof(parameters));
        var pairs = parameters
            .Where(static parameter => parameter.Key is not ("oauth_signature" or "realm"))
            .Select(static parameter => (Name: PercentEncoding.Encode(parameter.Key), Value: PercentEncoding.Encode(parameter.Value)))
            .OrderBy(static pair => pair.Name, StringComparer.Ordinal)
            .ThenBy(static pair => pair.Value, StringComparer.Ordinal)
            .Select(static pair => $"{pair.Name}={pair.Value}");
        // Scheme and host are in lower case. The port is omitted if it is the default one.
        var plain = address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
        return string.Join(
            "&",
            PercentEncoding.Encode(httpMethod.ToUpperInvariant()),
            PercentEncoding.Encode(plain),
            PercentEncoding.Encode(string.Join("&", pairs)));
    }

    // The protocol requires SHA-1, although it is weak.
#pragma warning disable CA5350
    private string Hash(string text)
    {
        using var hmac = new HMACSHA1(Encoding.ASCII.GetBytes(_key));
        return Convert.ToBase64String(hmac.ComputeHash(Encoding.ASCII.GetBytes(text)));
    }
#pragma warning restore CA5350
}
