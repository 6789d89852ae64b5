using System.Security.Cryptography.X509Certificates;

namespace System.Net.Security;

internal sealed class SslServerAuthenticationOptions
{
    public required X509Certificate ServerCertificate { get; init; }
}
