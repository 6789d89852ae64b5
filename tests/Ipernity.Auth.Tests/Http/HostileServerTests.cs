using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Ipernity.Auth.Answers;
using Ipernity.Auth.Authorization;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;

namespace Ipernity.Auth.Tests.Http;

/// <summary>Servers that are broken, hostile, or not ipernity at all: each ends in one typed error that shows no secret.</summary>
public sealed class HostileServerTests
{
    private static readonly IpernityClientOptions OneSecond = new() { Timeout = TimeSpan.FromSeconds(1) };

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("<html><body>Sign in to the hotel's network</body></html>")]
    [InlineData("{\"api\":{\"status\":\"ok\"")]
    [InlineData("{\"api\":{\"status\":\"ok\"}} trailing")]
    [InlineData("{\"docs\":{}}")]
    [InlineData("{\"api\":\"ok\"}")]
    [InlineData("{\"api\":{}}")]
    [InlineData("[1,2,3]")]
    [InlineData("\"ok\"")]
    [InlineData("null")]
    [InlineData("{\"api\":{\"status\":true}}")]
    public async Task What_is_not_an_answer_of_the_service_is_invalid(string body) =>
        Assert.Equal(TransportFailure.InvalidAnswer, (await FailureAsync(RawServer.Answering(body))).Failure);

    [Theory]
    [InlineData("<html/>")]
    [InlineData("<api status='ok'>")]
    [InlineData("<!DOCTYPE api [<!ENTITY a 'aaaaaaaaaa'>]><api status='ok'>&a;</api>")]
    [InlineData("<!DOCTYPE api SYSTEM 'file:///etc/passwd'><api status='ok'/>")]
    public async Task Other_xml_is_invalid(string body) =>
        Assert.Equal(TransportFailure.InvalidAnswer, (await FailureAsync(RawServer.Answering(body), format: AnswerFormat.Xml)).Failure);

    [Fact]
    public async Task Invalid_utf8_in_the_status_makes_an_answer_invalid() =>
        Assert.Equal(
            TransportFailure.InvalidAnswer,
            (await FailureAsync(RawServer.Answering([.. "{\"api\":{\"status\":\""u8, 0xFF, 0xFE, .. "\"}}"u8], ""))).Failure
        );

    [Theory]
    [InlineData("500 Internal Server Error", 500)]
    [InlineData("503 Service Unavailable", 503)]
    [InlineData("429 Too Many Requests", 429)]
    [InlineData("404 Not Found", 404)]
    public async Task An_http_error_has_its_status(string status, int code)
    {
        var failure = await FailureAsync(RawServer.Answering("<html>sorry</html>", status));
        Assert.Equal((TransportFailure.HttpError, code), (failure.Failure, failure.HttpStatus));
    }

    [Theory]
    [InlineData("HTTP/1.1 {0}\r\n\r\n")]
    [InlineData("{0}\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nbad header {0}\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\n{0} : x\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: {0}\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{0}\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 30\r\n\r\n{0}")]
    public async Task Broken_http_that_repeats_what_was_sent_shows_none_of_it(string answer)
    {
        var failure = await FailureAsync(
            new RawServer(
                async (stream, request, stop) =>
                {
                    var body = request[(request.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
                    await stream.WriteAsync(Encoding.ASCII.GetBytes(answer.Replace("{0}", body, StringComparison.Ordinal)), stop);
                    stream.Socket.Shutdown(SocketShutdown.Send);
                }
            )
        );
        Assert.True(failure.Failure is TransportFailure.InvalidAnswer or TransportFailure.ConnectionLost, failure.Message);
    }

    [Fact]
    public async Task Nobody_listening_is_unreachable()
    {
        var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var address = new Uri($"http://127.0.0.1:{((IPEndPoint)closed.LocalEndpoint).Port}/");
        closed.Stop();

        using var client = new IpernityClient(new IpernityApplication("k", "s"), IpernityServer.At(address));
        var failure = await Assert.ThrowsAsync<IpernityTransportException>(() =>
            new DesktopAuthorization(client).GetFrobAsync(cancellationToken: TestContext.Current.CancellationToken)
        );
        Assert.Equal(TransportFailure.Unreachable, failure.Failure);
        Assert.Contains(address.Authority, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_host_name_is_unreachable()
    {
        using var client = new IpernityClient(
            new IpernityApplication("k", "s"),
            IpernityServer.At(new Uri("https://no-such-host.invalid/"))
        );
        Assert.Equal(
            TransportFailure.Unreachable,
            (
                await Assert.ThrowsAsync<IpernityTransportException>(() =>
                    new DesktopAuthorization(client).GetFrobAsync(cancellationToken: TestContext.Current.CancellationToken)
                )
            ).Failure
        );
    }

    [Fact]
    public async Task A_server_that_does_not_speak_tls_has_no_secure_connection()
    {
        await using var greeting = new GreetingServer("220 mail.example.org ready\r\n");
        using var client = new IpernityClient(
            new IpernityApplication("k", "s"),
            IpernityServer.At(new UriBuilder(greeting.Address) { Scheme = "https" }.Uri)
        );
        Assert.Equal(
            TransportFailure.SecureConnectionFailed,
            (
                await Assert.ThrowsAsync<IpernityTransportException>(() =>
                    new DesktopAuthorization(client).GetFrobAsync(cancellationToken: TestContext.Current.CancellationToken)
                )
            ).Failure
        );
    }

    [Fact]
    public async Task A_connection_that_breaks_before_the_answer_is_lost() =>
        Assert.Equal(
            TransportFailure.ConnectionLost,
            (
                await FailureAsync(
                    new RawServer(
                        (stream, _, _) =>
                        {
                            stream.Socket.Close(0);
                            return Task.CompletedTask;
                        }
                    )
                )
            ).Failure
        );

    [Fact]
    public async Task A_connection_that_breaks_in_the_body_is_lost() =>
        Assert.Equal(
            TransportFailure.ConnectionLost,
            (
                await FailureAsync(
                    new RawServer(
                        async (stream, _, stop) =>
                        {
                            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"api\""u8.ToArray(), stop);
                            stream.Socket.Close(0);
                        }
                    )
                )
            ).Failure
        );

    [Fact]
    public async Task A_server_that_never_answers_runs_into_the_deadline() =>
        Assert.Equal(
            TransportFailure.TimedOut,
            (await FailureAsync(new RawServer((_, _, stop) => Task.Delay(Timeout.Infinite, stop)), OneSecond)).Failure
        );

    [Fact]
    public async Task A_server_that_dribbles_bytes_runs_into_the_deadline_all_the_same() =>
        Assert.Equal(
            TransportFailure.TimedOut,
            (
                await FailureAsync(
                    new RawServer(
                        async (stream, _, stop) =>
                        {
                            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"u8.ToArray(), stop);
                            while (true)
                            {
                                await stream.WriteAsync(" "u8.ToArray(), stop);
                                await Task.Delay(50, stop);
                            }
                        }
                    ),
                    OneSecond
                )
            ).Failure
        );

    [Theory]
    [InlineData(AnswerFormat.Json, """{"docs":[""", "{},", """0],"api":{"status":"ok"}}""")]
    [InlineData(AnswerFormat.Xml, """<api status="ok"><docs>""", "<a/>", "</docs></api>")]
    public async Task An_answer_with_a_million_values_is_too_large(AnswerFormat format, string start, string value, string end)
    {
        var body = start + string.Concat(Enumerable.Repeat(value, 1_000_000)) + end;
        var failure = await FailureAsync(RawServer.Answering(body), format: format);
        Assert.Equal(TransportFailure.AnswerTooLarge, failure.Failure);
        Assert.StartsWith("The answer to test.echo has more than 1,000,000 values.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_limit_that_the_answer_just_meets_is_enough()
    {
        await using var server = RawServer.Answering(ClientSetup.Ok);
        using var client = ClientSetup.ClientOf(server, new IpernityClientOptions { MaxAnswerBytes = ClientSetup.Ok.Length });
        Assert.Equal(
            ClientSetup.Ok,
            (await client.CallAsync(ClientSetup.Call(), ClientSetup.Options, TestContext.Current.CancellationToken)).ReadText()
        );
    }

    [Theory]
    [InlineData("Content-Type: text/html\r\n")]
    [InlineData("")]
    public async Task A_valid_answer_is_read_with_any_content_type(string headers)
    {
        await using var server = RawServer.Answering(ClientSetup.Ok, headers: headers);
        using var client = ClientSetup.ClientOf(server);
        Assert.Equal(
            200,
            (await client.CallAsync(ClientSetup.Call(), ClientSetup.Options, TestContext.Current.CancellationToken)).HttpStatus
        );
    }

    [Fact]
    public async Task A_byte_order_mark_does_not_matter()
    {
        await using var server = RawServer.Answering("\uFEFF" + ClientSetup.Ok);
        using var client = ClientSetup.ClientOf(server);
        Assert.Equal(
            ClientSetup.Ok,
            (await client.CallAsync(ClientSetup.Call(), ClientSetup.Options, TestContext.Current.CancellationToken)).ReadText()
        );
    }

    [Fact]
    public async Task Cancellation_ends_a_call_at_once()
    {
        await using var server = new RawServer((_, _, stop) => Task.Delay(Timeout.Infinite, stop));
        using var client = ClientSetup.ClientOf(server);
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        var watch = Stopwatch.StartNew();
        await Assert.ThrowsAsync<OperationCanceledException>(() => client.CallAsync(ClientSetup.Call(), ClientSetup.Options, cancel.Token));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"It took {watch.Elapsed}.");
    }

    private static async Task<IpernityTransportException> FailureAsync(
        RawServer server,
        IpernityClientOptions? options = null,
        AnswerFormat format = default
    )
    {
        await using (server)
        {
            using var client = ClientSetup.ClientOf(server, options);
            var failure = await Assert.ThrowsAsync<IpernityTransportException>(() =>
                client.CallAsync(ClientSetup.Call(), ClientSetup.Options with { Format = format }, TestContext.Current.CancellationToken)
            );
            ClientSetup.AssertShowsNoSecret(failure, server);
            return failure;
        }
    }
}
