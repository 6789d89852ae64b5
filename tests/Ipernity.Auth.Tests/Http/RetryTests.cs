using System.Net;
using System.Net.Sockets;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;

namespace Ipernity.Auth.Tests.Http;

/// <summary>Which failures are worth another try, told by the number of requests that the server saw.</summary>
public sealed class RetryTests
{
    private const string Read = "doc.getList";
    private const string Write = "doc.delete";
    private const string Unknown = "doc.somethingNew";

    private static readonly RetryPolicy ThreeTimes = new(3, TimeSpan.Zero);

    /// <summary>The HTTP statuses and codes that are over soon; whether a change that got them surely was not made.</summary>
    public static TheoryData<string, string, bool> Passing =>
        new()
        {
            { "429 Too Many Requests", "", true },
            { "500 Internal Server Error", "", false },
            { "502 Bad Gateway", "", false },
            { "503 Service Unavailable", "", false },
            { "504 Gateway Timeout", "", false },
            { "200 OK", Error(113), true },
            { "200 OK", Error(500), false },
            { "200 OK", Error(501), true },
            { "200 OK", Error(503), true },
            { "503 Service Unavailable", Error(503), true },
        };

    /// <summary>What another try would not change; whether a change that got it surely was not made.</summary>
    public static TheoryData<string, string, bool> Lasting =>
        new()
        {
            { "301 Moved Permanently", "", true },
            { "400 Bad Request", "", true },
            { "403 Forbidden", "", true },
            { "404 Not Found", "", true },
            { "501 Not Implemented", "", false },
            { "505 HTTP Version Not Supported", "", false },
            { "200 OK", "", false },
            { "200 OK", "<html>Sign in</html>", false },
            { "200 OK", Error(1), true },
            { "200 OK", Error(105), true },
            { "200 OK", Error(107), true },
            { "302 Found", "", true },
            { "303 See Other", "", false },
            { "408 Request Timeout", "", false },
            { "200 OK", Error(110), true },
            { "200 OK", Error(112), true },
            { "200 OK", Error(502), false },
            { "200 OK", """{"api":{"status":"partial"}}""", false },
        };

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task A_read_is_repeated_after_a_failure_that_may_pass(string status, string body, bool _)
    {
        await using var server = RawServer.Answering(body, status);
        var failure = await FailureAsync(server, Read);
        Assert.Equal((4, 4, false), (server.Requests.Count, failure.Attempts, failure.MayHaveBeenDone));
    }

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task A_change_is_repeated_only_where_it_surely_was_not_made(string status, string body, bool wasNotDone)
    {
        await using var server = RawServer.Answering(body, status);
        var failure = await FailureAsync(server, Write);
        Assert.Equal((wasNotDone ? 4 : 1, !wasNotDone), (server.Requests.Count, failure.MayHaveBeenDone));
    }

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task An_unknown_method_counts_as_a_change(string status, string body, bool wasNotDone)
    {
        await using var server = RawServer.Answering(body, status);
        var failure = await FailureAsync(server, Unknown);
        Assert.Equal((wasNotDone ? 4 : 1, !wasNotDone), (server.Requests.Count, failure.MayHaveBeenDone));
    }

    [Theory]
    [MemberData(nameof(Lasting))]
    public async Task A_read_is_not_repeated_after_any_other_failure(string status, string body, bool _)
    {
        await using var server = RawServer.Answering(body, status);
        var failure = await FailureAsync(server, Read);
        Assert.Equal((1, 1, false), (server.Requests.Count, failure.Attempts, failure.MayHaveBeenDone));
    }

    [Theory]
    [MemberData(nameof(Lasting))]
    public async Task A_failed_change_says_whether_it_may_have_been_made(string status, string body, bool wasNotDone)
    {
        await using var server = RawServer.Answering(body, status);
        var failure = await FailureAsync(server, Write);
        Assert.Equal((1, !wasNotDone), (server.Requests.Count, failure.MayHaveBeenDone));
    }

    [Fact]
    public async Task A_read_whose_connection_is_lost_is_repeated()
    {
        await using var server = LosingConnections();
        var failure = await FailureAsync(server, Read);
        Assert.Equal((4, "ConnectionLost", false), (server.Requests.Count, failure.ErrorId, failure.MayHaveBeenDone));
    }

    [Theory]
    [InlineData(Write)]
    [InlineData(Unknown)]
    public async Task A_change_whose_connection_is_lost_is_not_repeated_and_says_that_it_may_have_been_made(string method)
    {
        await using var server = LosingConnections();
        var failure = await FailureAsync(server, method);
        Assert.Single(server.Requests);
        Assert.True(failure.MayHaveBeenDone);
        Assert.EndsWith(
            $"{method} changes data, and the service may have completed the call, so it was not retried.",
            failure.Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(Read)]
    [InlineData(Write)]
    [InlineData(Unknown)]
    public async Task Any_call_is_repeated_where_there_was_no_connection(string method)
    {
        using var client = new IpernityClient(new IpernityApplication("the-key", ClientSetup.Secret), IpernityServer.At(NobodyListening()));
        var failure = await Assert.ThrowsAsync<IpernityTransportException>(() =>
            client.CallAsync(new ApiCall(method), Options, TestContext.Current.CancellationToken)
        );
        Assert.Equal((TransportFailure.Unreachable, 4, false), (failure.Failure, failure.Attempts, failure.MayHaveBeenDone));
        Assert.EndsWith(" It was attempted 4 times.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_never_answers_is_not_asked_again()
    {
        await using var server = new RawServer((_, _, stop) => Task.Delay(Timeout.Infinite, stop));
        using var client = ClientSetup.ClientOf(server);
        var call = new ApiCall(Write);
        var options = new CallOptions
        {
            Token = ClientSetup.Token,
            Retries = ThreeTimes,
            Timeout = TimeSpan.FromMilliseconds(300),
        };
        var failure = await Assert.ThrowsAsync<IpernityTransportException>(() =>
            client.CallAsync(call, options, TestContext.Current.CancellationToken)
        );
        Assert.Equal((TransportFailure.TimedOut, 1, true), (failure.Failure, server.Requests.Count, failure.MayHaveBeenDone));
    }

    [Fact]
    public async Task A_call_that_comes_through_at_last_is_answered()
    {
        var seen = 0;
        await using var server = new RawServer(
            (stream, _, stop) =>
                ++seen < 3
                    ? RawServer.SendAsync(stream, "503 Service Unavailable", "", [], stop)
                    : RawServer.SendAsync(stream, "200 OK", "", "{\"api\":{\"status\":\"ok\"}}"u8.ToArray(), stop)
        );
        using var client = ClientSetup.ClientOf(server);
        Assert.Equal(200, (await client.CallAsync(new ApiCall(Read), Options, TestContext.Current.CancellationToken)).HttpStatus);
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task Each_try_sends_the_same()
    {
        await using var server = RawServer.Answering("", "503 Service Unavailable");
        await FailureAsync(server, Read);
        Assert.Single(server.Requests.Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_call_without_a_policy_is_tried_once()
    {
        await using var server = RawServer.Answering("", "503 Service Unavailable");
        using var client = ClientSetup.ClientOf(server);
        var failure = await Assert.ThrowsAsync<IpernityTransportException>(() =>
            client.CallAsync(new ApiCall(Read), cancellationToken: TestContext.Current.CancellationToken)
        );
        Assert.Equal((1, 1), (server.Requests.Count, failure.Attempts));
        Assert.DoesNotContain("attempted", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Read)]
    [InlineData(Write)]
    public async Task The_network_below_never_posts_again_what_a_kept_connection_has_taken(string method)
    {
        var seen = 0;
        await using var server = new RawServer(
            (stream, _, stop) =>
            {
                if (++seen == 1)
                    return RawServer.SendAsync(stream, "200 OK", "", "{\"api\":{\"status\":\"ok\"}}"u8.ToArray(), stop);
                stream.Socket.Shutdown(SocketShutdown.Both);
                return Task.CompletedTask;
            }
        );
        using var client = ClientSetup.ClientOf(server);
        var call = new ApiCall(method);
        var options = new CallOptions { Token = ClientSetup.Token };
        await client.CallAsync(call, options, TestContext.Current.CancellationToken);
        var failure = await Assert.ThrowsAsync<IpernityTransportException>(() =>
            client.CallAsync(call, options, TestContext.Current.CancellationToken)
        );
        Assert.Equal((TransportFailure.ConnectionLost, 2, 1), (failure.Failure, server.Requests.Count, server.Connections));
    }

    private static RawServer LosingConnections() =>
        new(
            (stream, _, _) =>
            {
                stream.Socket.Close(0);
                return Task.CompletedTask;
            }
        );

    private static Uri NobodyListening()
    {
        var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var address = new Uri($"http://127.0.0.1:{((IPEndPoint)closed.LocalEndpoint).Port}/");
        closed.Stop();
        return address;
    }

    private static CallOptions Options { get; } = new() { Token = ClientSetup.Token, Retries = ThreeTimes };

    private static async Task<IpernityException> FailureAsync(RawServer server, string method)
    {
        using var client = ClientSetup.ClientOf(server);
        var failure = await Assert.ThrowsAnyAsync<IpernityException>(() =>
            client.CallAsync(new ApiCall(method), Options, TestContext.Current.CancellationToken)
        );
        ClientSetup.AssertShowsNoSecret(failure, server);
        return failure;
    }

    private static string Error(int code) => $$$"""{"api":{"status":"error","code":"{{{code}}}","message":"not now"}}""";
}
