namespace Ipernity.Auth.OAuth;

/// <summary>An application and its token. They add the parameters of OAuth to a request, with a new signature each time.</summary>
internal sealed class OAuthCredentials(
    IpernityApplication application, OAuthToken? token = null, OAuthSignatureMethod method = OAuthSignatureMethod.HmacSha1)
{
    private readonly string _secret =
        application.ApiSecret ?? throw new ArgumentException("OAuth signs all requests, but the application has no API secret.");

    /// <summary>
    /// Lets one call run at a time. The service rejects a call whose timestamp is older than that of an earlier call, and concurrent calls
    /// can arrive in any order.
    /// </summary>
    public SemaphoreSlim Turn { get; } = new(1, 1);

    public OAuthToken? Token { get; } = token;

    /// <summary>Signs a request.</summary>
    /// <returns>The parameters and those of OAuth.</returns>
    /// <exception cref="ArgumentException">A parameter is given twice or cannot be signed.</exception>
    public KeyValuePair<string, string>[] Sign(
        string httpMethod, Uri address, IReadOnlyCollection<KeyValuePair<string, string>> parameters, bool withToken = true)
    {
        var stamp = OAuthStamp.Create();
        var used = withToken ? Token : null;
        var signer = new OAuthSigner(_secret, used?.Secret ?? "", method);
        List<KeyValuePair<string, string>> signed =
        [
            .. parameters,
            new("oauth_consumer_key", application.ApiKey),
            new("oauth_nonce", stamp.Nonce),
            new("oauth_signature_method", signer.MethodName),
            new("oauth_timestamp", stamp.Timestamp),
        ];
        if (used is not null)
            signed.Add(new("oauth_token", used.Value));
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (signed.Find(parameter => !names.Add(parameter.Key)).Key is { } twice)
            throw new ArgumentException($"The parameter '{twice}' is given twice.");
        signed.Add(new("oauth_signature", signer.Sign(httpMethod, address, signed)));
        return [.. signed];
    }
}
