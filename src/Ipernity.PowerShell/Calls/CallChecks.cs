using System.Management.Automation;
using Ipernity.Api.Methods;
using Ipernity.Auth.Authorization;
using Ipernity.Auth.Http;
using Ipernity.PowerShell.Errors;

namespace Ipernity.PowerShell.Calls;

/// <summary>Finds what the service would refuse a call for, before it is sent. A method that is not in the catalogue has nothing to check.</summary>
internal static class CallChecks
{
    private const string Token = "auth_token";

    /// <param name="call">The call.</param>
    /// <param name="options">How it is sent.</param>
    /// <param name="granted">What the connection's token permits; nothing where there is no connection.</param>
    /// <returns>The error; nothing where the call may be sent.</returns>
    public static ErrorRecord? FindProblem(ApiCall call, CallOptions options, PermissionSet? granted)
    {
        if (MethodCatalogue.Find(call.Method) is not { } facts)
            return null;

        if (options.UseGet && facts.ChangesData)
            return ErrorRecords.PostRequired(facts);

        var given = call.Parameters.Select(static parameter => parameter.Key).ToArray();
        var ownToken = given.Contains(Token, StringComparer.Ordinal);
        var hasToken = options.Token is not null || ownToken;
        if (facts.NeedsToken && !hasToken)
            return ErrorRecords.TokenMissing(facts);
        if (granted is not null && !ownToken && !granted.Includes(facts.Permissions))
            return ErrorRecords.PermissionDenied(facts, granted);

        var missing = facts.FindMissing(given, hasToken).ToArray();
        if (missing.Contains("file", StringComparer.Ordinal))
            return ErrorRecords.UploadUnsupported(facts);
        return missing.Length > 0 ? ErrorRecords.ParameterMissing(facts, missing, given) : null;
    }
}
