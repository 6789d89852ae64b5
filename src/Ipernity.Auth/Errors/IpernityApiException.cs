using System.Globalization;
using Ipernity.Auth.Signing;

namespace Ipernity.Auth.Errors;

/// <summary>The service understood the call and answered with an error.</summary>
public sealed class IpernityApiException : IpernityException
{
    private const int FirstSharedCode = 100;

    private static readonly Dictionary<ApiErrorCode, string> Meanings = new()
    {
        [ApiErrorCode.ApiKeyMissing] = "the API key is missing",
        [ApiErrorCode.ApiKeyInvalid] = "the API key is invalid or disabled",
        [ApiErrorCode.UnknownFormat] = "the format is unknown",
        [ApiErrorCode.UnknownMethod] = "there is no such method",
        [ApiErrorCode.SignatureMissing] = "the signature is missing",
        [ApiErrorCode.SignatureInvalid] = "the signature is invalid",
        [ApiErrorCode.TokenMissing] = "the method needs a token",
        [ApiErrorCode.TokenInvalid] = "the token is invalid or was revoked",
        [ApiErrorCode.UserClosed] = "the user's account is closed or suspended",
        [ApiErrorCode.Blocked] = "a member or a group blocks this user",
        [ApiErrorCode.PermissionDenied] = "the token does not grant the permission that the method needs",
        [ApiErrorCode.AddressNotAllowed] = "calls from this address are not allowed",
        [ApiErrorCode.QuotaExceeded] = "the application has used up its quota of calls",
        [ApiErrorCode.RateLimited] = "too many calls from this address",
        [ApiErrorCode.PostRequired] = "the method must be called with POST",
        [ApiErrorCode.SoapEnvelopeInvalid] = "the SOAP envelope is invalid",
        [ApiErrorCode.XmlRpcEnvelopeInvalid] = "the XML-RPC envelope is invalid",
        [ApiErrorCode.OAuthVersion] = "the OAuth version is not supported",
        [ApiErrorCode.OAuthParameters] = "OAuth parameters are missing or invalid",
        [ApiErrorCode.OAuthClock] = "the OAuth timestamp is too far from the service's clock",
        [ApiErrorCode.OAuthNonce] = "the OAuth nonce was used before",
        [ApiErrorCode.OAuthTimestamp] = "the OAuth timestamp is older than that of an earlier call",
        [ApiErrorCode.OAuthSignatureMethod] = "the OAuth signature method is not supported",
        [ApiErrorCode.ServiceError] = "the service failed",
        [ApiErrorCode.Maintenance] = "the service is under maintenance",
        [ApiErrorCode.Unavailable] = "the service is unavailable",
    };

    internal IpernityApiException(
        int code, string method, string serviceMessage, SignatureOrder signatureOrder, FailureDetails? details = null)
        : base(IdOf(code), method, Describe(code, method, serviceMessage), details)
    {
        Code = code;
        ServiceMessage = serviceMessage;
        SignatureOrder = signatureOrder;
    }

    /// <summary>The service's code: 1 to 99 belong to the method, others are shared by all methods. 0 if the error has no code.</summary>
    public int Code { get; }

    /// <summary><see cref="Code"/> as a shared code. The codes of single methods have no names in this enumeration.</summary>
    public ApiErrorCode SharedCode => (ApiErrorCode)Code;

    /// <summary>Whether the code belongs to the method that was called.</summary>
    public bool IsMethodCode => Code is > 0 and < FirstSharedCode;

    /// <summary>The service's own message without secrets. May be empty.</summary>
    public string ServiceMessage { get; }

    /// <summary>The order in which the call was signed.</summary>
    public SignatureOrder SignatureOrder { get; }

    /// <inheritdoc/>
    protected internal override IpernityException WithDetails(FailureDetails details) =>
        new IpernityApiException(Code, Method, ServiceMessage, SignatureOrder, details);

    // Scripts depend on these ids. Both envelope errors share one, and the id of an unnamed code contains its number.
    private static string IdOf(int code) => (ApiErrorCode)code switch
    {
        ApiErrorCode.None => "UnknownError",
        ApiErrorCode.SoapEnvelopeInvalid or ApiErrorCode.XmlRpcEnvelopeInvalid => "EnvelopeInvalid",
        var shared when Meanings.ContainsKey(shared) => shared.ToString(),
        _ => string.Format(CultureInfo.InvariantCulture, "{0}{1}", code < FirstSharedCode ? "MethodError" : "UnknownError", code),
    };

    private static string Describe(int code, string method, string serviceMessage)
    {
        var meaning = Meanings.TryGetValue((ApiErrorCode)code, out var known) ? known : "the service gave no explanation";
        var words = (serviceMessage.Length > 0 ? serviceMessage : meaning).TrimEnd('.');
        return code > 0
            ? $"ipernity answered {method} with error {code}: {words}."
            : $"ipernity answered {method} with an error that has no code: {words}.";
    }
}
