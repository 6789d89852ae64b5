using Ipernity.Sandbox.Community.Files;
using Microsoft.Net.Http.Headers;

namespace Ipernity.Sandbox.Pages;

/// <summary>
/// Sends the file of a document unchanged, or the part of it that is asked for. The headers prevent that its content runs in a browser;
/// files that browsers cannot show as pictures are downloaded.
/// </summary>
internal static class FileResponse
{
    /// <param name="context">The request.</param>
    /// <param name="type">The type of the file.</param>
    /// <param name="name">The name of the file.</param>
    /// <param name="tag">Identifies the content, such as its checksum.</param>
    /// <param name="content">The content. It is disposed.</param>
    public static Task SendAsync(HttpContext context, FileType type, string name, string tag, Stream content)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        if (!type.IsShownByBrowsers)
            headers.ContentDisposition = Attachment(name);
        return TypedResults.Stream(content, type.ContentType, entityTag: TagOf(tag), enableRangeProcessing: true).ExecuteAsync(context);
    }

    /// <summary>Sends a picture that the sandbox made.</summary>
    public static Task SendPictureAsync(HttpContext context, byte[] picture, string tag) =>
        TypedResults.Bytes(picture, FileType.Jpeg.ContentType, entityTag: TagOf(tag), enableRangeProcessing: true).ExecuteAsync(context);

    private static EntityTagHeaderValue TagOf(string tag) => new($"\"{tag}\"");

    private static string Attachment(string name)
    {
        var header = new ContentDispositionHeaderValue("attachment");
        header.SetHttpFileName(name);
        return header.ToString();
    }
}
