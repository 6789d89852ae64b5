using System.Globalization;
using System.Management.Automation;
using Ipernity.Api.Downloads;
using Ipernity.Api.Methods;
using Ipernity.PowerShell.Pipeline;

namespace Ipernity.PowerShell.Parameters;

/// <summary>Accepts Original and the labels of thumbnails in any case.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PictureSizeAttribute : ArgumentTransformationAttribute
{
    /// <summary>The sizes of the catalogue.</summary>
    public static IReadOnlyList<ParameterValue> Sizes => MethodCatalogue.Find("doc.getList")!.FindParameter("thumbsize")!.Values;

    public override object Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var text = Convert.ToString(inputData.Unwrap(), CultureInfo.InvariantCulture)?.Trim();
        string[] all = [DownloadOptions.Original, .. Sizes.Select(static size => size.Code)];
        return Array.Find(all, size => string.Equals(size, text, StringComparison.OrdinalIgnoreCase))
            ?? throw new ArgumentTransformationMetadataException($"'{text}' is not a size. Use {string.Join(", ", all)}.");
    }
}
