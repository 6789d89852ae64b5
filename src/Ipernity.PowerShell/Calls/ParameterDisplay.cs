using System.Collections;
using Ipernity.Auth.Http;
using Ipernity.Auth.Signing;
using Ipernity.PowerShell.Pipeline;

namespace Ipernity.PowerShell.Calls;

/// <summary>Shows the parameters of a call: secrets are masked.</summary>
internal static class ParameterDisplay
{
    /// <param name="call">The call.</param>
    /// <param name="options">How it is sent.</param>
    /// <param name="given">The parameters as given; they tell which values came as a SecureString.</param>
    /// <returns>Text such as <c>doc_id=1234, extra=tags</c>.</returns>
    public static string Of(ApiCall call, CallOptions options, IDictionary? given) =>
        string.Join(", ", call.Parameters.Select(parameter => $"{parameter.Key}={Value(options, parameter, given)}"));

    /// <summary>Whether a value, or one of its items, was given as a SecureString.</summary>
    public static bool IsSecure(IDictionary? given, string name) => given?[name].Unwrap() switch
    {
        SecureString => true,
        string => false,
        IEnumerable list => list.Cast<object?>().Any(static item => item.Unwrap() is SecureString),
        _ => false,
    };

    private static string Value(CallOptions options, KeyValuePair<string, string> parameter, IDictionary? given)
    {
        if (parameter.Key is "auth_token" or "frob" || IsSecure(given, parameter.Key))
            return RequestSigner.Mask;

        var value = options.Token is { Length: > 0 } token
            ? string.Join(RequestSigner.Mask, parameter.Value.Split([token], StringSplitOptions.None))
            : parameter.Value;
        return value.Length == 0 ? "''" : new string([.. value.Select(static c => char.IsControl(c) ? ' ' : c)]);
    }
}
