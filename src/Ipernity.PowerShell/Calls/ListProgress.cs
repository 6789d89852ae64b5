using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using Ipernity.Api.Lists;
using Ipernity.PowerShell.Pipeline;

namespace Ipernity.PowerShell.Calls;

/// <summary>Shows the progress of reading a long list: after half a second, then at most four times a second.</summary>
internal sealed class ListProgress(PSCmdlet cmdlet, string method, ListOptions options) : IDisposable
{
    private const int LongList = 1000;

    private static readonly TimeSpan FirstAfter = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly ProgressBar _bar = new(cmdlet);
    private readonly Stopwatch _running = Stopwatch.StartNew();
    private TimeSpan _next = FirstAfter;

    public void Show(long given, long? total)
    {
        var expected = Math.Min(options.First ?? long.MaxValue, total - options.Skip ?? 0);
        if (expected < LongList || _running.Elapsed < _next)
            return;

        _next = _running.Elapsed + Interval;
        var done = Math.Min(1, (double)given / expected);
        _bar.Show(new ProgressRecord(1, method, string.Format(CultureInfo.CurrentCulture, "{0:N0} of {1:N0}", given, expected))
        {
            PercentComplete = (int)(100 * done),
            SecondsRemaining = done > 0 ? (int)(_running.Elapsed.TotalSeconds * (1 - done) / done) : -1,
        });
    }

    public void Dispose() => _bar.Dispose();
}
