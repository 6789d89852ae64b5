namespace Ipernity.Sandbox.Pages;

/// <summary>The layout of all pages and their security headers.</summary>
internal static class PageLayout
{
    public static async Task WriteAsync(HttpContext context, Page page, IEnumerable<Uri> callbacks)
    {
        var response = context.Response;
        response.StatusCode = page.Status;
        response.ContentType = "text/html; charset=utf-8";
        var headers = response.Headers;
        headers.CacheControl = "no-store";
        headers.XFrameOptions = "DENY";
        headers.ContentSecurityPolicy = Policy(callbacks);
        // With a stricter policy browsers would send the form without its origin.
        headers["Referrer-Policy"] = "same-origin";
        await response.WriteAsync(Frame(page).ToString(), context.RequestAborted);
    }

    /// <summary>Browsers also check form-action for the redirect after a form was posted, so the callbacks must be allowed.</summary>
    private static string Policy(IEnumerable<Uri> callbacks)
    {
        var targets =
            string.Join(' ', callbacks.Select(callback => callback.GetLeftPart(UriPartial.Authority)).Prepend("'self'").Distinct());
        return $"default-src 'none'; style-src '{Stylesheet.Hash}'; img-src 'self'; form-action {targets}; "
            + "base-uri 'none'; frame-ancestors 'none'";
    }

    private static Html Frame(Page page) => Html.Of(
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{page.Title} - ipernity sandbox</title>
        <link rel="icon" href="/favicon.jpg" type="image/jpeg">
        <style>{Stylesheet.Text}</style>
        </head>
        <body>
        <header>
        <p class="brand"><a href="/">ipernity <b>sandbox</b></a></p>
        </header>
        <main>
        {page.Body}
        </main>
        <footer>
        <p>This is a local sandbox on your machine, not ipernity.com. All accounts and pictures are made up.</p>
        </footer>
        </body>
        </html>

        """);
}
