using System.Globalization;
using Ipernity.Sandbox.Community.People;
using Ipernity.Sandbox.Protocol.Errors;

namespace Ipernity.Sandbox.Methods.Calls;

/// <summary>
/// Reads parameters whose values are checked. An optional parameter that was not sent is null; an invalid value is error 4.
/// </summary>
internal static class ParameterValues
{
    private static readonly string[] DateFormats = ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd"];

    /// <summary>The items of a required list.</summary>
    public static string[] Ids(this MethodCall call, string name) =>
        call.List(name) is { Length: > 0 } ids ? ids : throw MethodErrors.ParameterMissing(name);

    /// <summary>A required text that is not only white space.</summary>
    public static string Words(this MethodCall call, string name) =>
        call.Required(name) is var text && !string.IsNullOrWhiteSpace(text) ? text : throw MethodErrors.TextEmpty(name);

    public static bool? YesOrNo(this MethodCall call, string name) => Sent(call, name) switch
    {
        null => null,
        "1" or "true" or "yes" => true,
        "0" or "false" or "no" => false,
        _ => throw MethodErrors.ValueInvalid(name, "1 or 0"),
    };

    public static int? WholeNumber(this MethodCall call, string name)
    {
        if (Sent(call, name) is not { } text)
            return null;
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw MethodErrors.ValueInvalid(name, "a whole number");
    }

    public static double? DecimalNumber(this MethodCall call, string name)
    {
        if (Sent(call, name) is not { } text)
            return null;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw MethodErrors.ValueInvalid(name, "a decimal number");
    }

    public static Circle? Circle(this MethodCall call, string name)
    {
        if (Sent(call, name) is not { } text)
            return null;
        return text is [>= '0' and <= '5']
            ? (Circle)(text[0] - '0')
            : throw MethodErrors.ValueInvalid(name, "0 owner, 1 family, 2 friends, 3 family and friends, 4 contacts, 5 everyone");
    }

    /// <summary>A time in Unix seconds, sent as such or as <c>yyyy-MM-dd</c> with or without <c>HH:mm:ss</c>.</summary>
    public static long? Moment(this MethodCall call, string name)
    {
        if (call.Text(name) is not { Length: > 0 } text)
            return null;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return seconds;
        return UnixSeconds(text) ?? throw MethodErrors.ValueInvalid(name, "Unix seconds, or yyyy-MM-dd HH:mm:ss");
    }

    /// <summary>A date, with or without a time, as Unix seconds; null if the text is not a date.</summary>
    public static long? UnixSeconds(string text)
    {
        var isDate = DateTimeOffset.TryParseExact(
            text, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date);
        return isDate ? date.ToUnixTimeSeconds() : null;
    }

    private static string? Sent(MethodCall call, string name) => call.Text(name) is { Length: > 0 } text ? text : null;
}
