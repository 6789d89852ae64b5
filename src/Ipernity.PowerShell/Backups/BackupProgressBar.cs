using System.Management.Automation;
using Ipernity.Api.Backups.Restoring;
using Ipernity.Api.Backups.Verification;
using Ipernity.Api.Uploads;
using Ipernity.PowerShell.Cmdlets;
using Ipernity.PowerShell.Pipeline;

namespace Ipernity.PowerShell.Backups;

/// <summary>Shows how far work on a backup is, four times a second.</summary>
internal sealed class BackupProgressBar : IDisposable
{
    private static readonly TimeSpan FirstAfter = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly ServiceCmdlet _cmdlet;
    private readonly Func<ProgressRecord> _read;
    private readonly ProgressBar _bar;
    private readonly Timer _timer;
    private int _isPosted;

    private BackupProgressBar(ServiceCmdlet cmdlet, Func<ProgressRecord> read)
    {
        _cmdlet = cmdlet;
        _read = read;
        _bar = new ProgressBar(cmdlet);
        _timer = new Timer(_ => Post(), null, FirstAfter, Interval);
    }

    public static BackupProgressBar Of(ServiceCmdlet cmdlet, BackupVerifier verifier) => new(cmdlet, () =>
    {
        var progress = verifier.ReadProgress();
        return Describe(
            "Testing the backup",
            FormattableString.Invariant($"{progress.Files:N0} of {progress.FilesExpected:N0} files, {SizeText.Of(progress.Bytes)}"),
            progress.Bytes, progress.BytesExpected);
    });

    public static BackupProgressBar Of(ServiceCmdlet cmdlet, RestoreRun run) => new(cmdlet, () =>
    {
        var progress = run.ReadProgress();
        if (progress.Steps == 0)
            return Describe("Restoring the backup", "Comparing the backup with the account", 0, 0);
        var steps = FormattableString.Invariant($"{progress.StepsDone:N0} of {progress.Steps:N0}");
        var sizes = $"{SizeText.Of(progress.BytesSent)} of {SizeText.Of(progress.Bytes)}";
        return progress.Bytes > 0
            ? Describe("Restoring the backup", $"{steps}, {sizes}", progress.BytesSent, progress.Bytes)
            : Describe("Restoring the backup", steps, progress.StepsDone, progress.Steps);
    });

    public void Dispose()
    {
        _timer.Dispose();
        _bar.Dispose();
    }

    // While the pipeline is busy, one update waits, not one for each tick.
    private void Post()
    {
        if (Interlocked.Exchange(ref _isPosted, 1) == 0)
            _cmdlet.Post(Show);
    }

    private void Show()
    {
        Volatile.Write(ref _isPosted, 0);
        _bar.Show(_read());
    }

    private static ProgressRecord Describe(string activity, string status, long part, long whole) => new(1, activity, status)
    {
        PercentComplete = whole > 0 ? (int)Math.Min(100, 100 * part / whole) : -1,
    };
}
