using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;

namespace Ipernity.Auth.Tests.Http;

/// <summary>Servers that send a signed call elsewhere: nothing of it gets there.</summary>
public sealed class RedirectTests
{
    public static TheoryData<int, bool> Redirects
    {
        get
        {
            var data = new TheoryData<int, bool>();
            foreach (var status in Enumerable.Range(300, 9))
            {
                data.Add(status, false);
                data.Add(status, true);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Redirects))]
    public async Task A_redirect_is_never_followed(int status, bool useGet)
    {
        await using var elsewhere = RawServer.Answering(ClientSetup.Ok);
        await using var server = RawServer.Answering(
            ClientSetup.Ok,
            $"{status} Elsewhere",
            $"Location: {elsewhere.Address}api/doc.getList/json\r\n"
        );
        using var client = ClientSetup.ClientOf(server);
        var call = new ApiCall("doc.getList");
        var options = new CallOptions
        {
            Token = ClientSetup.Token,
            UseGet = useGet,
            Retries = new RetryPolicy(3, TimeSpan.Zero),
        };
        var failure = await Assert.ThrowsAsync<IpernityTransportException>(() =>
            client.CallAsync(call, options, TestContext.Current.CancellationToken)
        );
        Assert.Equal((TransportFailure.Redirected, status, 1), (failure.Failure, failure.HttpStatus, server.Requests.Count));
        Assert.Equal(0, elsewhere.Connections);
        ClientSetup.AssertShowsNoSecret(failure, server);
    }

    [Theory]
    [InlineData("Refresh: 0; url={0}\r\n")]
    [InlineData("Location: {0}\r\n")]
    [InlineData("Content-Location: {0}\r\nLink: <{0}>; rel=canonical\r\n")]
    [InlineData("Alt-Svc: h2=\"{0}\"; ma=86400\r\n")]
    public async Task Other_hints_to_go_elsewhere_do_nothing(string headers)
    {
        await using var elsewhere = RawServer.Answering(ClientSetup.Ok);
        await using var server = RawServer.Answering(
            ClientSetup.Ok,
            headers: headers.Replace("{0}", elsewhere.Address.AbsoluteUri, StringComparison.Ordinal)
        );
        using var client = ClientSetup.ClientOf(server);
        for (var i = 0; i < 2; i++)
            await client.CallAsync(ClientSetup.Call(), ClientSetup.Options, TestContext.Current.CancellationToken);
        Assert.Equal((2, 0), (server.Requests.Count, elsewhere.Connections));
    }
}
