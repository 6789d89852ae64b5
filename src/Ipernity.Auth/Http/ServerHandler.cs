using System.Net;

namespace Ipernity.Auth.Http;

/// <summary>Makes the handler of a connection: no redirects followed, no cookies, compressed answers understood.</summary>
internal static class ServerHandler
{
    // A connection kept for long would not see the service move to another address.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    public static HttpMessageHandler Create(IpernityServer server)
    {
        // Plain HTTP is for this machine alone: it must not go out to a proxy.
        var useProxy = !server.IsLoopback;
#if NET8_0_OR_GREATER
        return new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = useProxy,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
            PooledConnectionLifetime = ConnectionLifetime,
        };
#else
        ServicePointManager.FindServicePoint(server.ApiRoot).ConnectionLeaseTimeout = (int)ConnectionLifetime.TotalMilliseconds;
        return new HttpClientHandler
        {
            // .NET Framework allows two, which would hold up the pages of a list and calls from several runspaces.
            MaxConnectionsPerServer = 64,
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = useProxy,
            // Not deflate, of which .NET Framework knows another form than HTTP's.
            AutomaticDecompression = DecompressionMethods.GZip,
            SslProtocols = SecureProtocols.Choose(ServicePointManager.SecurityProtocol),
        };
#endif
    }
}
