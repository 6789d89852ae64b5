using System.Collections;
using System.Globalization;
using System.Management.Automation;
using Ipernity.PowerShell.Secrets;

namespace Ipernity.PowerShell.Parameters;

/// <summary>Turns what a person puts into -Parameters into the API's text, the same under every culture.</summary>
internal static class ParameterText
{
    /// <exception cref="ArgumentException">A value has no text that the API would understand.</exception>
    public static KeyValuePair<string, string>[] From(IDictionary? table) =>
        table is null ? [] : [.. table.Cast<DictionaryEntry>().Select(static entry => From(entry))];

    private static KeyValuePair<string, string> From(DictionaryEntry entry)
    {
        var name = Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? "";
        return new(name, Text(name, entry.Value));
    }

    private static string Text(string name, object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        null => throw new ArgumentException($"The parameter '{name}' has no value. Give '' for an empty one, or leave it out."),
        string text => text,
        bool flag => flag ? "1" : "0",
        SwitchParameter flag => flag ? "1" : "0",
        SecureString secret => SecureText.Reveal(secret),
        DateTime time => Date(name, new DateTimeOffset(time)),
        DateTimeOffset time => Date(name, time),
        Enum choice => choice.ToString(),
        char letter => letter.ToString(),
        Uri address => address.AbsoluteUri,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        IDictionary => throw new ArgumentException($"The parameter '{name}' is a table, for which the API has no form."),
        IEnumerable list => string.Join(",", list.Cast<object?>().Select(item => Text(name, item))),
        var other => throw new ArgumentException($"The parameter '{name}' is a {other.GetType().Name}, for which the API has no form. Give text, a number, a date, a flag or a list of them."),
    };

    // When a document was created is told as the camera's clock showed it, all else in Unix seconds.
    private static string Date(string name, DateTimeOffset time) => name.StartsWith("created", StringComparison.Ordinal)
        ? time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)
        : time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
