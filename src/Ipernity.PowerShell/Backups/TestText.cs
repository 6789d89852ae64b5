using System.Management.Automation;
using Ipernity.Api.Backups.Verification;
using Ipernity.Api.Uploads;
using Ipernity.PowerShell.Cmdlets;

namespace Ipernity.PowerShell.Backups;

/// <summary>The progress bar of Test-IpernityBackup.</summary>
internal static class TestText
{
    public static IEnumerable<ProgressRecord> Describe(BackupTestProgress progress)
    {
        var files = RunProgress.Count(progress.Files, Math.Max(progress.Files, progress.FilesExpected), "file");
        long? whole = progress.BytesExpected > 0 ? progress.BytesExpected : null;
        yield return RunProgress.Whole("Testing the backup", $"{files}, {SizeText.Of(progress.Bytes)}", progress.Bytes, whole);
    }
}
