using System.Management.Automation;

namespace Ipernity.PowerShell.Parameters;

/// <summary>Lets a switch take what a column of a CSV file holds: 1, 0, true, false, yes, no, or nothing.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class FlagAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value switch
        {
            string text => Read(text),
            int number => Read(number.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            bool flag => new SwitchParameter(flag),
            _ => inputData,
        };
    }

    private static SwitchParameter Read(string text) => text.Trim().ToUpperInvariant() switch
    {
        "1" or "TRUE" or "YES" => SwitchParameter.Present,
        "0" or "FALSE" or "NO" or "" => new SwitchParameter(false),
        _ => throw new ArgumentTransformationMetadataException($"'{text}' is neither yes nor no. Write 1 or 0, true or false, yes or no."),
    };
}
