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
        var sending = progress.Unfinished.Where(static file => file.Stage == UploadStage.Sending).ToArray();
        _bar.RemoveAllBut([AllFiles, .. sending.Select(ActivityOf)]);
        _bar.Show(Describe(progress));
        foreach (var file in sending)
            _bar.Show(Describe(file));
    }

    private ProgressRecord Describe(UploadProgress progress)
    {
        var rate = progress.BytesSent / _running.Elapsed.TotalSeconds;
        var left = progress.Bytes - progress.BytesFinished;
        var over = progress.FilesDone + progress.FilesSkipped + progress.FilesFailed;
        var noun = progress.Files == 1 ? "file" : "files";
        var files = string.Format(CultureInfo.CurrentCulture, "{0:N0} of {1:N0} {2}", over, progress.Files, noun);
        var status = left > 0
            ? $"{files}, {SizeText.Of(progress.BytesFinished)} of {SizeText.Of(progress.Bytes)}, {SizeText.Of((long)rate)}/s"
            : $"{files}, processing";
        return new ProgressRecord(AllFiles, "Uploading", status)
        {
            PercentComplete = Percent(progress.BytesFinished, progress.Bytes),
            SecondsRemaining = rate > 0 ? (int)Math.Min(left / rate, int.MaxValue) : -1,
        };
    }

    private static ProgressRecord Describe(UploadingFile file) =>
        new(ActivityOf(file), file.Request.File.Name, StatusOf(file))
        {
            ParentActivityId = AllFiles,
            PercentComplete = Percent(file.BytesSent, file.Request.File.Length),
        };

    private static string StatusOf(UploadingFile file) => file.MayHaveArrived
        ? "processing"
        : $"{SizeText.Of(file.BytesSent)} of {SizeText.Of(file.Request.File.Length)}";

    private static int ActivityOf(UploadingFile file) => AllFiles + 1 + file.Number;

    private static int Percent(long part, long whole) => whole > 0 ? (int)Math.Min(100, 100 * part / whole) : 0;
}
