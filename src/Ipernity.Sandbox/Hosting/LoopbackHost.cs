namespace Ipernity.Sandbox.Hosting;

/// <summary>
/// Answers only requests that name this machine, and not some other name that was bent to its address: that is how a web site
/// could reach the sandbox with the rights of its own pages.
/// </summary>
internal static class LoopbackHost
{
    public static Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        // Whatever is answered is what its type says and nothing else.
        context.Response.Headers.XContentTypeOptions = "nosniff";
        if (context.Request.Host.Host is "127.0.0.1" or "localhost" or "[::1]")
            return next(context);

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsync("This is a local sandbox: it answers at 127.0.0.1 and localhost alone.", context.RequestAborted);
    }
}
