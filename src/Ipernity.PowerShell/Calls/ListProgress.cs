using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using Ipernity.Api.Lists;
using Ipernity.PowerShell.Commands;

namespace Ipernity.PowerShell.Calls;

/// <summary>Shows how far the reading of a list is, where it is known to be long: not at once, and a few times a second at most.</summary>
internal sealed class ListProgress(IpernityCmdlet cmdlet, string method, ListOptions options) : IDisposable
{
    private const int LongList = 1000;

    private static readonly TimeSpan FirstAfter = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private static int _lastId = 1;

    // Lists that are read one within another are shown one below another.
    private readonly int _id = Interlocked.Increment(ref _lastId);
    private readonly Stopwatch _running = Stopwatch.StartNew();
    private TimeSpan _next = FirstAfter;
    private ProgressRecord? _shown;

    public void Show(long given, long? total)
    {
        var expected = Math.Min(options.First ?? long.MaxValue, total - options.Skip ?? 0);
        if (expected < LongList || _running.Elapsed < _next)
            return;

        _next = _running.Elapsed + Interval;
        var done = Math.Min(1, (double)given / expected);
        _shown = new ProgressRecord(_id, method, string.Format(CultureInfo.CurrentCulture, "{0:N0} of {1:N0}", given, expected))
        {
            PercentComplete = (int)(100 * done),
            SecondsRemaining = done > 0 ? (int)(_running.Elapsed.TotalSeconds * (1 - done) / done) : -1,
        };
        cmdlet.WriteProgress(_shown);
    }

    public void Dispose()
    {
        if (_shown is null)
            return;

        _shown.RecordType = ProgressRecordType.Completed;
        cmdlet.WriteProgress(_shown);
    }
}
