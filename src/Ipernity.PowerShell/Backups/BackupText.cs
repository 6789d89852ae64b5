using System.Management.Automation;
using Ipernity.Api.Backups.Engine;
using Ipernity.Api.Uploads;
using Ipernity.PowerShell.Cmdlets;
using Ipernity.PowerShell.Downloads;

namespace Ipernity.PowerShell.Backups;

/// <summary>The texts of Backup-IpernityAccount: its progress, its preview and its result.</summary>
internal static class BackupText
{
    public static IEnumerable<ProgressRecord> Describe(BackupProgress progress, TimeSpan elapsed)
    {
        var rate = (long)(progress.BytesReceived / elapsed.TotalSeconds);
        var status = progress.Documents is { } all
            ? $"{RunProgress.Count(progress.Finished, all, "document")}, {SizeText.Of(progress.BytesReceived)}, {SizeText.Of(rate)}/s"
            : "Reading the list of documents";
        return
        [
            RunProgress.Whole("Backing up", status, progress.Finished, progress.Documents),
            .. progress.Active.Select(DownloadProgressText.Describe),
        ];
    }

    /// <summary>The text that -WhatIf shows after the documents.</summary>
    public static string Preview(BackupSummary summary) =>
        $"What if: {Documents(summary.New)} would be added and {Documents(summary.Changed)} updated. "
        + $"{Documents(summary.Unchanged)} {(summary.Unchanged == 1 ? "has" : "have")} not changed."
        + FormattableString.Invariant($" {summary.Files:N0} {(summary.Files == 1 ? "file" : "files")} would be downloaded,")
        + $" {SizeText.Of(summary.Bytes)} in all.";

    /// <summary>The message of a backup that ended early: how many documents were saved, and how to continue.</summary>
    public static string Ended(BackupSummary summary)
    {
        const string GoOn = "Run the same command again to continue.";
        var saved = summary.New + summary.Changed + summary.Unchanged;
        return summary.Left is not { } left
            ? $"The backup ended before any document was saved. {GoOn}"
            : FormattableString.Invariant($"The backup ended early: {Documents(saved)} saved, {left:N0} left. {GoOn}");
    }

    private static string Documents(long count) =>
        FormattableString.Invariant($"{count:N0} {(count == 1 ? "document" : "documents")}");
}
