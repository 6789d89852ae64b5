using System.Net;
using System.Security.Authentication;

namespace Ipernity.Auth.Http;

/// <summary>
/// Chooses the TLS versions of a connection on .NET Framework. Windows PowerShell on an older system may allow only versions that the
/// service no longer supports. The setting of the process is not changed.
/// </summary>
internal static class SecureProtocols
{
    // .NET Standard has no name for this value.
    private const SecurityProtocolType SystemDefault = 0;

    /// <param name="allowed">The versions that the process allows.</param>
    /// <returns>The versions to request; <see cref="SslProtocols.None"/> leaves the choice to the system.</returns>
    public static SslProtocols Choose(SecurityProtocolType allowed) =>
        allowed != SystemDefault && allowed < SecurityProtocolType.Tls12 ? SslProtocols.Tls12 : SslProtocols.None;
}
