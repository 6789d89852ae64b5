namespace Ipernity.Sandbox.Faults;

/// <summary>The faults that have not hit all their calls yet. It has its own lock.</summary>
internal sealed class FaultRegister
{
    private readonly object _gate = new();
    private readonly List<Fault> _pending = [];

    // Read without the lock, so that sandboxes without faults pay nothing for them.
    private volatile bool _isEmpty = true;

    public IReadOnlyList<Fault> Pending
    {
        get
        {
            lock (_gate)
                return [.. _pending];
        }
    }

    public void Add(Fault fault)
    {
        FaultChecks.Check(fault);
        lock (_gate)
        {
            _pending.Add(fault);
            _isEmpty = false;
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _pending.Clear();
            _isEmpty = true;
        }
    }

    /// <summary>Takes the fault for a call of this method and decreases its count; null if no fault matches.</summary>
    public Fault? Take(string method) => Take(fault => FaultChecks.Fits(fault, method));

    /// <summary>Takes the fault for a download and decreases its count; null if no fault matches.</summary>
    public Fault? TakeForDownload() => Take(FaultChecks.FitsDownloads);

    private Fault? Take(Predicate<Fault> fits)
    {
        if (_isEmpty)
            return null;
        lock (_gate)
        {
            var index = _pending.FindIndex(fault => fault.Count != Fault.Always && fits(fault));
            if (index < 0)
                return _pending.Find(fits);

            var fault = _pending[index];
            if (fault.Count > 1)
                _pending[index] = fault with { Count = fault.Count - 1 };
            else
                _pending.RemoveAt(index);
            _isEmpty = _pending.Count == 0;
            return fault;
        }
    }
}
