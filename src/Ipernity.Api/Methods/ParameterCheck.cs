using System.Globalization;

namespace Ipernity.Api.Methods;

/// <summary>Checks whether the service can accept a value, and describes the allowed values.</summary>
internal static class ParameterCheck
{
    private const string DateForm = "yyyy-MM-dd";
    private const string TimeForm = "yyyy-MM-dd HH:mm:ss";

    /// <returns>False if the service surely rejects the value. An empty value stands for the default or clears the field.</returns>
    public static bool Allows(ParameterFacts facts, string value)
    {
        if (value.Length == 0 || !facts.IsDocumented)
            return true;

        return facts.Type switch
        {
            ParameterType.Flag => value is "0" or "1",
            ParameterType.WholeNumber => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
                && IsInBounds(facts, whole),
            ParameterType.Number => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                && IsInBounds(facts, number),
            ParameterType.Date => IsDate(value, DateForm),
            ParameterType.Time => IsDate(value, TimeForm),
            ParameterType.UnixTime => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
            ParameterType.Choice => facts.Values.Count == 0 || Has(facts, value),
            ParameterType.IdList or ParameterType.List => AllowsItems(facts, value.Split(',')),
            _ => true,
        };
    }

    /// <returns>The allowed values, such as <c>1 to 100, default 20</c>; empty if any text is allowed.</returns>
    public static string Describe(ParameterFacts facts)
    {
        var text = facts.Type switch
        {
            ParameterType.Flag => "0 or 1",
            ParameterType.WholeNumber => Range(facts, "a whole number"),
            ParameterType.Number => Range(facts, "a number"),
            ParameterType.Date => "a date such as 2026-08-01",
            ParameterType.Time => "a time such as 2026-08-01 12:30:00",
            ParameterType.UnixTime => "a time in Unix seconds",
            _ => string.Join(", ", facts.Values),
        };
        if (facts.MaximumCount is { } count)
            text = text.Length > 0 ? $"{text}; up to {count}" : $"up to {count}, separated by commas";
        else if (facts.Type is ParameterType.IdList or ParameterType.List && text.Length == 0)
            text = "separated by commas";
        return facts.Default is { } byDefault ? $"{text}; default {byDefault}" : text;
    }

    private static bool AllowsItems(ParameterFacts facts, string[] items) =>
        !(items.Length > facts.MaximumCount)
        && (facts.Values.Count == 0 || items.All(item => Has(facts, item.Trim())));

    private static bool Has(ParameterFacts facts, string code) =>
        facts.Values.Any(value => string.Equals(value.Code, code, StringComparison.Ordinal));

    private static bool IsInBounds(ParameterFacts facts, double number) =>
        !(number < facts.Minimum) && !(number > facts.Maximum) || number == facts.OtherNumber;

    private static bool IsDate(string value, string form) =>
        DateTime.TryParseExact(value, form, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static string Range(ParameterFacts facts, string kind)
    {
        var text = (facts.Minimum, facts.Maximum) switch
        {
            ({ } minimum, { } maximum) => $"{minimum} to {maximum}",
            ({ } minimum, null) => $"{kind} from {minimum}",
            (null, { } maximum) => $"{kind} up to {maximum}",
            _ => kind,
        };
        return facts.OtherNumber is { } other ? $"{text}, or {other}" : text;
    }
}
