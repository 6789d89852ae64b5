using System.Buffers;
using System.Text;
using Ipernity.Sandbox.Data;
using Ipernity.Sandbox.Uploads;
using Microsoft.AspNetCore.Http.Features;
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

    public static async Task<ReceivedRequest> ReadAsync(HttpContext context, Community community, Fault? fault)
    {
        var request = context.Request;
        var method = Method(request);
        var parameters = new ParameterList();
        AddEncoded(parameters, request.QueryString.Value.AsMemory());

        var isPost = HttpMethods.IsPost(request.Method);
        StoredFile? file = null;
        if (isPost && request.ContentType is { } contentType && MediaTypeHeaderValue.TryParse(contentType, out var type))
        {
            if (type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
            {
                AddEncoded(parameters, (await ReadTextAsync(request.Body, context.RequestAborted)).AsMemory());
            }
            else if (type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            {
                var uploads = UploadMethods.Take(method) ? community.UploadDirectory : null;
                file = await MultipartForm.ReadAsync(
                    parameters, request.Body, type, uploads, UploadLimits.MaximumFileSize(community.Options), context.RequestAborted);
            }
        }
        return new ReceivedRequest(method, Format(request), isPost, parameters, file) { Fault = fault };
    }

    /// <summary>A request whose body is not read.</summary>
    public static ReceivedRequest ReadAddress(HttpContext context, Fault fault)
    {
        var request = context.Request;
        var parameters = new ParameterList();
        AddEncoded(parameters, request.QueryString.Value.AsMemory());
        return new ReceivedRequest(Method(request), Format(request), HttpMethods.IsPost(request.Method), parameters, file: null) { Fault = fault };
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

    public static async Task<string> ReadTextAsync(Stream body, CancellationToken cancellationToken)
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

    /// <summary>The method as it stands in the address, known or not.</summary>
    public static string Method(HttpRequest request) => request.RouteValues["method"] as string ?? "";

    private static string Format(HttpRequest request) => request.RouteValues["format"] as string ?? "";

    /// <summary>A file may be larger than anything else that is sent. To be called before the body is read.</summary>
    public static void LiftBodyLimit(HttpContext context)
    {
        if (UploadMethods.Take(Method(context.Request)) && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = null;
    }
}
