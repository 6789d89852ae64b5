using System.Collections;
using System.Collections.Specialized;
using System.Management.Automation;
using Ipernity.Api.Methods;
using Ipernity.PowerShell.Methods;

namespace Ipernity.PowerShell.Calls;

/// <summary>
/// Puts the parameters of one call together: those of an object from the pipeline, by the names of its properties, and over
/// them those of the table that was given.
/// </summary>
internal static class CallParameters
{
    // What a piped object tells of the call itself.
    private const string TableProperty = "Parameters";
    private static readonly string[] MethodProperties = ["Method", "Name"];

    /// <exception cref="ArgumentException">The object has nothing that the method takes.</exception>
    public static IDictionary? Combine(string method, IDictionary? table, PSObject? input)
    {
        // What is told of a method, such as its title, is no parameter of a call.
        if (input is null or { BaseObject: IpernityMethod })
            return table;
        if (input.BaseObject is IDictionary piped)
            return Merge(piped, table);
        if (input.Properties[TableProperty]?.Value is { } value && Base(value) is IDictionary inner)
            return Merge(inner, table);

        var taken = TakeProperties(method, input);
        if (taken.Count == 0 && !NamesMethod(input, method))
            throw new ArgumentException(Unusable(method, input));
        return Merge(taken, table);
    }

    private static IDictionary Merge(IDictionary under, IDictionary? over)
    {
        if (over is null)
            return under;

        // Names are the API's: upper and lower case matter.
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
            if (input.Properties[name] is { IsGettable: true } property && Base(property.Value) is { } value && IsPlain(value))
                taken[name] = property.Value;
        }

        return taken;
    }

    // Of a method that is not known, every property may be meant.
    private static IEnumerable<string> NamesToTake(string method, PSObject input) =>
        MethodCatalogue.Find(method) is { ParametersAreKnown: true } facts
            ? facts.Parameters.Select(static parameter => parameter.Name)
            : IsObject(input)
                ? input.Properties.Where(static property => property is PSNoteProperty or PSAliasProperty).Select(static property => property.Name).Except(MethodProperties, StringComparer.OrdinalIgnoreCase)
                : [];

    private static bool IsObject(PSObject input) => !IsPlain(input.BaseObject);

    // An element of an answer with parts of its own is no value of a parameter.
    private static bool IsPlain(object value) => value is string || value is ValueType || value is Uri
        || (value is IEnumerable list and not IDictionary && list.Cast<object?>().All(static item => Base(item) is string or ValueType or Uri));

    private static bool NamesMethod(PSObject input, string method) => Array.Exists(
        MethodProperties, name => input.Properties[name]?.Value is { } value && string.Equals(Base(value) as string, method, StringComparison.Ordinal));

    private static object? Base(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    private static string Unusable(string method, PSObject input)
    {
        var what = IsObject(input) ? $"a {input.TypeNames[0]}" : $"'{input}'";
        var wanted = MethodCatalogue.Find(method) is { } facts && facts.Parameters.Count > 0
            ? $" It takes {string.Join(", ", facts.Parameters)}."
            : "";
        return $"From the pipeline came {what}, which has no property that {method} takes.{wanted} Pipe objects with such properties, or tables.";
    }
}
