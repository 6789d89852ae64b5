using System.Collections;
using System.Globalization;
using System.Management.Automation;
using Ipernity.Api.Documents;
using Ipernity.PowerShell.Pipeline;
using Ipernity.PowerShell.Secrets;

namespace Ipernity.PowerShell.Parameters;

/// <summary>Converts parameter values to the text that the API expects, the same under every culture.</summary>
internal static class ParameterText
{
    /// <exception cref="ArgumentException">A value cannot be sent to the API.</exception>
    public static KeyValuePair<string, string>[] From(IDictionary? table) =>
        table is null ? [] : [.. Entries(table)];

    // Not Cast: enumerated as a sequence, a generic dictionary such as $PSBoundParameters yields pairs, not entries.
    private static IEnumerable<KeyValuePair<string, string>> Entries(IDictionary table)
    {
        foreach (DictionaryEntry entry in table)
        {
            var name = Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? "";
            yield return new(name, Text(name, entry.Value.Unwrap()));
        }
    }

    private static string Text(string name, object? value) => value switch
    {
        IDictionary => throw NoForm(name, value),
        IEnumerable list and not string => Join(name, list.Cast<object?>().Select(item => Scalar(name, item.Unwrap()))),
        _ => Scalar(name, value),
    };

    private static string Join(string name, IEnumerable<string> items) =>
        name == KeywordText.Field ? KeywordText.Join(items) : string.Join(",", items);

    private static string Scalar(string name, object? value) => value switch
    {
        null => throw new ArgumentException($"The value of '{name}' is null. Use '' for an empty value, or omit the parameter."),
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
        new($"The value of '{name}' is a {value.GetType().Name}. Use text, a number, a date, $true or $false, or a list of them.");

    // .NET writes very small and very large numbers with an exponent, which the API does not accept.
    private static string Plain(string name, string number)
    {
        if (number.All(static c => c is (>= '0' and <= '9') or '.' or '-'))
            return number;
        return decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var plain)
            ? plain.ToString(CultureInfo.InvariantCulture)
            : throw new ArgumentException($"The value of '{name}' is {number}, which is not a number that the API accepts.");
    }

    // The API takes creation dates as the camera's clock showed them, and all other dates in Unix seconds.
    private static string Date(string name, DateTimeOffset time) => name.StartsWith("created", StringComparison.Ordinal)
        ? time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)
        : time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
