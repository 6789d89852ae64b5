using Ipernity.Sandbox.Community.Files;
using Microsoft.Net.Http.Headers;

namespace Ipernity.Sandbox.Pages;

/// <summary>
/// Sends an uploaded file unchanged. The headers prevent that its content runs in a browser; files that browsers cannot show as
/// pictures are downloaded.
/// </summary>
internal static class UploadedFileResponse
{
    public static async Task SendAsync(HttpContext context, PostedFile file, FileStream content)
    {
        await using (content)
        {
            var response = context.Response;
            response.ContentType = file.ContentType;
            response.ContentLength = content.Length;
            response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
            if (!file.IsShownByBrowsers)
                response.Headers.ContentDisposition = Attachment(file.Stored.Name);
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
