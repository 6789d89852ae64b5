using System.Management.Automation;
using Ipernity.Api.Methods;

namespace Ipernity.PowerShell.Parameters;

/// <summary>Does before the binding what <see cref="ParameterTableConverter"/> would do in it, several times faster.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ParameterTableTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => inputData switch
    {
        null => null,
        // What Get-IpernityMethod tells of parameters are no parameters of a call.
        MethodParameter[] or PSObject { BaseObject: MethodParameter[] } => null,
        _ => ParameterTableConverter.Convert(inputData) ?? throw NoTable(inputData),
    };

    private static ArgumentTransformationMetadataException NoTable(object value)
    {
        // The value is not told: it may hold a secret.
        var type = (value is PSObject wrapped ? wrapped.BaseObject : value).GetType();
        var message = $"Give the parameters as a table, as in @{{ doc_id = 1 }}: this is of type {type.Name}.";
        // With this inside, an object in a pipeline is not refused where it binds otherwise.
        return new(message, new PSInvalidCastException(message));
    }
}
