using System.Collections;

namespace Ipernity.PowerShell.Pipeline;

/// <summary>Recognizes the blank cells of a table, which cmdlets ignore.</summary>
internal static class BlankValue
{
    /// <summary>Whether a value is null, white space, or a list of only such values.</summary>
    public static bool IsBlank(this object? value) => value.Unwrap() switch
    {
        null or DBNull => true,
        string text => string.IsNullOrWhiteSpace(text),
        IDictionary => false,
        IEnumerable list => list.Cast<object?>().All(IsBlank),
        _ => false,
    };
}
