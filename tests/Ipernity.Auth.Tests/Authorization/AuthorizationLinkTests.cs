using System.Web;
using Ipernity.Auth.Authorization;
using Ipernity.Auth.Signing;

namespace Ipernity.Auth.Tests.Authorization;

public sealed class AuthorizationLinkTests
{
    private static readonly IpernityApplication Application = new("0123456789abcdef0123456789abcdef", "0a2b3c4d5e6a7b8d");
    private static readonly PermissionSet Write = PermissionSet.None.With("doc", "write");

    [Fact]
    public void The_link_of_a_web_application_carries_key_permission_and_signature() =>
        Assert.Equal(
            "https://www.ipernity.com/apps/authorize?api_key=0123456789abcdef0123456789abcdef&perm_doc=write"
                + "&api_sig=d1ec59737e69c31f7a65ac3cf73c61d0",
            AuthorizationLink.Create(IpernityServer.Live, Application, SignatureOrder.SecretFirst, Write).AbsoluteUri
        );

    [Fact]
    public void The_link_of_a_desktop_application_carries_the_frob_too() =>
        Assert.Equal(
            "454-712bd4eed6",
            Query(AuthorizationLink.Create(IpernityServer.Live, Application, default, Write, "454-712bd4eed6"))["frob"]
        );

    [Theory]
    [InlineData("a b")]
    [InlineData("a+b&c=d")]
    [InlineData("100%#?/é🙂")]
    public void Whatever_the_frob_is_the_link_parses_back_to_what_was_signed(string frob)
    {
        var query = Query(AuthorizationLink.Create(IpernityServer.Live, Application, default, Write, frob));
        Assert.Equal(frob, query["frob"]);
        Assert.Equal(
            new RequestSigner(Application.ApiSecret!).SignLink([
                new("api_key", query["api_key"]!),
                new("frob", query["frob"]!),
                new("perm_doc", query["perm_doc"]!),
            ]),
            query["api_sig"]
        );
    }

    [Fact]
    public void Areas_without_a_permission_are_not_in_the_link() =>
        Assert.Equal(
            ["api_key", "perm_doc", "api_sig"],
            Query(AuthorizationLink.Create(IpernityServer.Live, Application, default, Write)).AllKeys
        );

    [Fact]
    public void Another_server_has_its_page_under_its_own_address() =>
        Assert.StartsWith(
            "http://127.0.0.1:8080/apps/authorize?",
            AuthorizationLink.Create(IpernityServer.At(new Uri("http://127.0.0.1:8080")), Application, default, Write).AbsoluteUri,
            StringComparison.Ordinal
        );

    private static System.Collections.Specialized.NameValueCollection Query(Uri link) => HttpUtility.ParseQueryString(link.Query);
}
