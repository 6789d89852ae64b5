using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;

namespace Ipernity.Api.Elements;

/// <summary>
/// Reads the values of elements. The reader is on the name of a member, and afterwards on the last token of the value.
/// Numbers and flags may come as text, and text as an element with attributes. A value that is blank or of another kind is null.
/// (Source: the service's documentation, chapter "Answers", and answers of the live service.)
/// </summary>
internal static class ElementValue
{
    // The coordinate of a removed place.
    private const double NoPlace = -999;

    private static readonly string[] DateForms = ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd"];

    /// <returns>The text, which may be empty; null if there is none.</returns>
    public static string? Text(ref Utf8JsonReader reader)
    {
        reader.Read();
        return TextOfValue(ref reader);
    }

    /// <returns>The text; null if it is blank.</returns>
    public static string? Filled(ref Utf8JsonReader reader)
    {
        var text = Text(ref reader);
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    public static long? Number(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType is JsonTokenType.String or JsonTokenType.Number
            && !reader.ValueIsEscaped && Utf8Parser.TryParse(reader.ValueSpan, out long number, out var length)
            && length == reader.ValueSpan.Length)
            return number;
        return Fraction(TextOfValue(ref reader)) is { } fraction && fraction == Math.Floor(fraction) && Math.Abs(fraction) < long.MaxValue
            ? (long)fraction
            : null;
    }

    public static double? Fraction(ref Utf8JsonReader reader) => Fraction(Text(ref reader));

    /// <returns>A coordinate in degrees; null if the service says that there is no place.</returns>
    public static double? Degrees(ref Utf8JsonReader reader) => Fraction(ref reader) is { } degrees && degrees != NoPlace ? degrees : null;

    public static bool? Flag(ref Utf8JsonReader reader) => Text(ref reader) switch
    {
        "1" or "true" => true,
        "0" or "false" => false,
        _ => null,
    };

    /// <returns>The enum's member with the number, also if it has no name for it.</returns>
    public static T? Choice<T>(ref Utf8JsonReader reader)
        where T : struct, Enum =>
        Number(ref reader) is { } number and >= 0 and <= int.MaxValue ? (T)Enum.ToObject(typeof(T), (int)number) : null;

    /// <returns>The enum's member with the name in any case.</returns>
    public static T? Word<T>(ref Utf8JsonReader reader)
        where T : struct, Enum =>
        Text(ref reader) is { Length: > 0 } text && char.IsLetter(text[0]) && Enum.TryParse<T>(text, ignoreCase: true, out var word)
            ? word
            : null;

    /// <returns>The moment; null for 0, which stands for an event that never happened.</returns>
    public static DateTimeOffset? Moment(ref Utf8JsonReader reader) =>
        Number(ref reader) is { } seconds and > 0 && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    /// <returns>A date by a clock whose time zone is not known; null for the service's <c>0000-00-00 00:00:00</c>.</returns>
    public static DateTime? ClockTime(ref Utf8JsonReader reader)
    {
        var text = Text(ref reader)?.Trim();
        if (DateTime.TryParseExact(text, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return time;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && seconds > 0 && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds).DateTime
            : null;
    }

    public static Uri? Address(ref Utf8JsonReader reader) =>
        Uri.TryCreate(Text(ref reader), UriKind.Absolute, out var address) ? address : null;

    /// <summary>Whether a member is the text of an element that also has attributes.</summary>
    public static bool IsText(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("text"u8) || reader.ValueTextEquals("_text"u8) || reader.ValueTextEquals("#text"u8)
        || reader.ValueTextEquals("content"u8) || reader.ValueTextEquals("_content"u8) || reader.ValueTextEquals("value"u8);

    private static double? Fraction(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && !double.IsNaN(number) && !double.IsInfinity(number)
            ? number
            : null;

    private static string? TextOfValue(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return reader.GetString();
            case JsonTokenType.Number:
                return System.Text.Encoding.ASCII.GetString(reader.ValueSpan.ToArray());
            case JsonTokenType.True:
                return "1";
            case JsonTokenType.False:
                return "0";
            case JsonTokenType.StartArray:
                return FirstOf(ref reader);
            case JsonTokenType.StartObject:
                return TextMember(ref reader);
            default:
                return null;
        }
    }

    private static string? FirstOf(ref Utf8JsonReader reader)
    {
        string? first = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var text = TextOfValue(ref reader);
            first ??= text;
        }

        return first;
    }

    private static string? TextMember(ref Utf8JsonReader reader)
    {
        string? found = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isText = IsText(ref reader);
            reader.Read();
            if (isText)
                found ??= TextOfValue(ref reader);
            else
                reader.Skip();
        }

        return found;
    }
}
