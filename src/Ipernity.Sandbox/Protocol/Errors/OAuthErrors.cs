namespace Ipernity.Sandbox.Protocol.Errors;

/// <summary>The errors of requests that are signed with OAuth.</summary>
internal static class OAuthErrors
{
    public static CallFailedException VersionUnsupported() => new(130, "OAuth version rejected. Supported versions are 1.0 and 1.0a");

    public static CallFailedException ParametersMissing(string names) => new(131, $"OAuth parameters missing: {names}");

    public static CallFailedException ParameterRepeated(string name) => new(131, $"OAuth parameter sent more than once: {name}");

    public static CallFailedException ClockOutOfRange() => new(132, "OAuth timestamp refused: your clock is out of range");

    public static CallFailedException NonceUsed() => new(133, "OAuth nonce used");

    public static CallFailedException TimestampRefused() => new(134, "OAuth timestamp out of range or older than the last one sent");

    public static CallFailedException MethodRejected() =>
        new(135, "OAuth signature method rejected. HMAC-SHA1 is supported, and PLAINTEXT over HTTPS only");
}
