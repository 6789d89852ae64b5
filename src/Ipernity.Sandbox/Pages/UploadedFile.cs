using Ipernity.Sandbox.Uploads;
using Microsoft.Net.Http.Headers;

namespace Ipernity.Sandbox.Pages;

/// <summary>
/// Sends a file that was uploaded, byte for byte. Whatever is in it may do nothing in a browser: what that does not show as a
/// picture it is to save.
/// </summary>
internal static class UploadedFile
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
