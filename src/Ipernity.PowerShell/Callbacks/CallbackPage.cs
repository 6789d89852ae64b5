using System.Text;

namespace Ipernity.PowerShell.Callbacks;

/// <summary>The pages that the browser shows after the redirect to the callback.</summary>
internal static class CallbackPage
{
    private const string Headers =
        "Cache-Control: no-store\r\nReferrer-Policy: no-referrer\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n"
        + "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
        + "frame-ancestors 'none'\r\n";

    private const string Style =
        ":root { color-scheme: light dark } "
        + "body { font: 1.1rem/1.5 system-ui, sans-serif; margin: 15vh auto 0; max-width: 32rem; padding: 0 1rem; text-align: center }";

    /// <summary>The application is allowed.</summary>
    public static byte[] Allowed { get; } = Of(
        "200 OK", "Signed in", "ipernity has allowed the application", "You can close this window and go back to PowerShell.");

    /// <summary>The person did not allow the application, or the service failed.</summary>
    public static byte[] Refused { get; } = Of(
        "200 OK", "Not signed in", "The application was not allowed", "You can close this window. PowerShell shows what to do next.");

    /// <summary>The request was not meant for the callback.</summary>
    public static byte[] NotFound { get; } = Of(
        "404 Not Found", "Not found", "There is nothing here", "PowerShell uses this address to sign in to ipernity.");

    private static byte[] Of(string status, string title, string heading, string text)
    {
        var page = Encoding.UTF8.GetBytes(
            $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{title} - Ipernity for PowerShell</title>
            <style>{Style}</style>
            </head>
            <body>
            <main>
            <h1>{heading}</h1>
            <p>{text}</p>
            </main>
            </body>
            </html>
            """);
        var head = $"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {page.Length}\r\n{Headers}\r\n";
        return [.. Encoding.ASCII.GetBytes(head), .. page];
    }
}
