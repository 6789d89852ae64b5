namespace Ipernity.Sandbox.Hosting;

/// <summary>Keeps the last API calls. It has its own lock.</summary>
internal sealed class CallJournal
{
    public const int Capacity = 1_000;

    private readonly ReceivedCall[] _calls = new ReceivedCall[Capacity];
    private readonly object _gate = new();
    private long _count;

    public void Add(ReceivedCall call)
    {
        lock (_gate)
            _calls[_count++ % Capacity] = call;
    }

    /// <summary>The calls that are kept, oldest first.</summary>
    public IReadOnlyList<ReceivedCall> Read()
    {
        lock (_gate)
        {
            var kept = new ReceivedCall[Math.Min(_count, Capacity)];
            for (var i = 0; i < kept.Length; i++)
                kept[i] = _calls[(_count - kept.Length + i) % Capacity];
            return kept;
        }
    }
}
