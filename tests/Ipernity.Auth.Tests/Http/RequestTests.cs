using System.Web;
using Ipernity.Auth.Http;
using Ipernity.Auth.Signing;

namespace Ipernity.Auth.Tests.Http;

public sealed class RequestTests
{
    [Fact]
    public async Task A_call_is_posted_with_its_parameters_in_the_body_alone()
    {
        await using var server = RawServer.Answering(ClientSetup.Ok);
        using var client = ClientSetup.ClientOf(server);
        await client.CallAsync(ClientSetup.Call(), ClientSetup.Options, TestContext.Current.CancellationToken);

        var request = Assert.Single(server.Requests);
        Assert.StartsWith("POST /api/test.echo/json HTTP/1.1\r\n", request, StringComparison.Ordinal);
        Assert.Equal("é & 1+1=2", Body(request)["echo"]);
    }

    [Fact]
    public async Task A_call_by_get_has_its_parameters_in_the_address()
    {
        await using var server = RawServer.Answering(ClientSetup.Ok);
        using var client = ClientSetup.ClientOf(server);
        await client.CallAsync(
            new ApiCall("test.echo", new KeyValuePair<string, string>("echo", "é & 1+1=2")),
            new CallOptions { UseGet = true },
            TestContext.Current.CancellationToken
        );

        var line = Assert.Single(server.Requests).Split("\r\n")[0];
        Assert.StartsWith("GET /api/test.echo/json?", line, StringComparison.Ordinal);
        Assert.Equal("é & 1+1=2", HttpUtility.ParseQueryString(line.Split(' ')[1].Split('?')[1])["echo"]);
    }

    [Theory]
    [InlineData(SignatureOrder.ParametersFirst)]
    [InlineData(SignatureOrder.SecretFirst)]
    public async Task The_signature_covers_key_token_and_parameters_raw(SignatureOrder order)
    {
        await using var server = RawServer.Answering(ClientSetup.Ok);
        using var client = ClientSetup.ClientOf(server, order: order);
        await client.CallAsync(ClientSetup.Call(), ClientSetup.Options, TestContext.Current.CancellationToken);

        var sent = Body(Assert.Single(server.Requests));
        Assert.Equal(
            new RequestSigner(ClientSetup.Secret, order).Sign(
                "test.echo",
                [new("api_key", "the-key"), new("auth_token", ClientSetup.Token), new("echo", "é & 1+1=2")]
            ),
            sent["api_sig"]
        );
    }

    [Fact]
    public async Task A_call_without_a_token_sends_none()
    {
        await using var server = RawServer.Answering(ClientSetup.Ok);
        using var client = ClientSetup.ClientOf(server);
        await client.CallAsync(new ApiCall("test.hello"), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(["api_key", "api_sig"], Body(Assert.Single(server.Requests)).AllKeys);
    }

    [Fact]
    public async Task A_value_longer_than_an_address_may_be_arrives_whole()
    {
        await using var server = RawServer.Answering(ClientSetup.Ok);
        using var client = ClientSetup.ClientOf(server);
        var text = new string('é', 100_000);
        await client.CallAsync(
            new ApiCall("doc.set", new KeyValuePair<string, string>("description", text)),
            cancellationToken: TestContext.Current.CancellationToken
        );
        Assert.Equal(text, Body(Assert.Single(server.Requests))["description"]);
    }

    [Fact]
    public async Task Parameters_too_long_for_an_address_are_refused_and_nothing_is_sent()
    {
        await using var server = RawServer.Answering(ClientSetup.Ok);
        using var client = ClientSetup.ClientOf(server);
        var call = new ApiCall("test.echo", new KeyValuePair<string, string>("echo", new string('x', 66_000)));
        var options = new CallOptions { UseGet = true };
        var refused = await Assert.ThrowsAsync<ArgumentException>(() =>
            client.CallAsync(call, options, TestContext.Current.CancellationToken)
        );
        Assert.Contains("test.echo", refused.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public void A_name_too_long_for_an_address_is_refused_and_cut_in_the_error() =>
        Assert.InRange(Assert.Throws<ArgumentException>(() => new ApiCall(new string('x', 70_000))).Message.Length, 500, 600);

    [Fact]
    public void A_name_that_would_control_a_terminal_shows_its_controls() =>
        Assert.Contains(
            "'doc␛[31m.get'",
            Assert.Throws<ArgumentException>(() => new ApiCall("doc\e[31m.get")).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public async Task Calls_one_after_another_share_a_connection()
    {
        await using var server = RawServer.Answering(ClientSetup.Ok);
        using var client = ClientSetup.ClientOf(server);
        for (var i = 0; i < 20; i++)
            await client.CallAsync(ClientSetup.Call(), ClientSetup.Options, TestContext.Current.CancellationToken);
        Assert.Equal(1, server.Connections);
    }

    [Theory]
    [InlineData("")]
    [InlineData("doc.get/../../x")]
    [InlineData("doc get")]
    [InlineData("doc.get?x=1")]
    public void A_name_that_is_no_methods_is_refused(string method) =>
        Assert.Contains($"'{method}'", Assert.Throws<ArgumentException>(() => new ApiCall(method)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("api_key")]
    [InlineData("api_sig")]
    public void A_parameter_that_the_client_sets_is_refused(string name) =>
        Assert.Contains(
            $"'{name}'",
            Assert.Throws<ArgumentException>(() => new ApiCall("test.echo", new KeyValuePair<string, string>(name, "x"))).Message,
            StringComparison.Ordinal
        );

    private static System.Collections.Specialized.NameValueCollection Body(string request) =>
        HttpUtility.ParseQueryString(request[(request.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]);
}
