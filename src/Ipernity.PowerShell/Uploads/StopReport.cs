using System.Text;
using Ipernity.Api.Uploads;

namespace Ipernity.PowerShell.Uploads;

/// <summary>Describes what was sent and what was not when uploads are stopped.</summary>
internal static class StopReport
{
    private const int MostNamed = 5;

    public static string Describe(UploadProgress progress)
    {
        var text = new StringBuilder("The upload was stopped. ");
        text.Append(FormattableString.Invariant($"Done: {Files(progress.FilesDone)}"));
        if (progress.FilesSkipped > 0)
            text.Append(FormattableString.Invariant($", skipped: {progress.FilesSkipped:N0}"));
        if (progress.FilesFailed > 0)
            text.Append(FormattableString.Invariant($", failed: {progress.FilesFailed:N0}"));
        text.Append('.');

        AppendNames(text, "Sent, not processed yet", progress, IsSent, static file => $"{NameOf(file)} (ticket {file.Ticket})");
        AppendNames(text, "May have arrived", progress, static file => file.Stage == UploadStage.Sending && file.MayHaveArrived, NameOf);
        AppendNames(text, "Not sent", progress, static file => !IsSent(file) && !file.MayHaveArrived, NameOf);
        return text.Append(" To continue without sending a file twice, run the same command with -SkipDuplicate.").ToString();
    }

    private static bool IsSent(UploadingFile file) => file.Stage == UploadStage.Sent;

    private static string NameOf(UploadingFile file) => file.Request.File.Name;

    private static void AppendNames(
        StringBuilder text, string what, UploadProgress progress, Func<UploadingFile, bool> isMeant, Func<UploadingFile, string> name)
    {
        var files = progress.Unfinished.Where(isMeant).ToArray();
        if (files.Length == 0)
            return;
        text.Append(FormattableString.Invariant($" {what}: {string.Join(", ", files.Take(MostNamed).Select(name))}"));
        if (files.Length > MostNamed)
            text.Append(FormattableString.Invariant($" and {files.Length - MostNamed:N0} more"));
        text.Append('.');
    }

    private static string Files(int count) => count == 1 ? "1 file" : FormattableString.Invariant($"{count:N0} files");
}
