using System.Globalization;
using System.Management.Automation;
using Ipernity.PowerShell.Pipeline;

namespace Ipernity.PowerShell.Parameters;

/// <summary>
/// Reads a number from text the same under every culture: PowerShell itself would read 8,5 as 85. A blank cell of a CSV file counts as
/// not given.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NumberTextAttribute : ArgumentTransformationAttribute
{
    private const NumberStyles Styles = NumberStyles.Float & ~NumberStyles.AllowExponent;

    /// <summary>Whether the number has no fraction.</summary>
    public bool IsWhole { get; set; }

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (!IsWhole && inputData.IsBlank())
            return null;
        return inputData.Unwrap() switch
        {
            string text => IsWhole ? ReadWhole(text) : Read(text),
            // Without quotes, 8,5 is a list of two numbers.
            object[] { Length: > 1 } parts => Read(string.Join(",", parts)),
            _ => inputData,
        };
    }

    private static double Read(string text) => double.TryParse(text, Styles, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new ArgumentTransformationMetadataException($"'{text}' is not a number. Use a decimal point, such as 8.5.");

    private static long ReadWhole(string text) =>
        long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new ArgumentTransformationMetadataException($"'{text}' is not a whole number. Use digits only, such as 8.");
}
