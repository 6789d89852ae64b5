using System.Net;

namespace Ipernity.Auth.Http;

/// <summary>Creates the handler of a connection. It follows no redirects and ignores cookies.</summary>
internal static class ServerHandler
{
    // After this time, a new connection looks up the address of the service again.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    /// <param name="server">The server.</param>
    /// <param name="decompresses">Whether to request compressed answers. Files are downloaded without compression.</param>
    public static HttpMessageHandler Create(IpernityServer server, bool decompresses = true)
    {
        // Plain HTTP is only for this computer and must not reach a proxy.
        var useProxy = !server.IsLoopback;
#if NET8_0_OR_GREATER
        return new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = useProxy,
            AutomaticDecompression = decompresses ? DecompressionMethods.GZip | DecompressionMethods.Deflate : DecompressionMethods.None,
            PooledConnectionLifetime = ConnectionLifetime,
        };
#else
        ServicePointManager.FindServicePoint(server.ApiRoot).ConnectionLeaseTimeout = (int)ConnectionLifetime.TotalMilliseconds;
        return new HttpClientHandler
        {
            // The default of .NET Framework, two, would delay the pages of a list and calls from several runspaces.
            MaxConnectionsPerServer = 64,
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = useProxy,
            // No deflate, because .NET Framework does not support its HTTP variant.
            AutomaticDecompression = decompresses ? DecompressionMethods.GZip : DecompressionMethods.None,
            SslProtocols = SecureProtocols.Choose(ServicePointManager.SecurityProtocol),
        };
#endif
    }
}
