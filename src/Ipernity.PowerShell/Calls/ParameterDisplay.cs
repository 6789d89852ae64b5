using System.Collections;
using System.Management.Automation;
using Ipernity.Auth.Http;
using Ipernity.Auth.Signing;

namespace Ipernity.PowerShell.Calls;

/// <summary>A call's parameters for a person to read: what is secret is masked, what is long is cut.</summary>
internal static class ShownParameters
{
    private const int MaximumLength = 80;

    /// <param name="call">The call.</param>
    /// <param name="options">How it is sent.</param>
    /// <param name="given">The parameters as they were given, from which it is known what came as a SecureString.</param>
    /// <returns>Such as <c>doc_id=1234, extra=tags</c>.</returns>
    public static string Of(ApiCall call, CallOptions options, IDictionary? given) => string.Join(", ", call.Parameters.Select(parameter => $"{parameter.Key}={Value(options, parameter, given)}"));

    /// <summary>Whether a value, or one of a list, was given as a SecureString.</summary>
    public static bool IsSecure(IDictionary? given, string name) => Base(given?[name]) switch
    {
        SecureString => true,
        string => false,
        IEnumerable list => list.Cast<object?>().Any(static item => Base(item) is SecureString),
        _ => false,
    };

    private static object? Base(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    private static string Value(CallOptions options, KeyValuePair<string, string> parameter, IDictionary? given)
    {
        if (parameter.Key is "auth_token" or "frob" || IsSecure(given, parameter.Key))
            return RequestSigner.Mask;

        var value = options.Token is { Length: > 0 } token ? Replace(parameter.Value, token) : parameter.Value;
        var shown = new string([.. value.Take(MaximumLength).Select(static c => char.IsControl(c) ? ' ' : c)]);
        return value.Length > MaximumLength ? shown + "..." : shown;
    }

    private static string Replace(string value, string secret) =>
#if NETSTANDARD2_0
        value.Replace(secret, RequestSigner.Mask);
#else
        value.Replace(secret, RequestSigner.Mask, StringComparison.Ordinal);
#endif
}
