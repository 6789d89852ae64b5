using System.Collections;
using System.Management.Automation;
using Ipernity.Api.Methods;
using Ipernity.PowerShell.Pipeline;

namespace Ipernity.PowerShell.Parameters;

/// <summary>Accepts a table of any kind. The error for anything else does not show the value, which may be secret.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ParameterTableAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => inputData.Unwrap() switch
    {
        IDictionary table => table,
        // A blank cell of a CSV file.
        string text when text.IsBlank() => null,
        // The parameters that Get-IpernityMethod describes are not the parameters of a call.
        null or MethodParameter[] => null,
        var other => throw NotATable(other),
    };

    private static ArgumentTransformationMetadataException NotATable(object value)
    {
        var message = $"A value of type {value.GetType().Name} is not a table of parameters. Use a table, such as @{{ doc_id = 1 }}.";
        // The inner exception lets the engine try the other ways to bind an object from the pipeline.
        return new(message, new PSInvalidCastException(message));
    }
}
