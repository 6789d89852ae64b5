using System.Management.Automation;
using Ipernity.Api.Uploads;
using Ipernity.PowerShell.Cmdlets;

namespace Ipernity.PowerShell.Uploads;

/// <summary>Describes the progress of uploads.</summary>
internal static class UploadProgressText
{
    public static IEnumerable<ProgressRecord> Describe(UploadProgress progress, TimeSpan elapsed)
    {
        var sending = progress.Unfinished.Where(static file => file.Stage == UploadStage.Sending);
        return [DescribeWhole(progress, elapsed), .. sending.Select(Describe)];
    }

    private static ProgressRecord DescribeWhole(UploadProgress progress, TimeSpan elapsed)
    {
        var rate = progress.BytesSent / elapsed.TotalSeconds;
        var left = progress.Bytes - progress.BytesFinished;
        var files = RunProgress.Count(progress.FilesDone + progress.FilesSkipped + progress.FilesFailed, progress.Files, "file");
        var status = left > 0
            ? $"{files}, {SizeText.Of(progress.BytesFinished)} of {SizeText.Of(progress.Bytes)}, {SizeText.Of((long)rate)}/s"
            : $"{files}, processing";
        var record = RunProgress.Whole("Uploading", status, progress.BytesFinished, progress.Bytes);
        record.SecondsRemaining = rate > 0 ? (int)Math.Min(left / rate, int.MaxValue) : -1;
        return record;
    }

    private static ProgressRecord Describe(UploadingFile file) => RunProgress.File(
        file.Number, file.Request.File.Name, file.BytesSent, file.Request.File.Length, file.MayHaveArrived ? "processing" : null);
}
