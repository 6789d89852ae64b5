using System.Globalization;

namespace Ipernity.Auth.Errors;

/// <summary>Writes durations for people: "1 second", "20 minutes", "2 hours".</summary>
public static class DurationText
{
    private static readonly (string Name, double Seconds)[] Units =
        [("day", 86_400), ("hour", 3_600), ("minute", 60), ("second", 1)];

    /// <summary>Writes a duration in the largest unit that expresses it well; fractions only below ten of the unit.</summary>
    /// <param name="duration">The duration, not negative.</param>
    /// <returns>A number and a unit, such as <c>1.5 hours</c>.</returns>
    public static string Of(TimeSpan duration)
    {
        var unit = Units.FirstOrDefault(candidate => duration.TotalSeconds >= candidate.Seconds);
        if (unit.Name is null)
            unit = Units[Units.Length - 1];
        var count = duration.TotalSeconds / unit.Seconds;
        count = Math.Round(count, count < 10 ? 1 : 0);
        var number = count.ToString("0.#", CultureInfo.InvariantCulture);
        return number == "1" ? $"1 {unit.Name}" : $"{number} {unit.Name}s";
    }
}
