using System.Collections;
using System.Globalization;
using System.Management.Automation;
using Ipernity.Api.Methods;
using Ipernity.PowerShell.Pipeline;

namespace Ipernity.PowerShell.Parameters;

/// <summary>
/// Accepts the names, the codes and the meanings of a parameter of the API for a value or a list of values. A blank cell of a table
/// counts as not given.
/// </summary>
/// <param name="method">A method that takes the parameter.</param>
/// <param name="parameter">The parameter.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class CatalogueValueAttribute(string method, string parameter) : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => inputData.Unwrap() switch
    {
        var blank when blank.IsBlank() => null,
        // An element of an answer that happens to have the parameter's name.
        PSCustomObject or IDictionary => null,
        IEnumerable list and not string => list.Cast<object?>().Where(static item => !item.IsBlank()).Select(Read).ToArray(),
        _ => Read(inputData),
    };

    // A code as a number becomes a member of an enum, also if the enum has no name for it; words stay words.
    private object? Read(object? value)
    {
        if (value.Unwrap() is Enum choice)
            return choice;

        var text = Convert.ToString(value.Unwrap(), CultureInfo.InvariantCulture)!.Trim();
        var facts = MethodCatalogue.Find(method)!.FindParameter(parameter)!;
        var found = facts.FindValue(text)
            ?? throw new ArgumentTransformationMetadataException($"'{text}' is not allowed. Allowed: {facts.Allowed}.");
        return int.TryParse(found.Code, NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : found.Code;
    }
}
