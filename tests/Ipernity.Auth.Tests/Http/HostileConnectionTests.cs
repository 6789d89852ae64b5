using System.Net.Sockets;
using System.Text;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;

namespace Ipernity.Auth.Tests.Http;

/// <summary>Connections that break, dribble, or say more or other things than they were asked.</summary>
public sealed class HostileConnectionTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(700);

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 20")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"api\":{\"status\":\"ok\"}}")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"api")]
    [InlineData("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 1000\r\n\r\n<html>")]
    public async Task A_reset_anywhere_in_the_answer_is_a_lost_connection(string sent) =>
        Assert.Equal("ConnectionLost", (await FailureAsync(Sending(sent, static stream => stream.Socket.Close(0)))).ErrorId);

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"api\":{\"status\":\"ok\"}}")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n18\r\n{\"api\":{\"status\":\"ok\"}}\r\n")]
    public async Task An_end_before_the_announced_one_is_a_lost_connection_even_where_the_text_looks_whole(string sent) =>
        Assert.Equal(
            "ConnectionLost",
            (await FailureAsync(Sending(sent, static stream => stream.Socket.Shutdown(SocketShutdown.Both)))).ErrorId
        );

    [Theory]
    [InlineData("HTTP/1.0 200 OK\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")]
    public async Task An_answer_without_a_length_ends_with_its_connection(string head)
    {
        await using var server = Sending(head + ClientSetup.Ok, static stream => stream.Socket.Shutdown(SocketShutdown.Both));
        using var client = ClientSetup.ClientOf(server);
        Assert.Equal(
            ClientSetup.Ok,
            (await client.CallAsync(ClientSetup.Call(), ClientSetup.Options, TestContext.Current.CancellationToken)).ReadText()
        );
    }

    [Fact]
    [MonoDefect("takes an interim answer for the answer.")]
    public async Task Interim_answers_are_not_the_answer()
    {
        await using var server = RawServer.Answering(
            ClientSetup.Ok,
            "100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\nHTTP/1.1 200 OK"
        );
        using var client = ClientSetup.ClientOf(server);
        Assert.Equal(
            ClientSetup.Ok,
            (await client.CallAsync(ClientSetup.Call(), ClientSetup.Options, TestContext.Current.CancellationToken)).ReadText()
        );
    }

    [Theory]
    [InlineData("HTTP/1.0 200 OK\r\n\r\n{\"api\":{\"status\":")]
    [InlineData("HTTP/1.1 100 Continue\r\n\r\nmore junk\r\n\r\n")]
    [InlineData("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n")]
    [InlineData("HTTP/1.1 204 No Content\r\n\r\n")]
    [InlineData("HTTP/2 200 OK\r\n\r\n")]
    [InlineData("ICY 200 OK\r\n\r\n")]
    [InlineData("SSH-2.0-OpenSSH_9.6\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFFF\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n")]
    public async Task What_is_cut_short_or_no_http_is_one_clear_error(string sent) =>
        Assert.True(
            (await FailureAsync(Sending(sent, static stream => stream.Socket.Shutdown(SocketShutdown.Both)))).ErrorId
                is "InvalidAnswer"
                    or "ConnectionLost"
                    or "HttpError"
        );

    [Theory]
    [InlineData("", " ")]
    [InlineData("HTTP/1.1 200 OK\r\n", "X-A: b\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "1\r\n \r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "1;junk=junk\r\n \r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n", "X-Trailer: a\r\n")]
    [InlineData("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 100000\r\n\r\n", " ")]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: ", "x")]
    [InlineData("", "HTTP/1.1 100 Continue\r\n\r\n")]
    public async Task What_comes_bit_by_bit_without_an_end_runs_into_the_deadline(string start, string more)
    {
        var failure = await FailureAsync(
            new RawServer(
                async (stream, _, stop) =>
                {
                    await stream.WriteAsync(Encoding.ASCII.GetBytes(start), stop);
                    while (true)
                    {
                        await stream.WriteAsync(Encoding.ASCII.GetBytes(more), stop);
                        await Task.Delay(20, stop);
                    }
                }
            ),
            Short
        );
        Assert.Equal("TimedOut", failure.ErrorId);
    }

    [Fact]
    public async Task Whatever_follows_an_answer_is_not_taken_for_the_next_one()
    {
        const string forged = "HTTP/1.1 200 OK\r\nContent-Length: 35\r\n\r\n{\"api\":{\"status\":\"ok\"},\"forged\":1}\n";
        var first = true;
        await using var server = new RawServer(
            async (stream, _, stop) =>
            {
                var answer = first ? ClientSetup.Ok : "{\"api\":{\"status\":\"ok\"},\"real\":1}";
                var more = first ? forged : "";
                first = false;
                await stream.WriteAsync(
                    Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {answer.Length}\r\n\r\n{answer}{more}"),
                    stop
                );
            }
        );
        using var client = ClientSetup.ClientOf(server);
        await client.CallAsync(ClientSetup.Call(), ClientSetup.Options, TestContext.Current.CancellationToken);
        Assert.Contains(
            "real",
            (await client.CallAsync(ClientSetup.Call(), ClientSetup.Options, TestContext.Current.CancellationToken)).ReadText(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_answer_that_comes_before_the_request_was_read_is_one_clear_error_or_the_answer()
    {
        await using var server = new GreetingServer("HTTP/1.1 413 Content Too Large\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        using var client = new IpernityClient(new IpernityApplication("the-key", ClientSetup.Secret), IpernityServer.At(server.Address));
        var call = new ApiCall("doc.set", new KeyValuePair<string, string>("description", new string('x', 8_000_000)));
        var failure = await Assert.ThrowsAsync<IpernityTransportException>(() =>
            client.CallAsync(call, ClientSetup.Options, TestContext.Current.CancellationToken)
        );
        Assert.True(failure.ErrorId is "HttpError" or "ConnectionLost", failure.Message);
        Assert.DoesNotContain(ClientSetup.Token, failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_that_is_cancelled_breaks_no_other()
    {
        await using var server = RawServer.Answering(ClientSetup.Ok);
        using var client = ClientSetup.ClientOf(server);
        for (var round = 0; round < 300; round++)
        {
            using var cancel = new CancellationTokenSource();
            var cancelled = client.CallAsync(ClientSetup.Call(), ClientSetup.Options, cancel.Token);
            await Task.Delay(TimeSpan.FromMicroseconds(100 * (round % 10)), TestContext.Current.CancellationToken);
            var cancelling = Task.Run(cancel.Cancel, TestContext.Current.CancellationToken);
            await client.CallAsync(ClientSetup.Call(), ClientSetup.Options, TestContext.Current.CancellationToken);
            await cancelling;
            await Task.WhenAny(cancelled);
            Assert.True(cancelled.Status is TaskStatus.Canceled or TaskStatus.RanToCompletion, cancelled.Exception?.Message);
        }
    }

    private static RawServer Sending(string bytes, Action<NetworkStream> end) =>
        new(
            async (stream, _, stop) =>
            {
                await stream.WriteAsync(Encoding.ASCII.GetBytes(bytes), stop);
                end(stream);
            }
        );

    private static async Task<IpernityException> FailureAsync(RawServer server, TimeSpan? timeout = null)
    {
        await using (server)
        {
            using var client = ClientSetup.ClientOf(server, new IpernityClientOptions { Timeout = timeout ?? TimeSpan.FromSeconds(20) });
            var failure = await Assert.ThrowsAnyAsync<IpernityException>(() =>
                client.CallAsync(ClientSetup.Call(), ClientSetup.Options, TestContext.Current.CancellationToken)
            );
            ClientSetup.AssertShowsNoSecret(failure, server);
            return failure;
        }
    }
}
