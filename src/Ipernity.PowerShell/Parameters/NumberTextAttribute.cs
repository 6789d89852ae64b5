using System.Globalization;
using System.Management.Automation;
using Ipernity.PowerShell.Pipeline;

namespace Ipernity.PowerShell.Parameters;

/// <summary>
/// Reads a number from text the same under every culture: PowerShell itself would read 8,5 as 85. A blank cell of a CSV file is
/// ignored.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NumberTextAttribute : ArgumentTransformationAttribute
{
    private const NumberStyles Styles = NumberStyles.Float & ~NumberStyles.AllowExponent;

    /// <summary>Whether the number has no fraction.</summary>
    public bool IsWhole { get; set; }

    /// <summary>The smallest number that is allowed.</summary>
    public double Minimum { get; set; } = double.MinValue;

    /// <summary>The largest number that is allowed.</summary>
    public double Maximum { get; set; } = double.MaxValue;

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (!IsWhole && inputData.IsBlank())
            return null;
        return inputData.Unwrap() switch
        {
            string text => IsWhole ? ReadWhole(text) : InRange(Read(text)),
            // Without quotes, 8,5 is a list of two numbers.
            object[] { Length: > 1 } parts => Read(string.Join(",", parts)),
            double or float or decimal or int or long when !IsWhole =>
                InRange(Convert.ToDouble(inputData.Unwrap(), CultureInfo.InvariantCulture)),
            _ => inputData,
        };
    }

    private double InRange(double number) => number >= Minimum && number <= Maximum
        ? number
        : throw new ArgumentTransformationMetadataException(
            FormattableString.Invariant($"{number} is out of range. Use a number from {Minimum} to {Maximum}."));

    private static double Read(string text) => double.TryParse(text, Styles, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new ArgumentTransformationMetadataException($"'{text}' is not a number. Use a decimal point, such as 8.5.");

    private static long ReadWhole(string text) =>
        long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new ArgumentTransformationMetadataException($"'{text}' is not a whole number. Use digits only, such as 8.");
}
