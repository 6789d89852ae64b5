using System.Collections;
using System.Globalization;
using System.Management.Automation;
using Ipernity.Api.Methods;
using Ipernity.PowerShell.Pipeline;

namespace Ipernity.PowerShell.Parameters;

/// <summary>
/// Converts names, codes and meanings of the values of an API parameter to codes, for a single value or a list. A blank cell of a table is
/// ignored.
/// </summary>
/// <param name="method">A method that takes the parameter.</param>
/// <param name="parameter">The parameter.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class CatalogueValueAttribute(string method, string parameter) : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => inputData.Unwrap() switch
    {
        var blank when blank.IsBlank() => null,
        // A member of a piped answer, such as its element 'visibility', is not a value.
        PSCustomObject or IDictionary => null,
        IEnumerable list and not string => list.Cast<object?>().Where(static item => !item.IsBlank()).Select(Read).ToArray(),
        _ => Read(inputData),
    };

    private string Read(object? value)
    {
        var text = value.Unwrap() is Enum choice
            ? choice.ToString("D")
            : Convert.ToString(value.Unwrap(), CultureInfo.InvariantCulture)!.Trim();
        var facts = MethodCatalogue.Find(method)!.FindParameter(parameter)!;
        return facts.FindValue(text)?.Code
            ?? throw new ArgumentTransformationMetadataException($"'{text}' is not allowed. Allowed: {facts.Allowed}.");
    }

    /// <summary>The member of an enum that stands for a code.</summary>
    public static T? Choice<T>(string? code)
        where T : struct, Enum =>
        code is null ? null : (T)Enum.ToObject(typeof(T), int.Parse(code, NumberStyles.None, CultureInfo.InvariantCulture));
}
