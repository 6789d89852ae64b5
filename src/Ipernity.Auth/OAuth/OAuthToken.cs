namespace Ipernity.Auth.OAuth;

/// <summary>A request token or an access token of OAuth, with the secret that signs requests with it.</summary>
public sealed class OAuthToken
{
    /// <summary>Creates a token.</summary>
    /// <param name="value">The token (<c>oauth_token</c>).</param>
    /// <param name="secret">Its secret (<c>oauth_token_secret</c>).</param>
    /// <exception cref="ArgumentException">The token is empty.</exception>
    public OAuthToken(string value, string secret)
    {
        if (string.IsNullOrWhiteSpace(value))
            throw new ArgumentException("The token is empty.", nameof(value));
        Value = value;
        Secret = secret ?? throw new ArgumentNullException(nameof(secret));
    }

    /// <summary>The token. Never show or log it.</summary>
    public string Value { get; }

    /// <summary>The secret of the token. It is never sent, except with <see cref="OAuthSignatureMethod.Plaintext"/>.</summary>
    public string Secret { get; }
}
