using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Protocol.Requests;

/// <summary>The ways in which a call can be sent.</summary>
public sealed class RequestTests(SharedSandbox sandbox) : IClassFixture<SharedSandbox>
{
    private SandboxServer Server => sandbox.Server;

    [Fact]
    public async Task Parameters_can_be_sent_in_the_query()
    {
        using var client = new Client(Server);

        var answer = await client.GetAsync("test.echo", client.Signed("test.echo", ("echo", "a+b c&ü🍋")));

        Assert.Equal("a+b c&ü🍋", answer.Text("echo"));
    }

    [Fact]
    public async Task Parameters_can_be_sent_in_the_query_of_a_POST()
    {
        using var client = new Client(Server);
        var query = Client.Query(client.Signed("test.echo", ("echo", "x")));

        using var response = await client.Http.PostAsync(
            new Uri($"api/test.echo?{query}", UriKind.Relative), content: null, TestContext.Current.CancellationToken);

        Assert.Equal("x", JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!.Text("echo"));
    }

    [Theory]
    [InlineData("api/test.hello")]
    [InlineData("apps/authorize")]
    [InlineData("")]
    public async Task Requests_for_other_host_names_are_rejected(string address)
    {
        using var client = new Client(Server);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        request.Headers.Host = "evil.example";

        using var response = await client.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Content_types_must_not_be_guessed()
    {
        using var client = new Client(Server);

        using var response = await client.Http.GetAsync(new Uri("api/test.hello", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task Parameters_can_be_sent_as_multipart_fields()
    {
        using var client = new Client(Server);

        var answer = await PostMultipartAsync(client, "test.echo", client.Signed("test.echo", ("echo", "a+b\r\nü🍋")), file: null);

        Assert.Equal("a+b\r\nü🍋", answer.Text("echo"));
    }

    [Fact]
    public async Task The_file_of_a_multipart_form_is_not_signed()
    {
        using var client = Client.SignedIn(Server);

        var answer = await PostMultipartAsync(client, "upload.file", client.Signed("upload.file", ("title", "Ü")), new byte[300_000]);

        Assert.NotEmpty(answer.Text("ticket"));
    }

    [Fact]
    public async Task An_upload_without_a_file_is_missing_a_parameter()
    {
        using var client = Client.SignedIn(Server);

        Assert.Contains("'file'", await client.MessageAsync("upload.file", ("title", "x")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parameter_names_are_case_sensitive()
    {
        using var client = new Client(Server);

        var answer = await client.CallAsync("test.echo", ("echo", "small"), ("Echo", "large"), ("ECHO", "largest"));

        Assert.Equal("small", answer.Text("echo"));
    }

    [Fact]
    public async Task An_empty_text_is_echoed()
    {
        using var client = new Client(Server);

        Assert.Equal("", (await client.CallAsync("test.echo", ("echo", ""))).Text("echo"));
    }

    [Fact]
    public async Task A_long_text_is_echoed()
    {
        using var client = new Client(Server);
        var text = new string('ü', 1_000_000);

        Assert.Equal(text, (await client.CallAsync("test.echo", ("echo", text))).Text("echo"));
    }

    [Fact]
    public async Task A_form_that_is_too_large_is_rejected()
    {
        using var client = new Client(Server);
        using var content = new ByteArrayContent(new byte[20_000_000]);
        content.Headers.ContentType = new("application/x-www-form-urlencoded");

        using var response = await client.Http.PostAsync(
            new Uri("api/test.echo", UriKind.Relative), content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task Too_many_parameters_are_rejected()
    {
        using var client = new Client(Server);

        using var response = await client.Http.GetAsync(
            new Uri("api/test.hello?" + string.Join('&', Enumerable.Range(0, 501).Select(i => $"p{i}=1")), UriKind.Relative),
            TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Theory]
    [InlineData("multipart/form-data")]
    [InlineData("multipart/form-data; boundary=x")]
    public async Task An_invalid_multipart_body_is_rejected(string contentType)
    {
        using var client = new Client(Server);
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes("nothing of the kind"));
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);

        using var response = await client.Http.PostAsync(
            new Uri("api/test.echo", UriKind.Relative), content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Only_GET_and_POST_are_accepted(string verb)
    {
        using var client = new Client(Server);
        using var request = new HttpRequestMessage(new HttpMethod(verb), new Uri(Server.Address, "api/test.hello"));

        using var response = await client.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }

    [Fact]
    public async Task The_sandbox_listens_on_the_loopback_address_only()
    {
        Assert.Equal("127.0.0.1", Server.Address.Host);
        foreach (var address in await Dns.GetHostAddressesAsync(Dns.GetHostName(), TestContext.Current.CancellationToken))
        {
            if (IPAddress.IsLoopback(address))
                continue;
            using var socket = new System.Net.Sockets.Socket(
                address.AddressFamily, System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);
            await Assert.ThrowsAnyAsync<System.Net.Sockets.SocketException>(
                async () => await socket.ConnectAsync(address, Server.Address.Port, TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task Received_calls_are_recorded()
    {
        await using var server = await Started.SandboxAsync();
        using var client = new Client(server);
        client.Http.DefaultRequestHeaders.UserAgent.ParseAdd("Test/1.0");
        await client.CallAsync("test.echo", ("echo", "ü"));
        await client.GetAsync("doc.fly", [new("a", "b c")]);

        var calls = server.ReceivedCalls;

        Assert.Equal(2, calls.Count);
        Assert.Equal(
            ("test.echo", "POST", "", "Test/1.0", 200, 0),
            (calls[0].Method, calls[0].HttpMethod, calls[0].Query, calls[0].UserAgent, calls[0].StatusCode, calls[0].ApiCode));
        Assert.Equal("ü", calls[0].Parameters["echo"]);
        Assert.Equal(("doc.fly", "GET", "?a=b%20c", 103), (calls[1].Method, calls[1].HttpMethod, calls[1].Query, calls[1].ApiCode));
        Assert.Equal("b c", Assert.Single(calls[1].Parameters).Value);
        Assert.DoesNotContain("ü", calls[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_thousand_calls_are_recorded()
    {
        await using var server = await Started.SandboxAsync();
        using var client = new Client(server);
        for (var i = 0; i < 1_003; i++)
            await client.GetAsync("test.echo", [new("echo", $"{i}")]);

        Assert.Equal(1_000, server.ReceivedCalls.Count);
        Assert.Equal("3", server.ReceivedCalls[0].Parameters["echo"]);
        Assert.Equal("1002", server.ReceivedCalls[^1].Parameters["echo"]);
    }

    [Fact]
    public async Task Parallel_calls_get_their_own_answers()
    {
        using var client = Client.SignedIn(Server);

        await Task.WhenAll(Enumerable.Range(0, 300).Select(async i =>
            Assert.Equal($"{i}", (await client.CallAsync("test.echo", ("echo", i))).Text("echo"))));
    }

    private static async Task<JsonObject> PostMultipartAsync(
        Client client, string method, IReadOnlyDictionary<string, string> fields, byte[]? file)
    {
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            var part = new StringContent(value);
            part.Headers.ContentType = null;
            content.Add(part, name);
        }
        if (file is not null)
            content.Add(new ByteArrayContent(file), "file", "ü.jpg");
        using var response = await client.Http.PostAsync(
            new Uri($"api/{method}", UriKind.Relative), content, TestContext.Current.CancellationToken);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!.AsObject();
    }
}
