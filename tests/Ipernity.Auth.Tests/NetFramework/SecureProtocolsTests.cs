using System.Net;
using System.Security.Authentication;
using Ipernity.Auth.Http;

namespace Ipernity.Auth.Tests.NetFramework;

#pragma warning disable CA5364 // What a process may still allow.
public sealed class SecureProtocolsTests
{
    [Theory]
    [InlineData(SecurityProtocolType.Tls)]
    [InlineData(SecurityProtocolType.Ssl3 | SecurityProtocolType.Tls)]
    [InlineData(SecurityProtocolType.Ssl3 | SecurityProtocolType.Tls | SecurityProtocolType.Tls11)]
    public void A_process_that_allows_nothing_new_is_not_followed(SecurityProtocolType allowed) =>
        Assert.Equal(SslProtocols.Tls12, SecureProtocols.Choose(allowed));

    [Theory]
    [InlineData(SecurityProtocolType.SystemDefault)]
    [InlineData(SecurityProtocolType.Tls12)]
    [InlineData(SecurityProtocolType.Tls | SecurityProtocolType.Tls12)]
    [InlineData((SecurityProtocolType)12288)] // TLS 1.3, which .NET Framework 4.7.2 has no name for.
    public void A_process_or_a_system_that_chooses_well_chooses(SecurityProtocolType allowed) =>
        Assert.Equal(SslProtocols.None, SecureProtocols.Choose(allowed));

    [Fact]
    public void What_the_process_allows_to_others_is_left_as_it_is()
    {
        var allowed = ServicePointManager.SecurityProtocol;
        using var client = new IpernityClient(new IpernityApplication("k", "s"), IpernityServer.Live);
        Assert.Equal(allowed, ServicePointManager.SecurityProtocol);
    }
}
