using System.Globalization;
using Ipernity.Sandbox.Data;
using Ipernity.Sandbox.Protocol;

namespace Ipernity.Sandbox.Behaviour;

/// <summary>Parameters that have to make sense where they are sent. An optional one that was not is null; what makes no sense is error 4.</summary>
internal static class ParameterValues
{
    /// <summary>The ids of a required list, of which there has to be one.</summary>
    public static string[] Ids(this Call call, string name) =>
        call.List(name) is { Length: > 0 } ids ? ids : throw MethodErrors.ParameterMissing(name);

    /// <summary>A required text that says more than white space.</summary>
    public static string Words(this Call call, string name) =>
        call.Required(name) is var text && !string.IsNullOrWhiteSpace(text) ? text : throw MethodErrors.ParameterMissing(name);

    public static bool? YesOrNo(this Call call, string name) => Sent(call, name) switch
    {
        null => null,
        "1" or "true" or "yes" => true,
        "0" or "false" or "no" => false,
        _ => throw MethodErrors.ValueInvalid(name, "1 or 0"),
    };

    public static int? WholeNumber(this Call call, string name)
    {
        if (Sent(call, name) is not { } text)
            return null;
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw MethodErrors.ValueInvalid(name, "a whole number");
    }

    public static double? DecimalNumber(this Call call, string name)
    {
        if (Sent(call, name) is not { } text)
            return null;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw MethodErrors.ValueInvalid(name, "a decimal number");
    }

    public static Circle? Circle(this Call call, string name)
    {
        if (Sent(call, name) is not { } text)
            return null;
        return text is [>= '0' and <= '5']
            ? (Circle)(text[0] - '0')
            : throw MethodErrors.ValueInvalid(name, "0 owner, 1 family, 2 friends, 3 family and friends, 4 contacts, 5 everyone");
    }

    private static string? Sent(Call call, string name) => call.Text(name) is { Length: > 0 } text ? text : null;
}
