namespace Ipernity.Sandbox.Hosting;

/// <summary>
/// Rejects requests for other host names than this machine's. Otherwise a web site could point its own name at 127.0.0.1 and
/// reach the sandbox from its pages (DNS rebinding).
/// </summary>
internal static class LoopbackHostFilter
{
    public static Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        // Browsers must not guess another content type than the declared one.
        context.Response.Headers.XContentTypeOptions = "nosniff";
        if (context.Request.Host.Host is "127.0.0.1" or "localhost" or "[::1]")
            return next(context);

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsync("This is a local sandbox. It answers only at 127.0.0.1 and localhost.", context.RequestAborted);
    }
}
