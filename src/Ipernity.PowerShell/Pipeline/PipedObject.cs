using System.Collections;
using System.Data;
using System.Management.Automation;

namespace Ipernity.PowerShell.Pipeline;

/// <summary>Tells rows of tables from other objects in the pipeline.</summary>
internal static class PipedObject
{
    private const string ElementPrefix = "Ipernity.";

    /// <summary>
    /// Whether an object is a row of a table, such as one of Import-Csv, whose columns are values for parameters. Documents and elements of
    /// answers also have properties with such names, but theirs say how the object is and not how it should be.
    /// </summary>
    public static bool IsRow(this PSObject? value) => value.Unwrap() switch
    {
        IDictionary or DataRow or DataRowView => true,
        PSCustomObject => !value!.TypeNames.Any(static name => name.StartsWith(ElementPrefix, StringComparison.Ordinal)),
        _ => false,
    };
}
