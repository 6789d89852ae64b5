using System.Globalization;

namespace Ipernity.Auth.Errors;

/// <summary>Formats durations: "1 second", "20 minutes", "2 hours".</summary>
public static class DurationText
{
    private static readonly (string Name, double Seconds)[] Units =
        [("day", 86_400), ("hour", 3_600), ("minute", 60), ("second", 1)];

    /// <summary>Formats a duration in the largest suitable unit. Numbers below ten can have a fraction.</summary>
    /// <param name="duration">The duration, not negative.</param>
    /// <returns>A number and a unit, such as <c>2.5 hours</c>.</returns>
    public static string Of(TimeSpan duration)
    {
        var (name, unit) = Array.Find(
            Units, candidate => duration.TotalSeconds >= 2 * candidate.Seconds || duration.TotalSeconds == candidate.Seconds);
        if (name is null)
            (name, unit) = Units[Units.Length - 1];
        var count = duration.TotalSeconds / unit;
        count = Math.Round(count, count < 10 ? 1 : 0);
        var number = count.ToString("0.#", CultureInfo.InvariantCulture);
        return number == "1" ? $"1 {name}" : $"{number} {name}s";
    }
}
