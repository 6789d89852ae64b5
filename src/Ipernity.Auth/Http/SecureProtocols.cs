#if !NET8_0_OR_GREATER
using System.Net;
using System.Security.Authentication;

namespace Ipernity.Auth.Http;

/// <summary>
/// The versions of TLS that a connection on .NET Framework takes. Windows PowerShell on an older system may allow none that
/// a service still speaks; what it allows to others is left as it is.
/// </summary>
internal static class SecureProtocols
{
    // It has no name in .NET Standard.
    private const SecurityProtocolType SystemDefault = 0;

    /// <param name="allowed">What the process allows.</param>
    /// <returns>What to ask for; none where the process, or the system, chooses well.</returns>
    public static SslProtocols Choose(SecurityProtocolType allowed) =>
        allowed != SystemDefault && allowed < SecurityProtocolType.Tls12 ? SslProtocols.Tls12 : SslProtocols.None;
}
#endif
