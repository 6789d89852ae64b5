using System.Collections;
using System.Management.Automation;
using Ipernity.PowerShell.Pipeline;

namespace Ipernity.PowerShell.Parameters;

/// <summary>
/// Accepts text by value, but rows of tables only by the names of their columns. Otherwise the engine would convert a whole row to text.
/// A blank cell is ignored.
/// </summary>
/// <param name="columns">The names of the columns that give the value.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ColumnTextAttribute(params string[] columns) : ArgumentTransformationAttribute
{
    /// <summary>Whether the parameter has a default, so that a value may be missing.</summary>
    public bool IsOptional { get; set; }

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (inputData.IsBlank())
            return IsOptional ? null : throw Refused($"{columns[0]} is blank.");
        object?[] values = inputData.Unwrap() is IEnumerable list and not (string or IDictionary)
            ? [.. list.Cast<object?>()]
            : [inputData];
        if (Array.Find(values, static value => value.Unwrap() is PSCustomObject or IDictionary) is not { } row)
            return inputData;

        var message = $"The object from the pipeline has none of the properties {string.Join(", ", columns)}.";
        // With this inner exception, the engine tries the properties of the object next.
        throw HasColumn(row) ? new ArgumentTransformationMetadataException(message, new PSInvalidCastException(message)) : Refused(message);
    }

    private bool HasColumn(object row) =>
        row is PSObject table && Array.Exists(columns, column => table.Properties[column] is not null);

    private static ArgumentTransformationMetadataException Refused(string message) => new(message);
}
