namespace Ipernity.Sandbox.Faults;

/// <summary>The body of a download that is cut off, has wrong bytes, or is slow.</summary>
internal sealed class FaultyStream(Fault fault, HttpContext context) : Stream
{
    private const int SlowPart = 16 * 1024;

    // A reset discards data that the client has not read yet. A client on the same machine reads it within this time.
    private static readonly TimeSpan TimeToRead = TimeSpan.FromMilliseconds(100);

    private readonly Stream _body = context.Response.Body;
    private long _written;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    private long Middle => (context.Response.ContentLength ?? 0) / 2;

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var start = _written;
        _written += buffer.Length;
        switch (fault.Kind)
        {
            case FaultKind.CutOff:
                await WriteHalfAsync(buffer, start, cancellationToken);
                break;
            case FaultKind.Slow:
                await WriteSlowlyAsync(buffer, cancellationToken);
                break;
            default:
                await _body.WriteAsync(Spoil(buffer.ToArray(), start), cancellationToken);
                break;
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) => _body.FlushAsync(cancellationToken);

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private async Task WriteHalfAsync(ReadOnlyMemory<byte> buffer, long start, CancellationToken cancellationToken)
    {
        var left = Math.Max(0, Middle - start);
        if (buffer.Length <= left)
        {
            await _body.WriteAsync(buffer, cancellationToken);
            return;
        }
        await _body.WriteAsync(buffer[..(int)left], cancellationToken);
        await _body.FlushAsync(cancellationToken);
        await Task.Delay(TimeToRead, cancellationToken);
        context.Abort();
    }

    private async Task WriteSlowlyAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken)
    {
        for (var at = 0; at < buffer.Length; at += SlowPart)
        {
            await _body.WriteAsync(buffer.Slice(at, Math.Min(SlowPart, buffer.Length - at)), cancellationToken);
            await _body.FlushAsync(cancellationToken);
            await Task.Delay(fault.Delay ?? TimeSpan.FromSeconds(1), cancellationToken);
        }
    }

    private byte[] Spoil(byte[] part, long start)
    {
        if (Middle >= start && Middle < start + part.Length)
            part[Middle - start] ^= 0xFF;
        return part;
    }
}
