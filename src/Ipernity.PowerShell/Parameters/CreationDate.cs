using System.Globalization;
using Ipernity.PowerShell.Pipeline;

namespace Ipernity.PowerShell.Parameters;

/// <summary>Reads the creation date of a photo. The API takes the local time of the camera's clock.</summary>
internal static class CreationDate
{
    private static readonly string[] Forms = ["yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss"];

    /// <returns>The date, or text in a form that the API takes.</returns>
    /// <exception cref="ArgumentException">The value is not a date.</exception>
    public static object Read(object value) => value.Unwrap() switch
    {
        string text => ReadText(text.Trim()),
        DateTime or DateTimeOffset => value,
#if NET8_0_OR_GREATER
        DateOnly => value,
#endif
        var other => throw NotADate(other),
    };

    private static string ReadText(string text)
    {
        var plain = text.Replace('T', ' ');
        var form = Array.Find(
            Forms, form => DateTime.TryParseExact(plain, form, CultureInfo.InvariantCulture, DateTimeStyles.None, out _));
        return form switch
        {
            null => throw NotADate(text),
            "yyyy-MM-dd HH:mm" => plain + ":00",
            _ => plain,
        };
    }

    private static ArgumentException NotADate(object? value) => new(
        FormattableString.Invariant($"'{value}' is not a creation date. Use a date, or text such as 2026-08-01 or 2026-08-01 12:30:00."));
}
