using System.Buffers;
using Ipernity.Sandbox.Protocol.Catalogue;
using Ipernity.Sandbox.Protocol.Errors;
using Ipernity.Sandbox.Storage;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Ipernity.Sandbox.Protocol.Requests;

/// <summary>
/// Reads the parameters of a request from its query and its form. The framework's form reader is not used because it ignores the
/// case of names.
/// </summary>
internal static class RequestReader
{
    private const int MaximumForm = 8 * 1024 * 1024;

    public static async Task<ReceivedRequest> ReadAsync(HttpContext context, UploadDirectory uploads, long maximumFileSize)
    {
        var request = context.Request;
        if (EnvelopedCall.IsUsedBy(request))
            return await ReadEnvelopeAsync(context);
        var method = Method(request);
        var parameters = new ParameterList();
        AddEncoded(parameters, request.QueryString.Value.AsMemory());

        var isPost = HttpMethods.IsPost(request.Method);
        StoredFile? file = null;
        if (isPost && request.ContentType is { } contentType && MediaTypeHeaderValue.TryParse(contentType, out var type))
        {
            if (type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
            {
                AddEncoded(parameters, (await ReadTextAsync(request.Body, context.RequestAborted)).AsMemory(), type.Charset.Value);
            }
            else if (type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            {
                var storage = UploadMethodNames.Contains(method) ? uploads : null;
                file = await MultipartForm.ReadAsync(parameters, request.Body, type, storage, maximumFileSize, context.RequestAborted);
            }
        }
        OAuthHeader.AddTo(parameters, request.Headers.Authorization.ToString());
        return new ReceivedRequest(method, Format(request), isPost, parameters, file) { SignedParts = SignedParts.Of(request, parameters) };
    }

    private static async Task<ReceivedRequest> ReadEnvelopeAsync(HttpContext context)
    {
        var request = context.Request;
        var (kind, format) = (Method(request), Format(request));
        var (method, failure) = (kind, default(CallFailedException));
        var parameters = new ParameterList();
        try
        {
            method = EnvelopedCall.Read(kind, await ReadBytesAsync(request.Body, context.RequestAborted), parameters);
        }
        catch (CallFailedException invalid)
        {
            failure = invalid;
        }

        OAuthHeader.AddTo(parameters, request.Headers.Authorization.ToString());
        return new ReceivedRequest(method, format is "" ? kind : format, HttpMethods.IsPost(request.Method), parameters, file: null)
        {
            SignedParts = SignedParts.Of(request, parameters),
            Failure = failure,
        };
    }

    /// <summary>Reads a request without its body.</summary>
    public static ReceivedRequest ReadAddress(HttpContext context)
    {
        var request = context.Request;
        var parameters = new ParameterList();
        AddEncoded(parameters, request.QueryString.Value.AsMemory());
        return new ReceivedRequest(Method(request), Format(request), HttpMethods.IsPost(request.Method), parameters, file: null)
        {
            SignedParts = SignedParts.Of(request, parameters),
        };
    }

    /// <summary>Reads <c>name=value&amp;..</c>, with or without a leading question mark.</summary>
    public static void AddEncoded(ParameterList parameters, ReadOnlyMemory<char> text, string? charset = null)
    {
        var other = SentText.FindOther(charset);
        foreach (var pair in new QueryStringEnumerable(text))
            parameters.Add(SentText.ReadEncoded(pair.DecodeName().ToString(), pair.EncodedValue.Span, other));
    }

    /// <summary>Reads the fields of a form that a page or a script posted.</summary>
    public static async Task<ParameterList> ReadFormAsync(HttpContext context)
    {
        var form = new ParameterList();
        AddEncoded(form, (await ReadTextAsync(context.Request.Body, context.RequestAborted)).AsMemory());
        return form;
    }

    private static async Task<string> ReadTextAsync(Stream body, CancellationToken cancellationToken) =>
        SentText.Escape((await ReadBytesAsync(body, cancellationToken)).Span);

    public static async Task<ReadOnlyMemory<byte>> ReadBytesAsync(Stream body, CancellationToken cancellationToken)
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
            return buffer.AsSpan(0, length).ToArray();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The API method in the address, whether it exists or not.</summary>
    public static string Method(HttpRequest request) => request.RouteValues["method"] as string ?? "";

    private static string Format(HttpRequest request) => request.RouteValues["format"] as string ?? "";

    /// <summary>Allows bodies of any size for uploads. Call it before the body is read.</summary>
    public static void LiftBodyLimit(HttpContext context)
    {
        if (UploadMethodNames.Contains(Method(context.Request))
            && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = null;
    }
}
