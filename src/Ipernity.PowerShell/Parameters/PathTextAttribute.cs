using System.Collections;
using System.Data;
using System.Management.Automation;
using Ipernity.PowerShell.Pipeline;

namespace Ipernity.PowerShell.Parameters;

/// <summary>
/// Accepts paths as text, files, and rows of tables with a path in one of their columns. The engine itself would use the text of a whole
/// row as a path, and it finds the columns of another parameter set only if no other column has to be converted.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PathTextAttribute : ArgumentTransformationAttribute
{
    private const string PatternColumn = "Path";

    private static readonly string[] LiteralColumns = ["LiteralPath", "FullName", "PSPath", "LP"];

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object?[] values = inputData.Unwrap() is IEnumerable list and not (string or IDictionary)
            ? [.. list.Cast<object?>()]
            : [inputData];
        if (Array.Exists(values, static value => value.IsBlank()))
            throw new ArgumentTransformationMetadataException("The path is blank.");
        return Array.Exists(values, static value => value.Unwrap() is FileSystemInfo or IDictionary || IsRow(value))
            ? values.Select(Read).ToArray()
            : inputData;
    }

    private static bool IsRow(object? value) => value.Unwrap() is PSCustomObject or DataRow or DataRowView;

    private static string? Read(object? value) => value.Unwrap() switch
    {
        FileSystemInfo file => WildcardPattern.Escape(file.FullName),
        IDictionary => throw new ArgumentTransformationMetadataException(
            "A hashtable from the pipeline has no properties. Convert it to an object: [pscustomobject]@{ Path = ... }."),
        _ when IsRow(value) => ReadRow(PSObject.AsPSObject(value)),
        var other => LanguagePrimitives.ConvertTo<string>(other),
    };

    private static string ReadRow(PSObject row)
    {
        if (row.Properties[PatternColumn]?.Value is { } pattern && !pattern.IsBlank())
            return LanguagePrimitives.ConvertTo<string>(pattern);
        var path = LiteralColumns.Select(column => row.Properties[column]?.Value).FirstOrDefault(static value => !value.IsBlank());
        return path is null
            ? throw new ArgumentTransformationMetadataException(
                $"The object from the pipeline has no path in {PatternColumn}, {string.Join(", ", LiteralColumns)}.")
            : WildcardPattern.Escape(LanguagePrimitives.ConvertTo<string>(path));
    }
}
