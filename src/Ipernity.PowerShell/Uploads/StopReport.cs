using System.Text;
using Ipernity.Api.Uploads;

namespace Ipernity.PowerShell.Uploads;

/// <summary>Tells, where a run was stopped, what was sent and what was not.</summary>
internal static class StoppedRun
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

        Name(text, "Sent, and pending", progress.UnderWay, static file => file.Stage == UploadStage.Sent, static file => $"{file.Upload.File.Name} (ticket {file.Ticket})");
        Name(text, "May have arrived", progress.UnderWay, static file => file.Stage == UploadStage.Sending && file.MayHaveArrived, NameOf);
        Name(text, "Not sent", progress.UnderWay, static file => file.Stage == UploadStage.Waiting || (file.Stage == UploadStage.Sending && !file.MayHaveArrived), NameOf);
        return text.Append(" The same command with -SkipDuplicate goes on where it ended, and sends nothing twice.").ToString();
    }

    private static string NameOf(UploadingFile file) => file.Upload.File.Name;

    private static void Name(StringBuilder text, string what, IReadOnlyList<UploadingFile> underWay, Func<UploadingFile, bool> isMeant, Func<UploadingFile, string> name)
    {
        var files = underWay.Where(isMeant).ToArray();
        if (files.Length == 0)
            return;
        text.Append(FormattableString.Invariant($" {what}: {string.Join(", ", files.Take(MostNamed).Select(name))}"));
        if (files.Length > MostNamed)
            text.Append(FormattableString.Invariant($" and {files.Length - MostNamed:N0} more"));
        text.Append('.');
    }

    private static string Files(int count) => count == 1 ? "1 file" : FormattableString.Invariant($"{count:N0} files");
}
