namespace Ipernity.Auth.Tests;

public sealed class IpernityServerTests
{
    [Theory]
    [InlineData("http://example.org/")]
    [InlineData("http://192.168.1.1/")]
    public void Plain_http_is_refused_for_any_other_machine(string address) =>
        Assert.Contains(address, Refused(address), StringComparison.Ordinal);

    [Theory]
    [InlineData("http://localhost:5000")]
    [InlineData("http://127.0.0.1")]
    [InlineData("http://[::1]:5000/")]
    public void Plain_http_is_taken_for_this_machine(string address) => Assert.True(IpernityServer.At(new Uri(address)).IsLoopback);

    [Theory]
    [InlineData("ftp://example.org/")]
    [InlineData("file:///etc/passwd")]
    public void Anything_but_the_web_is_refused(string address) =>
        Assert.Contains("not a web address", Refused(address), StringComparison.Ordinal);

    [Theory]
    [InlineData("https://me:hunter2@example.org/")]
    [InlineData("http://me:hunter2@example.org/")]
    [InlineData("ftp://me:hunter2@example.org/")]
    public void A_password_in_the_address_is_refused_and_not_repeated(string address) =>
        Assert.DoesNotContain("hunter2", Refused(address), StringComparison.Ordinal);

    [Theory]
    [InlineData("https://api.ipernity.com")]
    [InlineData("https://www.ipernity.com/")]
    [InlineData("https://IPERNITY.com")]
    public void The_services_own_names_mean_the_live_service(string address) =>
        Assert.Same(IpernityServer.Live, IpernityServer.At(new Uri(address)));

    [Theory]
    [InlineData("https://api.ipernity.com:8443/")]
    [InlineData("https://www.ipernity.com/mirror/")]
    public void Another_port_or_path_is_taken_at_its_word(string address) =>
        Assert.Equal(address, IpernityServer.At(new Uri(address)).Address.AbsoluteUri);

    [Theory]
    [InlineData("https://example.org")]
    [InlineData("https://example.org/")]
    public void The_api_is_below_the_address(string address) =>
        Assert.Equal("https://example.org/api/", IpernityServer.At(new Uri(address)).ApiRoot.AbsoluteUri);

    [Fact]
    public void A_server_below_a_path_keeps_the_path() =>
        Assert.Equal(
            "https://example.org/ipernity/apps/authorize",
            IpernityServer.At(new Uri("https://example.org/ipernity")).AuthorizationPage.AbsoluteUri
        );

    [Fact]
    public void Its_own_address_gives_the_live_service_again() =>
        Assert.Same(IpernityServer.Live, IpernityServer.At(IpernityServer.Live.Address));

    private static string Refused(string address) => Assert.Throws<ArgumentException>(() => IpernityServer.At(new Uri(address))).Message;
}
