using System.Collections;
using System.Management.Automation;

namespace Ipernity.PowerShell.Pipeline;

/// <summary>
/// Distinguishes typed parameters from those of <c>$PSDefaultParameterValues</c>. The engine binds both in the same way.
/// </summary>
internal static class DefaultParameters
{
    private const string Variable = "PSDefaultParameterValues";
    private const string Disabled = "Disabled";

    /// <summary>Whether the parameter was typed or piped.</summary>
    public static bool IsTyped(this PSCmdlet cmdlet, string parameter) => cmdlet.IsGiven(parameter) && !cmdlet.IsDefault(parameter);

    /// <summary>Whether the value of a parameter comes from <c>$PSDefaultParameterValues</c>.</summary>
    public static bool IsDefault(this PSCmdlet cmdlet, string parameter)
    {
        if (!cmdlet.MyInvocation.BoundParameters.TryGetValue(parameter, out var value)
            || cmdlet.GetVariableValue(Variable).Unwrap() is not IDictionary defaults
            || LanguagePrimitives.IsTrue(defaults[Disabled]))
            return false;

        var command = cmdlet.MyInvocation.MyCommand.Name;
        return defaults.Cast<DictionaryEntry>().Any(entry =>
            entry.Key is string name && Names(name, command, parameter) && HasValue(value, entry.Value.Unwrap()));
    }

    // A key is COMMAND:PARAMETER. Both can be wildcard patterns and in quotes.
    private static bool Names(string key, string command, string parameter)
    {
        var separator = key.LastIndexOf(':');
        return separator > 0 && IsMatch(key.Substring(0, separator), command) && IsMatch(key.Substring(separator + 1), parameter);
    }

    private static bool IsMatch(string pattern, string name) =>
        WildcardPattern.Get(pattern.Trim(' ', '"', '\''), WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant).IsMatch(name);

    // The value of a script block is not known here.
    private static bool HasValue(object? bound, object? value) => value is ScriptBlock || LanguagePrimitives.Equals(bound, value);
}
