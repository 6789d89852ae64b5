using Ipernity.Api.Lists;
using Ipernity.Api.Methods;

namespace Ipernity.PowerShell.Errors;

/// <summary>
/// The warnings about calls that a script may want to recognize. The engine gives a cmdlet no other way to send an id with a warning, so
/// each ends with its stable id in brackets.
/// </summary>
internal static class CallWarnings
{
    /// <summary>The method does not document a parameter, so the service ignores it.</summary>
    public static string UnknownParameter(MethodFacts method, string name)
    {
        var similar = method.FindSimilarParameter(name);
        return $"{method.Name} has no parameter '{name}', so the service ignores it."
            + (similar is null ? "" : $" Did you mean '{similar}'?")
            + " [UnknownParameter]";
    }

    /// <summary>The service returned fewer items than it announced.</summary>
    /// <param name="method">The method.</param>
    /// <param name="reader">The reader, which has reached the end of the list.</param>
    /// <param name="skipped">How many items were to be skipped.</param>
    public static string ListIncomplete(string method, ListReader reader, long skipped)
    {
        var skip = skipped > 0 ? FormattableString.Invariant($" after skipping {skipped:N0}") : "";
        var verb = reader.Shortfall == 1 ? "is" : "are";
        var missing = FormattableString.Invariant($"{reader.Shortfall:N0} {verb} missing");
        return FormattableString.Invariant(
            $"{method} announced {reader.Announced:N0} items but returned only {reader.Given:N0}{skip}; {missing}.")
            + " The service may count items that it does not show to you. [ListIncomplete]";
    }
}
