using System.Management.Automation;
using Ipernity.Api.Downloads;
using Ipernity.Api.Uploads;
using Ipernity.PowerShell.Cmdlets;

namespace Ipernity.PowerShell.Downloads;

/// <summary>Describes the progress of downloads.</summary>
internal static class DownloadProgressText
{
    public static IEnumerable<ProgressRecord> Describe(DownloadProgress progress, TimeSpan elapsed)
    {
        var rate = (long)(progress.BytesReceived / elapsed.TotalSeconds);
        var over = progress.FilesSaved + progress.FilesUnchanged + progress.FilesFailed;
        var status = $"{RunProgress.Count(over, progress.Files, "file")}, {SizeText.Of(progress.BytesReceived)}, {SizeText.Of(rate)}/s";
        return [RunProgress.Whole("Downloading", status, over, progress.Files), .. progress.Active.Select(Describe)];
    }

    public static ProgressRecord Describe(DownloadingFile file) =>
        RunProgress.File(file.Number, Path.GetFileName(file.Plan.Path), file.BytesReceived, file.Plan.Length);
}
