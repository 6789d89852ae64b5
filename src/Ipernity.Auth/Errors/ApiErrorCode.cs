namespace Ipernity.Auth.Errors;

/// <summary>
/// The error codes that all methods share. Codes from 1 to 99 belong to the method that was called and have no name here.
/// (Source: the service's documentation, chapter "Errors".)
/// </summary>
public enum ApiErrorCode
{
    /// <summary>The service gave no code.</summary>
    None = 0,

    /// <summary>The API key is missing.</summary>
    ApiKeyMissing = 100,

    /// <summary>The API key is invalid or disabled.</summary>
    ApiKeyInvalid = 101,

    /// <summary>The answer's format is unknown.</summary>
    UnknownFormat = 102,

    /// <summary>There is no such method.</summary>
    UnknownMethod = 103,

    /// <summary>The signature is missing.</summary>
    SignatureMissing = 104,

    /// <summary>The signature is invalid.</summary>
    SignatureInvalid = 105,

    /// <summary>The method needs a token.</summary>
    TokenMissing = 106,

    /// <summary>The token is invalid or was revoked.</summary>
    TokenInvalid = 107,

    /// <summary>The user's account is closed or suspended.</summary>
    UserClosed = 108,

    /// <summary>A member or a group blocks the caller.</summary>
    Blocked = 109,

    /// <summary>The token does not grant the permission that the method needs.</summary>
    PermissionDenied = 110,

    /// <summary>The caller's address is not allowed.</summary>
    AddressNotAllowed = 111,

    /// <summary>The application's quota of calls is used up.</summary>
    QuotaExceeded = 112,

    /// <summary>The caller's address sends too many calls.</summary>
    RateLimited = 113,

    /// <summary>The method must be called with POST.</summary>
    PostRequired = 120,

    /// <summary>The SOAP envelope is invalid.</summary>
    SoapEnvelopeInvalid = 121,

    /// <summary>The XML-RPC envelope is invalid.</summary>
    XmlRpcEnvelopeInvalid = 122,

    /// <summary>The OAuth version is not supported.</summary>
    OAuthVersion = 130,

    /// <summary>OAuth parameters are missing or invalid.</summary>
    OAuthParameters = 131,

    /// <summary>The OAuth timestamp is too far from the service's clock.</summary>
    OAuthClock = 132,

    /// <summary>The OAuth nonce was used before.</summary>
    OAuthNonce = 133,

    /// <summary>The OAuth timestamp is older than that of an earlier call.</summary>
    OAuthTimestamp = 134,

    /// <summary>The OAuth signature method is not supported.</summary>
    OAuthSignatureMethod = 135,

    /// <summary>The service failed.</summary>
    ServiceError = 500,

    /// <summary>The service is under maintenance.</summary>
    Maintenance = 501,

    /// <summary>The service is unavailable.</summary>
    Unavailable = 503,
}
