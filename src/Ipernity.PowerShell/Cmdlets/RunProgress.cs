using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using Ipernity.Api.Uploads;
using Ipernity.PowerShell.Pipeline;

namespace Ipernity.PowerShell.Cmdlets;

/// <summary>Shows the progress of a run and, below it, of each file that is being transferred, four times a second.</summary>
internal sealed class RunProgress : IDisposable
{
    private const int Run = 1;

    private static readonly TimeSpan FirstAfter = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly ServiceCmdlet _cmdlet;
    private readonly Func<TimeSpan, IEnumerable<ProgressRecord>> _describe;
    private readonly ProgressBar _bar;
    private readonly Stopwatch _running = Stopwatch.StartNew();
    private readonly Timer _timer;
    private int _isPosted;

    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="describe">Creates the progress records from the elapsed time: the run first, then its files.</param>
    public RunProgress(ServiceCmdlet cmdlet, Func<TimeSpan, IEnumerable<ProgressRecord>> describe)
    {
        _cmdlet = cmdlet;
        _describe = describe;
        _bar = new ProgressBar(cmdlet);
        _timer = new Timer(_ => Post(), null, FirstAfter, Interval);
    }

    public void Dispose()
    {
        _timer.Dispose();
        _bar.Dispose();
    }

    /// <summary>The progress bar of the whole run.</summary>
    /// <param name="activity">The name of the activity.</param>
    /// <param name="status">The status text.</param>
    /// <param name="part">How much of it is done.</param>
    /// <param name="whole">How much there is to do; null if that is not known.</param>
    public static ProgressRecord Whole(string activity, string status, long part, long? whole) =>
        new(Run, activity, status) { PercentComplete = Percent(part, whole) };

    /// <summary>The progress bar of one file.</summary>
    /// <param name="number">The number of the file in the run, from 0.</param>
    /// <param name="name">Its name.</param>
    /// <param name="part">How many of its bytes were transferred.</param>
    /// <param name="whole">How many it has; null if that is not known.</param>
    /// <param name="status">The status text; null to show the transferred bytes.</param>
    public static ProgressRecord File(int number, string name, long part, long? whole, string? status = null)
    {
        status ??= whole is { } length ? $"{SizeText.Of(part)} of {SizeText.Of(length)}" : SizeText.Of(part);
        return new ProgressRecord(Run + 1 + number, name, status) { ParentActivityId = Run, PercentComplete = Percent(part, whole) };
    }

    /// <summary>Some of a number of things, such as "3 of 10 files".</summary>
    public static string Count(long part, long whole, string noun) =>
        string.Format(CultureInfo.CurrentCulture, "{0:N0} of {1:N0} {2}{3}", part, whole, noun, whole == 1 ? "" : "s");

    private static int Percent(long part, long? whole) => whole switch
    {
        null => -1,
        > 0 => (int)Math.Min(100, 100 * part / whole.Value),
        _ => 0,
    };

    // While the pipeline is busy, only one update is queued, not one for each tick.
    private void Post()
    {
        if (Interlocked.Exchange(ref _isPosted, 1) == 0)
            _cmdlet.Post(Show);
    }

    private void Show()
    {
        Volatile.Write(ref _isPosted, 0);
        ProgressRecord[] records = [.. _describe(_running.Elapsed)];
        _bar.RemoveAllBut([.. records.Select(static record => record.ActivityId)]);
        foreach (var record in records)
            _bar.Show(record);
    }
}
