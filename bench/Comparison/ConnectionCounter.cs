using System.Diagnostics.Tracing;
using System.Threading;

namespace IpernityBench;

/// <summary>Counts the connections that this process opens from now on, whatever code opens them.</summary>
public sealed class ConnectionCounter : EventListener
{
    private int _opened;

    public int Opened => Volatile.Read(ref _opened);

    protected override void OnEventSourceCreated(EventSource source)
    {
        if (source.Name == "System.Net.Http")
            EnableEvents(source, EventLevel.Informational);
    }

    protected override void OnEventWritten(EventWrittenEventArgs written)
    {
        if (written.EventName == "ConnectionEstablished")
            Interlocked.Increment(ref _opened);
    }
}
