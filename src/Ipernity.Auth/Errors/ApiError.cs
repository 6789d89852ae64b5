using System.Globalization;

namespace Ipernity.Auth.Errors;

/// <summary>
/// An error code of the service: its stable name here, what it means, what to do.
/// (Source: the service's documentation, chapter "Errors".)
/// </summary>
internal sealed class ApiError
{
    public const int UnknownMethod = 103;

    public const int SignatureInvalid = 105;

    public const int PermissionDenied = 110;

    public const int RateLimited = 113;

    public const int ServiceFailed = 500;

    public const int Maintenance = 501;

    public const int Unavailable = 503;

    private static readonly ApiError OfTheMethod = new("MethodError", "the method refused", "Check the parameters; Get-IpernityMethod with -Online tells what this code means for the method.");

    private static readonly ApiError Unknown = new("UnknownError", "an error without a known code", "Try again later; if it stays, tell the service's developers.");

    private static readonly Dictionary<int, ApiError> Common = new()
    {
        [100] = new("ApiKeyMissing", "the API key is missing", "Give the API key that ipernity shows for your application."),
        [101] = new("ApiKeyInvalid", "the API key is invalid or disabled", "Check the API key against the one that ipernity shows for your application."),
        [102] = new("UnknownFormat", "the answer's format is unknown", "This is a defect of this client: report it."),
        [UnknownMethod] = new("UnknownMethod", "there is no such method", "Check the method's name: upper and lower case matter, as in doc.getList. Get-IpernityMethod lists them."),
        [104] = new("SignatureMissing", "the signature is missing", "This is a defect of this client: report it."),
        [SignatureInvalid] = new("SignatureInvalid", "the signature is invalid", "Check the API secret and that it belongs to the API key."),
        [106] = new("TokenMissing", "a token is needed", "Connect first: Connect-Ipernity."),
        [107] = new("TokenInvalid", "the token is invalid: it was revoked or never was good", "Connect again: Connect-Ipernity."),
        [108] = new("UserClosed", "the user's account is closed or suspended", "Nothing can be done from here: ask the account's owner."),
        [109] = new("Blocked", "blocked by a member's or a group's list", "Nothing can be done from here: the member or group does not want it."),
        [PermissionDenied] = new("PermissionDenied", "the permission is not sufficient", "Connect again and ask for the permission that the method needs: Connect-Ipernity -Permission."),
        [111] = new("AddressNotAllowed", "this address may not call", "Call from an address that is allowed for the application."),
        [112] = new("QuotaExceeded", "the application's quota is used up", "Wait until the service grants more, which may take long."),
        [RateLimited] = new("RateLimited", "too many calls from this address", "Wait a while and try again."),
        [120] = new("PostRequired", "the method must be POSTed", "Leave -UseGet out."),
        [121] = new("EnvelopeInvalid", "the SOAP envelope is invalid", "This is a defect of this client: report it."),
        [122] = new("EnvelopeInvalid", "the XML-RPC envelope is invalid", "This is a defect of this client: report it."),
        [130] = new("OAuthVersion", "the OAuth version is wrong", "This is a defect of this client: report it."),
        [131] = new("OAuthParameters", "OAuth parameters are missing or wrong", "This is a defect of this client: report it."),
        [132] = new("OAuthClock", "the OAuth timestamp is too far off", "Set this machine's clock."),
        [133] = new("OAuthNonce", "the OAuth nonce was used before", "Try again."),
        [134] = new("OAuthTimestamp", "the OAuth timestamp is wrong", "Set this machine's clock."),
        [135] = new("OAuthSignatureMethod", "the OAuth signature method is unknown", "This is a defect of this client: report it."),
        [ServiceFailed] = new("ServiceError", "the service failed", "Try again later, if the call is safe to repeat."),
        [Maintenance] = new("Maintenance", "the service is under maintenance", "Wait and try again."),
        [Unavailable] = new("Unavailable", "the service is unavailable", "Wait and try again."),
    };

    private ApiError(string name, string meaning, string advice)
    {
        Name = name;
        Meaning = meaning;
        Advice = advice;
    }

    public string Name { get; }

    public string Meaning { get; }

    public string Advice { get; }

    /// <summary>The stable id of a code: its name, with the code where one name stands for several.</summary>
    public string IdFor(int code) =>
        (ReferenceEquals(this, OfTheMethod) || ReferenceEquals(this, Unknown)) && code > 0
            ? string.Format(CultureInfo.InvariantCulture, "{0}{1}", Name, code)
            : Name;

    public static ApiError Of(int code) =>
        Common.TryGetValue(code, out var error) ? error : code is > 0 and < 100 ? OfTheMethod : Unknown;
}
