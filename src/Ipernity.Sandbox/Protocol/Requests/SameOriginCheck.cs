namespace Ipernity.Sandbox.Protocol.Requests;

/// <summary>
/// Detects requests that another web site made in someone's browser. Browsers report the origin of a POST; other clients do not.
/// </summary>
internal static class SameOriginCheck
{
    public static bool Passes(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none"))
            return false;
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Answers a request that does not pass, without reading its body.</summary>
    public static Task RefuseAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(
            "Requests from web sites are not allowed. Use a script instead.\n", context.RequestAborted);
    }
}
