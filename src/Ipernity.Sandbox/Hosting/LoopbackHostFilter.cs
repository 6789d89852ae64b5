namespace Ipernity.Sandbox.Hosting;

/// <summary>
/// Rejects requests for host names other than this machine's and the configured ones. Otherwise a web site could point its own name
/// at 127.0.0.1 and reach the sandbox from its pages (DNS rebinding).
/// </summary>
internal sealed class LoopbackHostFilter(IReadOnlyList<string> hostNames)
{
    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        // Browsers must not guess another content type than the declared one.
        context.Response.Headers.XContentTypeOptions = "nosniff";
        if (Accepts(context.Request.Host.Host))
            return next(context);

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsync(
            "This is a local sandbox. It answers only at 127.0.0.1, localhost and the names of --host-name.", context.RequestAborted);
    }

    private bool Accepts(string host) =>
        host is "127.0.0.1" or "localhost" or "[::1]" || hostNames.Contains(host, StringComparer.OrdinalIgnoreCase);
}
