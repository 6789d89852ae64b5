using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using Ipernity.Api.Downloads;
using Ipernity.Api.Uploads;
using Ipernity.PowerShell.Cmdlets;
using Ipernity.PowerShell.Pipeline;

namespace Ipernity.PowerShell.Downloads;

/// <summary>Shows the progress of all downloads and, below it, of each file that is arriving, four times a second.</summary>
internal sealed class DownloadProgressBar : IDisposable
{
    private const int AllFiles = 1;

    private static readonly TimeSpan FirstAfter = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly ServiceCmdlet _cmdlet;
    private readonly DownloadRun _run;
    private readonly ProgressBar _bar;
    private readonly Stopwatch _running = Stopwatch.StartNew();
    private readonly Timer _timer;
    private int _isPosted;

    public DownloadProgressBar(ServiceCmdlet cmdlet, DownloadRun run)
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
        _bar.RemoveAllBut([AllFiles, .. progress.Active.Select(ActivityOf)]);
        _bar.Show(Describe(progress));
        foreach (var file in progress.Active)
            _bar.Show(Describe(file));
    }

    private ProgressRecord Describe(DownloadProgress progress)
    {
        var rate = progress.BytesReceived / _running.Elapsed.TotalSeconds;
        var over = progress.FilesSaved + progress.FilesUnchanged + progress.FilesFailed;
        var noun = progress.Files == 1 ? "file" : "files";
        var files = string.Format(CultureInfo.CurrentCulture, "{0:N0} of {1:N0} {2}", over, progress.Files, noun);
        return new ProgressRecord(
            AllFiles, "Downloading", $"{files}, {SizeText.Of(progress.BytesReceived)}, {SizeText.Of((long)rate)}/s")
        {
            PercentComplete = Percent(over, progress.Files),
        };
    }

    private static ProgressRecord Describe(DownloadingFile file) =>
        new(ActivityOf(file), Path.GetFileName(file.Plan.Path), StatusOf(file))
        {
            ParentActivityId = AllFiles,
            PercentComplete = file.Plan.Length is { } length ? Percent(file.BytesReceived, length) : -1,
        };

    private static string StatusOf(DownloadingFile file) => file.Plan.Length is { } length
        ? $"{SizeText.Of(file.BytesReceived)} of {SizeText.Of(length)}"
        : SizeText.Of(file.BytesReceived);

    private static int ActivityOf(DownloadingFile file) => AllFiles + 1 + file.Number;

    private static int Percent(long part, long whole) => whole > 0 ? (int)Math.Min(100, 100 * part / whole) : 0;
}
