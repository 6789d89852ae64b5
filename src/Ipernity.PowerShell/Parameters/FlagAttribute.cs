using System.Globalization;
using System.Management.Automation;
using Ipernity.PowerShell.Pipeline;

namespace Ipernity.PowerShell.Parameters;

/// <summary>Lets a switch accept what a CSV column holds: 1, 0, true, false, yes or no. A blank cell is ignored.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class FlagAttribute : ArgumentTransformationAttribute
{
    /// <summary>The value of a switch for a blank cell. The engine keeps the instance in its table of bound parameters.</summary>
    public static readonly object Blank = new SwitchParameter(false);

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => inputData.Unwrap() switch
    {
        var value when value.IsBlank() => Blank,
        string text => Read(text),
        int number => Read(number.ToString(CultureInfo.InvariantCulture)),
        bool flag => new SwitchParameter(flag),
        _ => inputData,
    };

    private static SwitchParameter Read(string text) => text.Trim().ToUpperInvariant() switch
    {
        "1" or "TRUE" or "YES" => SwitchParameter.Present,
        "0" or "FALSE" or "NO" => new SwitchParameter(false),
        _ => throw new ArgumentTransformationMetadataException($"'{text}' is not yes or no. Use 1 or 0, true or false, yes or no."),
    };
}
