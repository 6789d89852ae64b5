namespace Ipernity.Sandbox.Pages;

/// <summary>
/// Tells a request that another web site made in somebody's browser from one that came from a page of the sandbox or from
/// no page at all: browsers say on a POST where it comes from.
/// </summary>
internal static class SameOrigin
{
    public static bool Holds(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none"))
            return false;
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }
}
