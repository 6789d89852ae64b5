using System.Buffers;
using Ipernity.Sandbox.Storage;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Ipernity.Sandbox.Protocol.Requests;

/// <summary>
/// Reads multipart forms. Parts with a file name are files; the one named <c>file</c> is written to disk. All other parts are
/// parameters, including a part named <c>file</c> that has no file name.
/// </summary>
internal static class MultipartForm
{
    public const string FilePart = "file";
    private const int BufferSize = 256 * 1024;

    /// <summary>
    /// Adds the parameters to a list and returns the file; null if there is none or if <paramref name="uploads"/> is null. If the
    /// file has more than <paramref name="most"/> bytes, its size is counted but its content is not stored.
    /// </summary>
    public static async Task<StoredFile?> ReadAsync(
        ParameterList parameters,
        Stream body,
        MediaTypeHeaderValue type,
        UploadDirectory? uploads,
        long most,
        CancellationToken cancellationToken)
    {
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (string.IsNullOrEmpty(boundary))
            throw new InvalidDataException("The multipart body has no boundary.");
        StoredFile? file = null;
        try
        {
            var reader = new MultipartReader(boundary, body, BufferSize);
            while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
            {
                if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
                    continue;
                var name = HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "";
                if (SentFileName.Find(disposition) is not { } fileName)
                {
                    var value = await RequestReader.ReadBytesAsync(section.Body, cancellationToken);
                    parameters.Add(SentText.Read(name, value.Span, SentText.FindOther(Charset(section))));
                }
                else if (name == FilePart && uploads is not null)
                {
                    file?.Dispose();
                    file = await StoreAsync(section.Body, fileName, uploads, most, cancellationToken);
                }
                else
                {
                    await section.Body.CopyToAsync(Stream.Null, cancellationToken);
                }
            }
            return file;
        }
        catch
        {
            file?.Dispose();
            throw;
        }
    }

    private static string? Charset(MultipartSection section) =>
        MediaTypeHeaderValue.TryParse(section.ContentType, out var type) ? type.Charset.Value : null;

    /// <summary>Synchronous, because writing to the file cache is faster than switching threads.</summary>
    private static void Write(FileStream target, ReadOnlySpan<byte> bytes) => target.Write(bytes);

    private static async Task<StoredFile> StoreAsync(
        Stream content, string name, UploadDirectory uploads, long most, CancellationToken cancellationToken)
    {
        await using var target = uploads.NewFile();
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            var bytes = 0L;
            while (await content.ReadAsync(buffer, cancellationToken) is var read and > 0)
            {
                bytes += read;
                if (bytes <= most)
                    Write(target, buffer.AsSpan(0, read));
                else
                    target.SetLength(0);
            }
            return new StoredFile(target.Name, name, bytes);
        }
        catch
        {
            UploadDirectory.Delete(target.Name);
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
