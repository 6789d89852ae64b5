using System.Collections;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Signing;
using Ipernity.PowerShell.Pipeline;
using Ipernity.PowerShell.Secrets;

namespace Ipernity.PowerShell.Calls;

/// <summary>Formats the parameters of a call for display, with masked secrets.</summary>
internal static class ParameterDisplay
{
    /// <param name="parameters">The parameters as they are sent.</param>
    /// <param name="given">The parameters as given, to find the values that are a SecureString.</param>
    /// <param name="secrets">The secrets to mask inside values.</param>
    /// <returns>Text such as <c>doc_id=1234, extra=tags</c>.</returns>
    public static string Of(
        IReadOnlyCollection<KeyValuePair<string, string>> parameters, IDictionary? given, IEnumerable<string?> secrets) =>
        string.Join(", ", Masked(parameters, given, [.. secrets, .. Values(parameters, "frob")])
            .Select(static parameter => $"{parameter.Key}={Shown(parameter.Value)}"));

    /// <summary>
    /// Masks the token, values that were given as a SecureString, and every known secret inside another value.
    /// </summary>
    public static IEnumerable<KeyValuePair<string, string>> Masked(
        IReadOnlyCollection<KeyValuePair<string, string>> parameters, IDictionary? given, IEnumerable<string?> secrets)
    {
        string?[] hidden =
        [
            .. secrets,
            .. Values(parameters, "auth_token"),
            .. parameters.SelectMany(parameter => SecureValues(given, parameter.Key)),
        ];
        return parameters.Select(parameter => new KeyValuePair<string, string>(
            parameter.Key,
            SecureValues(given, parameter.Key).Any() ? RequestSigner.Mask : SecretMask.Apply(parameter.Value, hidden)));
    }

    private static IEnumerable<string> Values(IEnumerable<KeyValuePair<string, string>> parameters, string name) => parameters
        .Where(parameter => string.Equals(parameter.Key, name, StringComparison.Ordinal)).Select(static parameter => parameter.Value);

    private static IEnumerable<string> SecureValues(IDictionary? given, string name) => given?[name].Unwrap() switch
    {
        SecureString secure => [SecureText.Reveal(secure)],
        string => [],
        IEnumerable list => list.Cast<object?>().Select(static item => item.Unwrap()).OfType<SecureString>().Select(SecureText.Reveal),
        _ => [],
    };

    private static string Shown(string value) => value.Length == 0 ? "''" : VisibleText.OfLine(value);
}
