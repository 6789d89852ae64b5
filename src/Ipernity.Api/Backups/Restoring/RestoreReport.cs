namespace Ipernity.Api.Backups.Restoring;

/// <summary>Counts the outcomes of the steps and reports them, one at a time.</summary>
internal sealed class RestoreReport(Action<IpernityRestoredItem> done, Action<RestoreStep, Exception> failed)
{
    private readonly object _gate = new();
    private readonly int[] _counts = new int[(int)RestoreStatus.NotRestorable + 1];
    private int _failed;
    private long _bytes;

    public int Failed => Volatile.Read(ref _failed);

    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>How many steps have ended.</summary>
    public int Total => _counts.Sum() + Failed;

    public int Count(RestoreStatus status) => Volatile.Read(ref _counts[(int)status]);

    public void Finish(RestoreStep step, RestoreStatus status)
    {
        var item = new IpernityRestoredItem(step, status);
        lock (_gate)
        {
            _counts[(int)status]++;
            _bytes += item.Bytes;
            done(item);
        }
    }

    public void Fail(RestoreStep step, Exception failure)
    {
        lock (_gate)
        {
            _failed++;
            failed(step, failure);
        }
    }
}
