namespace Ipernity.PowerShell.Sandboxes;

/// <summary>The page of a sandbox on which its member allows an application.</summary>
internal static class SandboxPage
{
    /// <summary>Opens the link of a web application as a browser does, and follows it to the callback.</summary>
    public static async Task VisitAsync(Uri link, CancellationToken stop)
    {
        using var http = new HttpClient(new HttpClientHandler { UseProxy = false });
        try
        {
            using var page = await http.GetAsync(link, stop).ConfigureAwait(false);
        }
        catch (HttpRequestException)
        {
            // Nothing listens at the callback of the sandbox. The wait for the browser reports it.
        }
    }

    /// <summary>Opens the link as a browser does. A sandbox with -AutoApprove then allows what the link asks for.</summary>
    /// <exception cref="HttpRequestException">The sandbox did not answer.</exception>
    public static async Task<bool> OpenAsync(Uri link, CancellationToken stop)
    {
        using var http = new HttpClient(new HttpClientHandler { UseProxy = false });
        using var page = await http.GetAsync(link, stop).ConfigureAwait(false);
        page.EnsureSuccessStatusCode();
        return true;
    }
}
