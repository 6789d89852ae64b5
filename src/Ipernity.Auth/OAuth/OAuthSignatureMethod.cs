namespace Ipernity.Auth.OAuth;

/// <summary>How an OAuth request is signed. The service also names MD5, which no public specification defines.</summary>
public enum OAuthSignatureMethod
{
    /// <summary>HMAC-SHA1 of the base string (RFC 5849, section 3.4.2).</summary>
    HmacSha1,

    /// <summary>The secrets themselves (RFC 5849, section 3.4.4). Over HTTPS only.</summary>
    Plaintext,
}
