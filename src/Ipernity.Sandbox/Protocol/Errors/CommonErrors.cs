namespace Ipernity.Sandbox.Protocol.Errors;

/// <summary>The errors that all methods share, in the order of the checks.</summary>
internal static class CommonErrors
{
    public const int ServiceFailedCode = 500;

    public static CallFailedException UnknownFormat(string format) => new(102, $"Unknown format '{format}': json, xml and php are known");

    public static CallFailedException UnknownMethod(string method) => new(103, $"Unknown method '{method}'");

    public static CallFailedException PostRequired(string method) => new(120, $"{method} must be called by POST");

    public static CallFailedException EnvelopeInvalid(string kind) =>
        kind == "soap" ? new(121, "Invalid SOAP envelope") : new(122, "Invalid XML-RPC envelope");

    public static CallFailedException KeyMissing() => new(100, "API key missing");

    public static CallFailedException KeyInvalid() => new(101, "API key invalid or disabled");

    public static CallFailedException QuotaUsedUp() => new(112, "Application quota used up");

    public static CallFailedException SignatureMissing() => new(104, "Signature missing");

    public static CallFailedException SignatureInvalid() => new(105, "Invalid signature");

    /// <summary>It is unknown which of two values was signed, so a signed call must not repeat a parameter.</summary>
    public static CallFailedException ParameterRepeated(string name) =>
        new(105, $"Invalid signature: the parameter '{name}' was sent more than once");

    public static CallFailedException TokenMissing() => new(106, "Auth token missing");

    public static CallFailedException TokenInvalid() => new(107, "Auth token invalid");

    public static CallFailedException AccountClosed() => new(108, "User account closed or suspended");

    public static CallFailedException Blocked(string owner) => new(109, $"Blocked: you are on the block list of {owner}");

    public static CallFailedException PermissionMissing(string area, string level) =>
        new(110, $"Insufficient permission: this needs perm_{area}={level}");

    public static CallFailedException ServiceFailed(string what) => new(ServiceFailedCode, what);
}
