using System.Management.Automation;
using Ipernity.Auth.Errors;

namespace Ipernity.PowerShell.Pipeline;

/// <summary>
/// A progress bar of a cmdlet. Disposing removes it, even after Ctrl+C or an error, when the cmdlet itself can no longer write.
/// </summary>
internal sealed class ProgressBar(PSCmdlet cmdlet) : IDisposable
{
    private static int _lastSource = 1_000_000;

    // Hosts identify a bar by source and activity. Each bar has its own source, so that cmdlets that run in parallel do not share one.
    private readonly int _source = Interlocked.Increment(ref _lastSource);
    private readonly Dictionary<int, ProgressRecord> _shown = [];

    public void Show(ProgressRecord record)
    {
        record.Activity = VisibleText.OfLine(record.Activity);
        record.StatusDescription = VisibleText.OfLine(record.StatusDescription);
        _shown[record.ActivityId] = record;
        cmdlet.CommandRuntime.WriteProgress(_source, record);
    }

    /// <summary>Removes the bars below the main one whose activities have ended.</summary>
    public void RemoveAllBut(IReadOnlyCollection<int> activities)
    {
        foreach (var ended in _shown.Keys.Except(activities).ToArray())
            Remove(ended);
    }

    public void Dispose() => RemoveAllBut([]);

    private void Remove(int activity)
    {
        var record = _shown[activity];
        record.RecordType = ProgressRecordType.Completed;
        _shown.Remove(activity);
        try
        {
            cmdlet.CommandRuntime.WriteProgress(_source, record);
        }
        catch (Exception refused) when (refused is PipelineStoppedException or InvalidOperationException)
        {
            cmdlet.Host.UI?.WriteProgress(_source, record);
        }
    }
}
