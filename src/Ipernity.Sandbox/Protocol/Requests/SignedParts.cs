using Microsoft.AspNetCore.Http.Extensions;

namespace Ipernity.Sandbox.Protocol.Requests;

/// <summary>What an OAuth signature covers.</summary>
/// <param name="HttpMethod">The HTTP method in upper case.</param>
/// <param name="Address">The address as it was called: scheme and host in lower case, without a default port and without the query.</param>
/// <param name="IsHttps">Whether it was called with HTTPS.</param>
/// <param name="Parameters">All parameters of query, body and header.</param>
internal sealed record SignedParts(string HttpMethod, string Address, bool IsHttps, ParameterList Parameters)
{
    public static SignedParts Of(HttpRequest request, ParameterList parameters)
    {
        var called = new Uri(UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase, request.Path));
        return new SignedParts(request.Method.ToUpperInvariant(), called.AbsoluteUri, request.IsHttps, parameters);
    }
}
