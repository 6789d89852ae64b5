using System.Management.Automation;
using Ipernity.Api.Downloads;
using Ipernity.PowerShell.Pipeline;

namespace Ipernity.PowerShell.Parameters;

/// <summary>Rejects an invalid file name template before anything is downloaded, with a message that says what is allowed.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class FileNameTemplateAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (inputData.Unwrap() is not string text)
            return inputData;
        try
        {
            return FileNameTemplate.Parse(text).ToString();
        }
        catch (ArgumentException invalid)
        {
            throw new ArgumentTransformationMetadataException(invalid.Message);
        }
    }
}
