using System.Collections;
using System.Data;
using System.Management.Automation;

namespace Ipernity.PowerShell.Pipeline;

/// <summary>Distinguishes rows of tables from other objects in the pipeline.</summary>
internal static class PipedObject
{
    private const string ElementPrefix = "Ipernity.";

    /// <summary>
    /// Whether an object is a row of a table, for example from Import-Csv, whose columns are values for parameters. Documents and elements
    /// of answers have properties with the same names, but these describe the current state and not a change.
    /// </summary>
    public static bool IsRow(this PSObject? value) => value.Unwrap() switch
    {
        IDictionary or DataRow or DataRowView => true,
        PSCustomObject => !value!.TypeNames.Any(static name => name.StartsWith(ElementPrefix, StringComparison.Ordinal)),
        _ => false,
    };
}
