using System.Diagnostics;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Ipernity.Sandbox.Faults;
using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Faults;

/// <summary>The faults that reset or delay the connection.</summary>
public sealed class FaultConnectionTests : IAsyncLifetime
{
    private SandboxServer _server = null!;
    private Client _client = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await Started.SandboxAsync();
        _client = Client.SignedIn(_server);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task reset_closes_the_connection_without_running_the_call()
    {
        _server.AddFault(new Fault(FaultKind.Reset));

        Assert.Equal(new RawAnswer("", IsReset: true), await RawAnswer.ReadAsync(_client, "album.create", ("title", "Lost")));
        Assert.Equal(0, await AlbumsAsync("Lost"));
    }

    [Fact]
    public async Task reset_after_runs_the_call_and_loses_the_answer()
    {
        _server.AddFault(new Fault(FaultKind.ResetAfter));

        Assert.Equal(new RawAnswer("", IsReset: true), await RawAnswer.ReadAsync(_client, "album.create", ("title", "Done")));
        Assert.Equal(1, await AlbumsAsync("Done"));
    }

    [Fact]
    public async Task reset_body_sends_half_of_the_answer()
    {
        _server.AddFault(new Fault(FaultKind.ResetBody));

        var (text, isReset) = await RawAnswer.ReadAsync(_client, "test.echo", ("echo", new string('x', 1_000)));

        Assert.True(isReset);
        var (head, body) = Split(text);
        var length = int.Parse(head.Split("Content-Length: ")[1].Split("\r\n")[0], System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(length > 1_000);
        Assert.Equal(length / 2, body.Length);
    }

    [Fact]
    public async Task delay_sends_the_right_answer_late()
    {
        _server.AddFault(Fault.Parse("delay=300"));
        var watch = Stopwatch.StartNew();

        Assert.Equal("x", (await _client.CallAsync("test.echo", ("echo", "x"))).Text("echo"));
        Assert.True(watch.ElapsedMilliseconds >= 290, $"{watch.ElapsedMilliseconds} ms");
    }

    [Fact]
    public async Task delay_runs_the_call_at_once()
    {
        _server.AddFault(Fault.Parse("delay=60000"));
        using var socket = await RawAnswer.SendAsync(_client, "album.create", ("title", "At once"));

        await WaitAsync(() => _server.ReceivedCalls.Any(call => call.Method == "album.create"));

        Assert.Equal(1, await AlbumsAsync("At once"));
    }

    [Fact]
    public async Task hang_sends_no_answer()
    {
        _server.AddFault(new Fault(FaultKind.Hang));
        using var socket = await RawAnswer.SendAsync(_client, "test.hello");
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await socket.ReceiveAsync(new byte[1], patience.Token));

        Assert.Equal((FaultKind.Hang, 0), (_server.ReceivedCalls[^1].Fault, _server.ReceivedCalls[^1].StatusCode));
    }

    [Theory]
    [InlineData("hang")]
    [InlineData("delay=60000")]
    [InlineData("dribble=60000")]
    public async Task The_sandbox_stops_at_once_even_if_calls_are_waiting(string fault)
    {
        var server = await Started.SandboxAsync();
        using var client = new Client(server);
        server.AddFault(Fault.Parse($"{fault}:always"));
        var calls = Enumerable.Range(0, 20).Select(_ => RawAnswer.ReadAsync(client, "test.hello")).ToArray();
        await WaitAsync(() => server.ReceivedCalls.Count == calls.Length);
        var watch = Stopwatch.StartNew();

        await server.DisposeAsync();

        // The sandbox gives running calls two seconds to end.
        Assert.True(watch.ElapsedMilliseconds < 1_900, $"{watch.ElapsedMilliseconds} ms");
        Assert.All(await Task.WhenAll(calls), answer => Assert.True(answer.IsReset));
    }

    [Fact]
    public async Task hang_ends_when_the_client_disconnects()
    {
        _server.AddFault(Fault.Parse("hang:always"));
        var before = OpenConnections();
        var sockets = new List<Socket>();
        for (var i = 0; i < 20; i++)
            sockets.Add(await RawAnswer.SendAsync(_client, "test.hello"));
        await WaitAsync(() => _server.ReceivedCalls.Count == sockets.Count);
        // The system's table of connections is not read at one moment.
        await WaitAsync(() => OpenConnections() == before + sockets.Count);

        sockets.ForEach(socket => socket.Dispose());

        await WaitAsync(() => OpenConnections() == before);
    }

    [Fact]
    public async Task dribble_sends_the_right_answer_byte_by_byte()
    {
        _server.AddFault(new Fault(FaultKind.Dribble) { Delay = TimeSpan.FromMilliseconds(5) });
        using var answer = await CallAsync(HttpCompletionOption.ResponseHeadersRead);
        await using var body = await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        var bytes = new List<byte>();
        var buffer = new byte[1_000];
        var reads = 0;
        while (await body.ReadAsync(buffer, TestContext.Current.CancellationToken) is var read and > 0)
        {
            bytes.AddRange(buffer.AsSpan(0, read));
            reads++;
        }

        Assert.Equal("hello world!", JsonNode.Parse(bytes.ToArray())!.Text("hello"));
        Assert.True(reads > 10, $"{reads} reads of {bytes.Count} bytes");
    }

    private async Task<HttpResponseMessage> CallAsync(HttpCompletionOption option = HttpCompletionOption.ResponseContentRead)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("api/test.hello?a=1", UriKind.Relative));
        request.Content = new FormUrlEncodedContent([new("api_key", _server.Options.ApiKey)]);
        return await _client.Http.SendAsync(request, option, TestContext.Current.CancellationToken);
    }

    private static (string Head, string Body) Split(string text)
    {
        var at = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        return (text[..at], text[(at + 4)..]);
    }

    private async Task<int> AlbumsAsync(string title) =>
        (await _client.CallAsync("album.getList"))["albums"]!.Items("album").Count(album => album.Text("title") == title);

    private int OpenConnections() => System.Net.NetworkInformation.IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpConnections()
        .Count(connection => connection.LocalEndPoint.Port == _server.Address.Port
            && connection.State is System.Net.NetworkInformation.TcpState.Established or System.Net.NetworkInformation.TcpState.CloseWait);

    private static async Task WaitAsync(Func<bool> holds)
    {
        for (var i = 0; i < 500; i++)
        {
            if (holds())
                return;
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        Assert.Fail("The condition did not come true in time.");
    }
}
