using System.Collections;
using System.Management.Automation;
using Ipernity.Auth.Errors;
using Ipernity.PowerShell.Pipeline;

namespace Ipernity.PowerShell.Formats;

/// <summary>The texts that the views show for methods of the API, also for deserialized ones.</summary>
public static class MethodView
{
    private const string NotKnown = "not known";

    /// <summary>The parameters of the method in one line. Optional ones are in brackets.</summary>
    /// <param name="method">The method.</param>
    /// <returns>Text such as <c>doc_id [title]</c>.</returns>
    public static string Parameters(PSObject method) =>
        AreKnown(method) ? VisibleText.OfLine(string.Join(" ", Items(method, "Parameters"))) : NotKnown;

    /// <summary>The parameters of the method, one per line, each with its description.</summary>
    /// <param name="method">The method.</param>
    /// <returns>Lines such as <c>[per_page] The number of items on a page. Values: 1 to 100; default 20.</c>.</returns>
    public static string ParameterLines(PSObject method) =>
        AreKnown(method) ? VisibleText.Of(string.Join("\n", Items(method, "Parameters").Select(Describe))) : NotKnown;

    /// <summary>The errors of the method, one per line.</summary>
    /// <param name="method">The method.</param>
    /// <returns>The lines.</returns>
    public static string ErrorLines(PSObject method) =>
        Equals(Value(method, "ErrorsAreKnown"), true) ? VisibleText.Of(string.Join("\n", Items(method, "Errors"))) : NotKnown;

    private static bool AreKnown(PSObject method) => Equals(Value(method, "ParametersAreKnown"), true);

    private static string Describe(PSObject parameter)
    {
        var allowed = Value(parameter, "Allowed") is string { Length: > 0 } text ? $"Values: {text}." : null;
        string?[] parts = [parameter.ToString(), Value(parameter, "Description") as string, allowed];
        return string.Join(" ", parts.Where(static part => !string.IsNullOrEmpty(part)));
    }

    private static IEnumerable<PSObject> Items(PSObject method, string member) =>
        Value(method, member) is IEnumerable items and not string ? items.Cast<object>().Select(PSObject.AsPSObject) : [];

    private static object? Value(PSObject element, string member) => element.Properties[member]?.Value.Unwrap();
}
