using System.Management.Automation;
using Ipernity.Api.Downloads;
using Ipernity.PowerShell.Pipeline;

namespace Ipernity.PowerShell.Parameters;

/// <summary>Refuses a template for file names before anything is downloaded, and says what is allowed.</summary>
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
