using System.Management.Automation;
using Ipernity.Api.Methods;
using Ipernity.Auth.Authorization;
using Ipernity.Auth.Http;
using Ipernity.PowerShell.Errors;

namespace Ipernity.PowerShell.Calls;

/// <summary>
/// Finds the reason why the service would reject a call or ignore a part of it, before it is sent. Only methods of the catalogue are
/// checked.
/// </summary>
internal static class CallChecks
{
    private const string Token = "auth_token";

    /// <param name="call">The call.</param>
    /// <param name="options">How it is sent.</param>
    /// <param name="granted">The permission of the connection's token; null without a connection.</param>
    /// <returns>The error; null if the call can be sent.</returns>
    public static ErrorRecord? FindProblem(ApiCall call, CallOptions options, PermissionSet? granted)
    {
        if (MethodCatalogue.Find(call.Method) is not { } facts)
            return null;

        if (options.UseGet && facts.ChangesData)
            return CallErrors.PostRequired(facts);

        var given = call.Parameters.Select(static parameter => parameter.Key).ToArray();
        var ownToken = given.Contains(Token, StringComparer.Ordinal);
        var hasToken = options.Token is not null || ownToken;
        if (facts.NeedsToken && !hasToken)
            return CallErrors.TokenMissing(facts);
        if (granted is not null && !ownToken && !granted.Includes(facts.Permissions))
            return CallErrors.PermissionDenied(facts, granted, canForce: true);

        var missing = facts.FindMissing(given, hasToken).ToArray();
        if (missing.Contains("file", StringComparer.Ordinal))
            return CallErrors.UploadUnsupported(facts);
        return missing.Length > 0 ? CallErrors.ParameterMissing(facts, missing, given) : FindInvalid(call, facts);
    }

    /// <param name="call">The call.</param>
    /// <returns>A warning for each parameter that the service would ignore.</returns>
    public static IEnumerable<string> FindUnknownParameters(ApiCall call) => MethodCatalogue.Find(call.Method) is { } facts
        ? facts.FindUnknown(call.Parameters.Select(static parameter => parameter.Key))
            .Select(name => CallWarnings.UnknownParameter(facts, name))
        : [];

    private static ErrorRecord? FindInvalid(ApiCall call, MethodFacts facts) => call.Parameters
        .Where(given => facts.FindParameter(given.Key) is { } parameter && !parameter.Allows(given.Value))
        .Select(given => CallErrors.ParameterInvalid(facts, facts.FindParameter(given.Key)!, given.Value))
        .FirstOrDefault();
}
