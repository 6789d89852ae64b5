using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Ipernity.Api.Uploads;

/// <summary>
/// The body of an upload: <c>multipart/form-data</c>, the parameters as fields, the file last and streamed from disk. Names are
/// written as browsers write them: UTF-8, with quotes and line breaks as <c>%22</c>, <c>%0D</c> and <c>%0A</c>. (Source: the
/// service's documentation, chapter "Upload"; the HTML standard, "Multipart form data".)
/// </summary>
internal sealed class UploadContent : HttpContent
{
    private const int BufferSize = 256 * 1024;

    private readonly UploadBody _body;
    private readonly Action _advanced;
    private readonly byte[] _head;
    private readonly byte[] _tail;

    public UploadContent(IEnumerable<KeyValuePair<string, string>> fields, UploadBody body, Action advanced)
    {
        _advanced = advanced;
        _body = body;
        var boundary = $"ipernity-{Guid.NewGuid():N}";
        var head = new StringBuilder();
        foreach (var field in fields)
            head.Append("--").Append(boundary).Append("\r\nContent-Disposition: form-data; name=\"").Append(Quoted(field.Key)).Append("\"\r\n\r\n").Append(field.Value).Append("\r\n");
        head.Append("--").Append(boundary).Append("\r\nContent-Disposition: form-data; name=\"file\"; filename=\"").Append(Quoted(body.File.Name))
            .Append("\"\r\nContent-Type: application/octet-stream\r\n\r\n");
        _head = Encoding.UTF8.GetBytes(head.ToString());
        _tail = Encoding.ASCII.GetBytes($"\r\n--{boundary}--\r\n");
        Headers.ContentType = MediaTypeHeaderValue.Parse($"multipart/form-data; boundary={boundary}");
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _head.Length + _body.File.Length + _tail.Length;
        return true;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => WriteAsync(stream, CancellationToken.None);

#if NET8_0_OR_GREATER
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) => WriteAsync(stream, cancellationToken);
#endif

    private static string Quoted(string name) =>
        new StringBuilder(name).Replace("\"", "%22").Replace("\r", "%0D").Replace("\n", "%0A").ToString();

    private async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
    {
        _body.Begin();
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        await WriteAsync(stream, _head, _head.Length, cancellationToken).ConfigureAwait(false);
        await _body.File.ReadAsync(
            buffer,
            async read =>
            {
                await WriteAsync(stream, buffer, read, cancellationToken).ConfigureAwait(false);
                _body.Advance(read);
                _advanced();
            },
            cancellationToken).ConfigureAwait(false);
        // From here on the service may have it all.
        _body.Complete();
        await WriteAsync(stream, _tail, _tail.Length, cancellationToken).ConfigureAwait(false);
        // Not after a failure: the network may still read from it.
        ArrayPool<byte>.Shared.Return(buffer);
    }

    private static Task WriteAsync(Stream stream, byte[] bytes, int count, CancellationToken cancellationToken) =>
#if NET8_0_OR_GREATER
        stream.WriteAsync(bytes.AsMemory(0, count), cancellationToken).AsTask();
#else
        stream.WriteAsync(bytes, 0, count, cancellationToken);
#endif
}
