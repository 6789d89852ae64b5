using System.Globalization;
using System.Management.Automation;
using Ipernity.PowerShell.Pipeline;

namespace Ipernity.PowerShell.Parameters;

/// <summary>Reads a number from text with a decimal point under every culture. A blank cell of a CSV file counts as not given.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NumberTextAttribute : ArgumentTransformationAttribute
{
    private const NumberStyles Styles = NumberStyles.Float & ~NumberStyles.AllowExponent;

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (inputData.Unwrap() is not string text)
            return inputData;
        if (string.IsNullOrWhiteSpace(text))
            return null;
        // PowerShell would read 8,5 as 85.
        return double.TryParse(text, Styles, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new ArgumentTransformationMetadataException($"'{text}' is not a number. Use a decimal point, such as 8.5.");
    }
}
