namespace Ipernity.Sandbox.Protocol;

/// <summary>The errors that every method shares, in the order in which a call is checked.</summary>
internal static class CommonErrors
{
    public const int ServiceFailedCode = 500;

    public static ApiFailure UnknownFormat(string format) => new(102, $"Unknown format '{format}': json, xml and php are known");

    public static ApiFailure UnknownMethod(string method) => new(103, $"Unknown method '{method}'");

    public static ApiFailure PostRequired(string method) => new(120, $"{method} must be called by POST");

    public static ApiFailure KeyMissing() => new(100, "API key missing");

    public static ApiFailure KeyInvalid() => new(101, "API key invalid or disabled");

    public static ApiFailure SignatureMissing() => new(104, "Signature missing");

    public static ApiFailure SignatureInvalid() => new(105, "Invalid signature");

    /// <summary>Which of two values was signed cannot be told, so a signed call may not repeat a name.</summary>
    public static ApiFailure ParameterRepeated(string name) => new(105, $"Invalid signature: the parameter '{name}' was sent more than once");

    public static ApiFailure TokenMissing() => new(106, "Auth token missing");

    public static ApiFailure TokenInvalid() => new(107, "Auth token invalid");

    public static ApiFailure AccountClosed() => new(108, "User account closed or suspended");

    public static ApiFailure Blocked(string owner) => new(109, $"Blocked: you are on the block list of {owner}");

    public static ApiFailure PermissionMissing(string area, string level) => new(110, $"Insufficient permission: this needs perm_{area}={level}");

    public static ApiFailure ServiceFailed(string what) => new(ServiceFailedCode, what);
}
