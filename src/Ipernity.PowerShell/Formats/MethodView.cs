using System.Collections;
using System.Management.Automation;
using Ipernity.PowerShell.Pipeline;

namespace Ipernity.PowerShell.Formats;

/// <summary>What the module's views show of a method of the API, also of one that comes out of a file or another process.</summary>
public static class MethodView
{
    private const string NotKnown = "not known";

    /// <summary>The method's parameters in a line, those in brackets that may be left out.</summary>
    /// <param name="method">The method.</param>
    /// <returns>Text such as <c>doc_id [title]</c>.</returns>
    public static string Parameters(PSObject method) => AreKnown(method) ? string.Join(" ", Items(method, "Parameters")) : NotKnown;

    /// <summary>The method's parameters, each in a line with what is told of it.</summary>
    /// <param name="method">The method.</param>
    /// <returns>Lines such as <c>[per_page] 20 where left out, at most 100</c>.</returns>
    public static string ParameterLines(PSObject method) => AreKnown(method) ? string.Join("\n", Items(method, "Parameters").Select(Describe)) : NotKnown;

    /// <summary>The errors that the method may answer with, each in a line.</summary>
    /// <param name="method">The method.</param>
    /// <returns>The lines.</returns>
    public static string ErrorLines(PSObject method) => string.Join("\n", Items(method, "Errors"));

    private static bool AreKnown(PSObject method) => Equals(Value(method, "ParametersAreKnown"), true);

    private static string Describe(PSObject parameter)
    {
        if (Value(parameter, "Description") is string { Length: > 0 } description)
            return $"{parameter} {description}";
        return Value(parameter, "MaximumSize") is { } maximum
            ? FormattableString.Invariant($"{parameter} {Value(parameter, "DefaultSize")} where left out, at most {maximum}")
            : parameter.ToString();
    }

    private static IEnumerable<PSObject> Items(PSObject method, string member) =>
        Value(method, member) is IEnumerable items and not string ? items.Cast<object>().Select(PSObject.AsPSObject) : [];

    private static object? Value(PSObject element, string member) => element.Properties[member]?.Value.Unwrap();
}
