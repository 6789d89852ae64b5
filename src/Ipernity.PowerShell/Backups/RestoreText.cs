using System.Management.Automation;
using Ipernity.Api.Backups.Restoring;
using Ipernity.Api.Uploads;
using Ipernity.PowerShell.Cmdlets;

namespace Ipernity.PowerShell.Backups;

/// <summary>The texts of Restore-IpernityBackup: its progress, its questions and its preview.</summary>
internal static class RestoreText
{
    /// <summary>The progress bar of a restore.</summary>
    public static IEnumerable<ProgressRecord> Describe(RestoreProgress progress)
    {
        const string Activity = "Restoring the backup";
        var steps = RunProgress.Count(progress.StepsDone, progress.Steps, "step");
        if (progress.Steps == 0)
            yield return RunProgress.Whole(Activity, "Comparing the backup with the account", 0, null);
        else if (progress.Bytes > 0)
            yield return RunProgress.Whole(
                Activity,
                $"{steps}, {SizeText.Of(progress.BytesSent)} of {SizeText.Of(progress.Bytes)}",
                progress.BytesSent,
                progress.Bytes
            );
        else
            yield return RunProgress.Whole(Activity, steps, progress.StepsDone, progress.Steps);
    }

    /// <summary>The target of a step, for -WhatIf and -Confirm.</summary>
    public static string TargetOf(RestoreStep step) =>
        step.Action == RestoreAction.Upload ? $"{step} ({SizeText.Of(step.Bytes)})"
        : step.NewId is { } id && id != step.Id ? $"{step}, which is {id} in the account"
        : step.ToString();

    /// <summary>The action of a step, for -WhatIf and -Confirm.</summary>
    public static string ActionOf(RestoreStep step) =>
        step.Action switch
        {
            RestoreAction.Upload => "Upload",
            RestoreAction.Create => step.Note is { } content ? $"Create with {content}" : "Create",
            _ => step.Note is { } details ? $"Add {details}" : "Update",
        };

    /// <summary>The lines that -WhatIf shows after the steps.</summary>
    public static IEnumerable<string> Summarize(RestorePlan plan)
    {
        int Count(RestoreKind kind, RestoreAction action) => plan.Count(kind, action);
        int CountAll(RestoreAction action) => plan.Steps.Count(step => step.Action == action);
        yield return $"What if: {Noun(Count(RestoreKind.Document, RestoreAction.Upload), "document")} would be uploaded, "
            + $"{SizeText.Of(plan.Bytes)} in all. {Noun(Count(RestoreKind.Album, RestoreAction.Create), "album")} and "
            + $"{Noun(Count(RestoreKind.Folder, RestoreAction.Create), "folder")} would be created.";
        if (CountAll(RestoreAction.Update) is var updated and > 0)
            yield return $"{Noun(updated, "existing item")} would be updated.";
        if (CountAll(RestoreAction.None) is var unchanged and > 0)
            yield return $"{Noun(unchanged, "item")} {(unchanged == 1 ? "is" : "are")} already in the account.";
        if (CountAll(RestoreAction.Refuse) is var refused and > 0)
            yield return $"{Noun(refused, "item")} cannot be restored. Run the command without -WhatIf to see why.";
        if (plan.Losses.Count > 0)
            yield return $"These parts cannot be restored through the service: {string.Join(", ", plan.Losses)}.";
    }

    private static string Noun(int count, string noun) => $"{Number(count)} {noun}{(count == 1 ? "" : "s")}";

    private static string Number(int count) => FormattableString.Invariant($"{count:N0}");
}
