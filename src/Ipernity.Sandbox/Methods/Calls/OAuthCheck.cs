using System.Globalization;
using Ipernity.Sandbox.Community;
using Ipernity.Sandbox.Community.Authorization;
using Ipernity.Sandbox.Protocol.Errors;
using Ipernity.Sandbox.Protocol.Requests;
using Ipernity.Sandbox.Protocol.Signatures;

namespace Ipernity.Sandbox.Methods.Calls;

/// <summary>Checks a request that is signed with OAuth 1.0a: parameters, version, method, clock, signature, nonce and timestamp.</summary>
internal sealed class OAuthCheck(CommunityState community)
{
    public const string TokenParameter = "oauth_token";
    private const string KeyParameter = "oauth_consumer_key";
    private const string NonceParameter = "oauth_nonce";
    private const string TimestampParameter = "oauth_timestamp";
    private const string MethodParameter = "oauth_signature_method";
    private const long MaximumSkew = 600;

    private static readonly string[] Required =
        [KeyParameter, NonceParameter, OAuthSignature.ParameterName, MethodParameter, TimestampParameter];

    public static bool IsMeant(ParameterList parameters) =>
        parameters.Entries.Exists(parameter => parameter.Name is KeyParameter or OAuthSignature.ParameterName);

    /// <summary>Checks a request.</summary>
    /// <param name="request">The request as it was sent.</param>
    /// <param name="findSecret">Finds the secret of a token; null if there is no such token.</param>
    /// <returns>The application that signed it.</returns>
    public RegisteredApplication Check(SignedParts request, Func<RegisteredApplication, string, string?> findSecret)
    {
        var parameters = request.Parameters;
        if (Array.FindAll(Required, name => string.IsNullOrEmpty(parameters.Find(name))) is { Length: > 0 } missing)
            throw OAuthErrors.ParametersMissing(string.Join(", ", missing));
        if (parameters.FindRepeated() is { } repeated)
            throw repeated.StartsWith("oauth_", StringComparison.Ordinal)
                ? OAuthErrors.ParameterRepeated(repeated)
                : CommonErrors.ParameterRepeated(repeated);
        if (parameters.Find("oauth_version") is { } version and not "1.0")
            throw OAuthErrors.VersionUnsupported();
        var method = parameters[MethodParameter];
        if (method != OAuthSignature.HmacSha1 && !(method == OAuthSignature.Plaintext && request.IsHttps))
            throw OAuthErrors.MethodRejected();
        var application = community.Settings.Applications.Find(parameters[KeyParameter]) ?? throw CommonErrors.KeyInvalid();
        var timestamp = ReadTimestamp(parameters[TimestampParameter]);
        var token = parameters.Find(TokenParameter) ?? "";
        var secret = token.Length == 0 ? "" : findSecret(application, token) ?? throw CommonErrors.TokenInvalid();

        var right = OAuthSignature.Compute(method, request.HttpMethod, request.Address, parameters, (application.Secret, secret));
        if (!OAuthSignature.AreEqual(right, parameters[OAuthSignature.ParameterName]))
            throw CommonErrors.SignatureInvalid();
        Remember(application, token, parameters[NonceParameter], timestamp);
        return application;
    }

    private long ReadTimestamp(string text)
    {
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var timestamp) || timestamp <= 0)
            throw OAuthErrors.TimestampRefused();
        return Math.Abs(timestamp - community.UnixTime) <= MaximumSkew ? timestamp : throw OAuthErrors.ClockOutOfRange();
    }

    // Only a valid signature counts: nobody else may use up a nonce.
    private void Remember(RegisteredApplication application, string token, string nonce, long timestamp)
    {
        if (community.OAuthHistory.IsUsed(application.Key, token, nonce))
            throw OAuthErrors.NonceUsed();
        if (community.OAuthHistory.IsOlder(application.Key, token, timestamp))
            throw OAuthErrors.TimestampRefused();
        community.OAuthHistory.Add(application.Key, token, nonce, timestamp);
    }
}
