using System.Collections;

namespace Ipernity.PowerShell.Pipeline;

/// <summary>Recognizes the blank cells of a table, which count as not given.</summary>
internal static class BlankValue
{
    /// <summary>Whether a value is null, white space, or a list of nothing but that.</summary>
    public static bool IsBlank(this object? value) => value.Unwrap() switch
    {
        null or DBNull => true,
        string text => string.IsNullOrWhiteSpace(text),
        IDictionary => false,
        IEnumerable list => list.Cast<object?>().All(IsBlank),
        _ => false,
    };
}
