using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using Ipernity.Api.Uploads;
using Ipernity.PowerShell.Commands;

namespace Ipernity.PowerShell.Uploads;

/// <summary>Shows how far a run is and, below it, the files that are being sent: a few times a second, from a timer, so that nothing waits for it.</summary>
internal sealed class UploadProgressBar : IDisposable
{
    private static readonly TimeSpan FirstAfter = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private static int _lastId = 1_000_000;

    private readonly IpernityCmdlet _cmdlet;
    private readonly UploadRun _run;
    private readonly int _id = Interlocked.Add(ref _lastId, 1000);
    private readonly Stopwatch _running = Stopwatch.StartNew();
    private readonly Timer _timer;
    private readonly Dictionary<int, ProgressRecord> _files = [];
    private ProgressRecord? _all;
    private int _isPosted;

    public UploadProgressBar(IpernityCmdlet cmdlet, UploadRun run)
    {
        _cmdlet = cmdlet;
        _run = run;
        _timer = new Timer(_ => Post(), null, FirstAfter, Interval);
    }

    public void Dispose() => _timer.Dispose();

    /// <summary>Takes the bars away.</summary>
    public void Complete()
    {
        _timer.Dispose();
        foreach (var file in _files.Values)
            Complete(file);
        _files.Clear();
        if (_all is not null)
            Complete(_all);
        _all = null;
    }

    // Where the pipeline is busy elsewhere, one picture waits, not one for each tick.
    private void Post()
    {
        if (Interlocked.Exchange(ref _isPosted, 1) == 0)
            _cmdlet.Post(Show);
    }

    private void Show()
    {
        Volatile.Write(ref _isPosted, 0);
        var progress = _run.ReadProgress();
        var seconds = _running.Elapsed.TotalSeconds;
        var rate = progress.BytesSent / seconds;
        var left = progress.Bytes - progress.BytesOver;
        var over = progress.FilesDone + progress.FilesSkipped + progress.FilesFailed;
        _all = new ProgressRecord(_id, "Uploading", string.Format(CultureInfo.CurrentCulture, "{0:N0} of {1:N0} files, {2} of {3}, {4}/s", over, progress.Files, Size(progress.BytesOver), Size(progress.Bytes), Size((long)rate)))
        {
            PercentComplete = Percent(progress.BytesOver, progress.Bytes),
            SecondsRemaining = rate > 0 ? (int)Math.Min(left / rate, int.MaxValue) : -1,
        };
        _cmdlet.WriteProgress(_all);
        ShowFiles(progress.UnderWay.Where(static file => file.Stage == UploadStage.Sending).ToArray());
    }

    private void ShowFiles(UploadingFile[] sending)
    {
        foreach (var gone in _files.Keys.Except(sending.Select(static file => file.Number)).ToArray())
        {
            Complete(_files[gone]);
            _files.Remove(gone);
        }

        foreach (var file in sending)
        {
            var record = new ProgressRecord(_id + 1 + (file.Number % 900), file.Upload.File.Name, $"{Size(file.BytesSent)} of {Size(file.Upload.File.Length)}")
            {
                ParentActivityId = _id,
                PercentComplete = Percent(file.BytesSent, file.Upload.File.Length),
            };
            _files[file.Number] = record;
            _cmdlet.WriteProgress(record);
        }
    }

    private void Complete(ProgressRecord record)
    {
        record.RecordType = ProgressRecordType.Completed;
        _cmdlet.WriteProgress(record);
    }

    private static int Percent(long part, long whole) => whole > 0 ? (int)Math.Min(100, 100 * part / whole) : 0;

    private static string Size(long bytes) => bytes switch
    {
        >= 1L << 30 => string.Format(CultureInfo.CurrentCulture, "{0:N1} GB", bytes / (double)(1L << 30)),
        >= 1L << 20 => string.Format(CultureInfo.CurrentCulture, "{0:N1} MB", bytes / (double)(1L << 20)),
        _ => string.Format(CultureInfo.CurrentCulture, "{0:N0} KB", bytes / 1024),
    };
}
