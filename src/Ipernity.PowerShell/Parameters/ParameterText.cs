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
        table is null ? [] : [.. Entries(table)];

    // Not Cast: as a plain sequence a generic dictionary, such as $PSBoundParameters, is one of pairs.
    private static IEnumerable<KeyValuePair<string, string>> Entries(IDictionary table)
    {
        foreach (DictionaryEntry entry in table)
        {
            var name = Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? "";
            yield return new(name, Text(name, Base(entry.Value)));
        }
    }

    private static object? Base(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    private static string Text(string name, object? value) => value switch
    {
        string text => text,
        IDictionary => throw new ArgumentException($"The parameter '{name}' is a table, for which the API has no form."),
        IEnumerable list => string.Join(",", list.Cast<object?>().Select(item => Scalar(name, Base(item)))),
        _ => Scalar(name, value),
    };

    private static string Scalar(string name, object? value) => value switch
    {
        null => throw new ArgumentException($"The parameter '{name}' has no value. Give '' for an empty one, or leave it out."),
        string text => text,
        bool flag => flag ? "1" : "0",
        SwitchParameter flag => flag ? "1" : "0",
        SecureString secret => SecureText.Reveal(secret),
        DateTime time => Date(name, new DateTimeOffset(time)),
        DateTimeOffset time => Date(name, time),
#if NET8_0_OR_GREATER
        DateOnly day => Date(name, new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue))),
        TimeOnly => throw NoForm(name, value),
#endif
        TimeSpan => throw NoForm(name, value),
        Enum choice => choice.ToString(),
        char letter => letter.ToString(),
        Uri address => address.AbsoluteUri,
        double number => Plain(name, number.ToString("R", CultureInfo.InvariantCulture)),
        float number => Plain(name, number.ToString("R", CultureInfo.InvariantCulture)),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw NoForm(name, value),
    };

    private static ArgumentException NoForm(string name, object value) =>
        new($"The parameter '{name}' is a {value.GetType().Name}, for which the API has no form. Give text, a number, a date, a flag or a list of them.");

    // Very small and very large numbers are written with an exponent, which the API does not know.
    private static string Plain(string name, string number)
    {
        if (number.All(static c => c is (>= '0' and <= '9') or '.' or '-'))
            return number;
        return decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var plain)
            ? plain.ToString(CultureInfo.InvariantCulture)
            : throw new ArgumentException($"The parameter '{name}' is {number}, which is no number that the API could take.");
    }

    // When a document was created is told as the camera's clock showed it, all else in Unix seconds.
    private static string Date(string name, DateTimeOffset time) => name.StartsWith("created", StringComparison.Ordinal)
        ? time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)
        : time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
