using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Ipernity.Api.Uploads;

/// <summary>
/// The multipart form of an upload: the parameters as fields, then the file, streamed from disk. Names are written as browsers write
/// them: UTF-8, with quotes and line breaks as <c>%22</c>, <c>%0D</c> and <c>%0A</c>. (Source: the service's documentation, chapter
/// "Upload"; the HTML standard, "Multipart form data".)
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
        _body = body;
        _advanced = advanced;
        var boundary = $"ipernity-{Guid.NewGuid():N}";
        var head = new StringBuilder();
        foreach (var field in fields)
            AppendPart(head, boundary, $"name=\"{Quoted(field.Key)}\"\r\n\r\n{field.Value}\r\n");
        AppendPart(head, boundary, $"name=\"file\"; filename=\"{Quoted(body.File.Name)}\"\r\n");
        head.Append("Content-Type: application/octet-stream\r\n\r\n");
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
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        WriteAsync(stream, cancellationToken);
#endif

    private static void AppendPart(StringBuilder head, string boundary, string part) =>
        head.Append("--").Append(boundary).Append("\r\nContent-Disposition: form-data; ").Append(part);

    private static string Quoted(string name) =>
        new StringBuilder(name).Replace("\"", "%22").Replace("\r", "%0D").Replace("\n", "%0A").ToString();

    private async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        await stream.WriteAsync(_head, cancellationToken).ConfigureAwait(false);
        await _body.File.ReadAsync(
            buffer,
            async read =>
            {
                await stream.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
                _body.Advance(read);
                _advanced();
            },
            cancellationToken).ConfigureAwait(false);
        // From now on, the service may have the whole file.
        _body.Complete();
        await stream.WriteAsync(_tail, cancellationToken).ConfigureAwait(false);
        // The buffer is not returned after a failure, because the network may still read from it.
        ArrayPool<byte>.Shared.Return(buffer);
    }
}
