using Ipernity.Sandbox.Community.Files;
using Microsoft.Net.Http.Headers;

namespace Ipernity.Sandbox.Pages;

/// <summary>
/// Sends the file of a document unchanged. The headers prevent that its content runs in a browser; files that browsers cannot show as
/// pictures are downloaded.
/// </summary>
internal static class FileResponse
{
    public static async Task SendAsync(HttpContext context, FileType type, string name, Stream content)
    {
        await using (content)
        {
            var response = context.Response;
            response.ContentType = type.ContentType;
            response.ContentLength = content.Length;
            response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
            if (!type.IsShownByBrowsers)
                response.Headers.ContentDisposition = Attachment(name);
            await content.CopyToAsync(response.Body, context.RequestAborted);
        }
    }

    private static string Attachment(string name)
    {
        var header = new ContentDispositionHeaderValue("attachment");
        header.SetHttpFileName(name);
        return header.ToString();
    }
}
