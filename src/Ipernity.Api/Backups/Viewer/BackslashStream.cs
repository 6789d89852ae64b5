namespace Ipernity.Api.Backups.Viewer;

/// <summary>Doubles each backslash, for text inside a string of a script.</summary>
/// <param name="script">The stream to write to, which stays open.</param>
internal sealed class BackslashStream(Stream script) : Stream
{
    private const byte Backslash = (byte)'\\';

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        var end = offset + count;
        for (var start = offset; start < end;)
        {
            var found = Array.IndexOf(buffer, Backslash, start, end - start);
            var next = found < 0 ? end : found + 1;
            script.Write(buffer, start, next - start);
            if (found >= 0)
                script.WriteByte(Backslash);
            start = next;
        }
    }

    public override void Flush() => script.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
