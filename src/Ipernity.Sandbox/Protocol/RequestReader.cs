using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Ipernity.Sandbox.Protocol;

/// <summary>
/// Reads the parameters of a request, from the query and, where it is POSTed, from its body: form fields, encoded either
/// way. They are read here rather than by the framework's own form reader because that one does not tell <c>A</c> from
/// <c>a</c>.
/// </summary>
internal static class RequestReader
{
    private const int MaximumForm = 8 * 1024 * 1024;
    private const string FilePart = "file";

    public static async Task<ReceivedRequest> ReadAsync(HttpContext context)
    {
        var request = context.Request;
        var parameters = new ParameterList();
        AddEncoded(parameters, request.QueryString.Value.AsMemory());

        var isPost = HttpMethods.IsPost(request.Method);
        var hasFile = false;
        if (isPost && request.ContentType is { } contentType && MediaTypeHeaderValue.TryParse(contentType, out var type))
        {
            if (type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
                AddEncoded(parameters, (await ReadTextAsync(request.Body, context.RequestAborted)).AsMemory());
            else if (type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
                hasFile = await AddMultipartAsync(parameters, request.Body, type, context.RequestAborted);
        }
        return new ReceivedRequest(
            request.RouteValues["method"] as string ?? "",
            request.RouteValues["format"] as string ?? "",
            isPost,
            parameters,
            hasFile);
    }

    /// <summary>Reads <c>name=value&amp;..</c>, with or without a question mark before it.</summary>
    public static void AddEncoded(ParameterList parameters, ReadOnlyMemory<char> text)
    {
        foreach (var pair in new QueryStringEnumerable(text))
            parameters.Add(pair.DecodeName().ToString(), pair.DecodeValue().ToString());
    }

    /// <summary>The fields of a form that a page posted.</summary>
    public static async Task<ParameterList> ReadFormAsync(HttpContext context)
    {
        var form = new ParameterList();
        AddEncoded(form, (await ReadTextAsync(context.Request.Body, context.RequestAborted)).AsMemory());
        return form;
    }

    private static async Task<string> ReadTextAsync(Stream body, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(4096);
        try
        {
            var length = 0;
            while (await body.ReadAsync(buffer.AsMemory(length), cancellationToken) is var read and > 0)
            {
                length += read;
                if (length < buffer.Length)
                    continue;
                if (length >= MaximumForm)
                    throw new RequestTooLargeException($"A form may have {MaximumForm} bytes.");
                var larger = ArrayPool<byte>.Shared.Rent(2 * length);
                buffer.AsSpan(0, length).CopyTo(larger);
                ArrayPool<byte>.Shared.Return(buffer);
                buffer = larger;
            }
            return Encoding.UTF8.GetString(buffer, 0, length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static async Task<bool> AddMultipartAsync(ParameterList parameters, Stream body, MediaTypeHeaderValue type, CancellationToken cancellationToken)
    {
        var hasFile = false;
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (string.IsNullOrEmpty(boundary))
            throw new InvalidDataException("The multipart body has no boundary.");
        var reader = new MultipartReader(boundary, body);
        while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
                continue;
            var name = HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "";
            if (disposition.IsFileDisposition() || name == FilePart)
            {
                hasFile |= name == FilePart;
                await section.Body.CopyToAsync(Stream.Null, cancellationToken);
            }
            else
            {
                parameters.Add(name, await ReadTextAsync(section.Body, cancellationToken));
            }
        }
        return hasFile;
    }
}
