using System.Collections;
using System.Collections.Specialized;
using System.Management.Automation;
using Ipernity.Api.Elements;
using Ipernity.Api.Methods;
using Ipernity.PowerShell.Methods;
using Ipernity.PowerShell.Pipeline;

namespace Ipernity.PowerShell.Calls;

/// <summary>
/// Combines the parameters of one call: the properties of an object from the pipeline, overridden by the entries of -Parameters. Blank
/// properties of the object are ignored, so that a blank cell of a table never erases anything.
/// </summary>
internal static class CallParameters
{
    // Properties of a piped object that describe the call itself.
    private const string TableProperty = "Parameters";
    private static readonly string[] MethodProperties = ["Method", "Name"];

    /// <exception cref="ArgumentException">The object has no property that the method takes.</exception>
    public static IDictionary? Combine(string method, IDictionary? table, PSObject? input)
    {
        // The properties of a method, such as its title, are not parameters of a call.
        if (input is null or { BaseObject: IpernityMethod })
            return table;
        if (input.BaseObject is IDictionary piped)
            return Merge(WithoutBlanks(piped), table);
        if (input.Properties[TableProperty]?.Value is { } value && value.Unwrap() is IDictionary inner)
            return Merge(inner, table);

        var taken = TakeProperties(method, input);
        if (taken.Count == 0 && !NamesMethod(input, method))
            throw new ArgumentException(Unusable(method, input));
        return Merge(taken, table);
    }

    private static OrderedDictionary WithoutBlanks(IDictionary table)
    {
        var filled = new OrderedDictionary(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in table)
        {
            if (!entry.Value.IsBlank())
                filled[entry.Key] = entry.Value;
        }

        return filled;
    }

    private static IDictionary Merge(IDictionary under, IDictionary? over)
    {
        if (over is null)
            return under;

        // The API's parameter names are case-sensitive.
        var merged = new OrderedDictionary(StringComparer.Ordinal);
        foreach (var source in new[] { under, over })
        {
            foreach (DictionaryEntry entry in source)
                merged[entry.Key] = entry.Value;
        }

        return merged;
    }

    private static OrderedDictionary TakeProperties(string method, PSObject input)
    {
        var taken = new OrderedDictionary(StringComparer.Ordinal);
        foreach (var name in NamesToTake(method, input))
        {
            if (input.Properties[name] is { IsGettable: true } property && property.Value.Unwrap() is { } value
                && !value.IsBlank() && IsPlain(value) && IsTaken(input, property))
                taken[name] = property.Value;
        }

        return taken;
    }

    // The properties of a document or an album describe its current state, so only its identifier is a parameter.
    private static bool IsTaken(PSObject input, PSPropertyInfo property) =>
        input.BaseObject is not IpernityElement || property is PSAliasProperty;

    // For a method that is not in the catalogue, every property can be a parameter.
    private static IEnumerable<string> NamesToTake(string method, PSObject input) =>
        MethodCatalogue.Find(method) is { ParametersAreKnown: true } facts
            ? facts.Parameters.Select(static parameter => parameter.Name)
            : IsObject(input)
                ? input.Properties
                    .Where(static property => property is PSNoteProperty or PSAliasProperty)
                    .Select(static property => property.Name)
                    .Except(MethodProperties, StringComparer.OrdinalIgnoreCase)
                : [];

    private static bool IsObject(PSObject input) => !IsPlain(input.BaseObject);

    // An element of an answer that has members of its own is not a parameter value.
    private static bool IsPlain(object value) => value is string || value is ValueType || value is Uri
        || (value is IEnumerable list and not IDictionary
            && list.Cast<object?>().All(static item => item.Unwrap() is string or ValueType or Uri));

    private static bool NamesMethod(PSObject input, string method) => Array.Exists(
        MethodProperties,
        name => string.Equals(input.Properties[name]?.Value.Unwrap() as string, method, StringComparison.OrdinalIgnoreCase));

    private static string Unusable(string method, PSObject input)
    {
        var what = IsObject(input) ? $"A {input.TypeNames[0]}" : $"'{input}'";
        var wanted = MethodCatalogue.Find(method) is { Parameters.Count: > 0 } facts
            ? $" {method} takes {string.Join(", ", facts.Parameters)}."
            : "";
        return $"{what} from the pipeline has no value that {method} takes.{wanted} Pipe objects with such properties, or tables.";
    }
}
