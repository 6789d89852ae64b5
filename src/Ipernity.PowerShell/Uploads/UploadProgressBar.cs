using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using Ipernity.Api.Uploads;
using Ipernity.PowerShell.Cmdlets;
using Ipernity.PowerShell.Pipeline;

namespace Ipernity.PowerShell.Uploads;

/// <summary>Shows the progress of all uploads and, below it, of each file that is being sent, four times a second.</summary>
internal sealed class UploadProgressBar : IDisposable
{
    private const int AllFiles = 1;

    private static readonly TimeSpan FirstAfter = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly ServiceCmdlet _cmdlet;
    private readonly UploadRun _run;
    private readonly ProgressBar _bar;
    private readonly Stopwatch _running = Stopwatch.StartNew();
    private readonly Timer _timer;
    private int _isPosted;

    public UploadProgressBar(ServiceCmdlet cmdlet, UploadRun run)
    {
        _cmdlet = cmdlet;
        _run = run;
        _bar = new ProgressBar(cmdlet);
        _timer = new Timer(_ => Post(), null, FirstAfter, Interval);
    }

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
        var progress = _run.ReadProgress();
        var sending = progress.UnderWay.Where(static file => file.Stage == UploadStage.Sending).ToArray();
        _bar.RemoveAllBut([AllFiles, .. sending.Select(ActivityOf)]);
        _bar.Show(Describe(progress));
        foreach (var file in sending)
            _bar.Show(Describe(file));
    }

    private ProgressRecord Describe(UploadProgress progress)
    {
        var rate = progress.BytesSent / _running.Elapsed.TotalSeconds;
        var left = progress.Bytes - progress.BytesOver;
        var over = progress.FilesDone + progress.FilesSkipped + progress.FilesFailed;
        var status = string.Format(
            CultureInfo.CurrentCulture, "{0:N0} of {1:N0} files, {2} of {3}, {4}/s",
            over, progress.Files, Size(progress.BytesOver), Size(progress.Bytes), Size((long)rate));
        return new ProgressRecord(AllFiles, "Uploading", status)
        {
            PercentComplete = Percent(progress.BytesOver, progress.Bytes),
            SecondsRemaining = rate > 0 ? (int)Math.Min(left / rate, int.MaxValue) : -1,
        };
    }

    private static ProgressRecord Describe(UploadingFile file) =>
        new(ActivityOf(file), file.Upload.File.Name, $"{Size(file.BytesSent)} of {Size(file.Upload.File.Length)}")
        {
            ParentActivityId = AllFiles,
            PercentComplete = Percent(file.BytesSent, file.Upload.File.Length),
        };

    private static int ActivityOf(UploadingFile file) => AllFiles + 1 + file.Number;

    private static int Percent(long part, long whole) => whole > 0 ? (int)Math.Min(100, 100 * part / whole) : 0;

    private static string Size(long bytes) => bytes switch
    {
        >= 1L << 30 => string.Format(CultureInfo.CurrentCulture, "{0:N1} GB", bytes / (double)(1L << 30)),
        >= 1L << 20 => string.Format(CultureInfo.CurrentCulture, "{0:N1} MB", bytes / (double)(1L << 20)),
        _ => string.Format(CultureInfo.CurrentCulture, "{0:N0} KB", bytes / 1024),
    };
}
