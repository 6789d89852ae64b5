using System.Collections;
using System.Globalization;
using System.Management.Automation;
using Ipernity.PowerShell.Pipeline;

namespace Ipernity.PowerShell.Parameters;

/// <summary>Accepts a place: a latitude and a longitude, text such as <c>48.86,2.35</c>, or an object that has both.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PlaceAttribute : ArgumentTransformationAttribute
{
    private const double MaximumLatitude = 90;
    private const double MaximumLongitude = 180;

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var value = inputData.Unwrap();
        object?[] parts = value switch
        {
            null => throw NotAPlace("$null"),
            string text => [.. text.Split(',')],
            IEnumerable list => [.. list.Cast<object?>()],
            _ => [Property(value, "Latitude"), Property(value, "Longitude")],
        };
        var numbers = parts.Select(Number).ToArray();
        return numbers.Length == 2
            && Math.Abs(numbers[0] ?? double.MaxValue) <= MaximumLatitude && Math.Abs(numbers[1] ?? double.MaxValue) <= MaximumLongitude
            ? numbers.Select(static number => number!.Value).ToArray()
            : throw NotAPlace(string.Join(",", parts.Select(static part => Convert.ToString(part, CultureInfo.InvariantCulture))));
    }

    private static object? Property(object value, string name) => PSObject.AsPSObject(value).Properties[name]?.Value;

    private static double? Number(object? part) => double.TryParse(
        Convert.ToString(part.Unwrap(), CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        ? number
        : null;

    private static ArgumentTransformationMetadataException NotAPlace(string text) => new(
        $"'{text}' is not a place. Use a latitude from -90 to 90 and a longitude from -180 to 180 with decimal points, "
        + "such as 48.86,2.35.");
}
