using System.Diagnostics;
using System.Globalization;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;

namespace Ipernity.Auth.Tests.Http;

/// <summary>The pause that the service asks for, what ends a pause, and what is reported about each attempt.</summary>
public sealed class RetryPauseTests
{
    private static readonly RetryPolicy Once = new(1, TimeSpan.Zero);
    private static readonly RetryPolicy OnceAfterAMinute = new(1, TimeSpan.FromMinutes(1));

    [Fact]
    public async Task Retry_after_in_seconds_is_waited_for()
    {
        await using var server = Busy("Retry-After: 1\r\n");
        var (failure, attempts) = await FailureAsync(server, new CallOptions { Retries = Once });
        Assert.Equal((TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)), (attempts[0].Pause, failure.RetryAfter));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Retry_after_as_a_date_counts_from_the_servers_own_clock()
    {
        // Years off from this machine's clock.
        await using var server = Busy("Date: Sun, 06 Nov 1994 08:49:37 GMT\r\nRetry-After: Sun, 06 Nov 1994 08:49:38 GMT\r\n");
        var (_, attempts) = await FailureAsync(server, new CallOptions { Retries = Once });
        Assert.Equal(TimeSpan.FromSeconds(1), attempts[0].Pause);
    }

    [Fact]
    public async Task A_retry_after_date_counts_from_this_machines_clock_if_the_server_sends_no_time()
    {
        await using var server = Busy($"Retry-After: {DateTimeOffset.UtcNow.AddHours(1).ToString("R", CultureInfo.InvariantCulture)}\r\n");
        var (failure, _) = await FailureAsync(server, new CallOptions { Retries = Once });
        Assert.InRange(failure.RetryAfter!.Value.TotalMinutes, 58, 60);
    }

    [Fact]
    public async Task Retry_after_a_date_that_is_over_waits_for_nothing()
    {
        await using var server = Busy("Retry-After: Sun, 06 Nov 1994 08:49:37 GMT\r\n");
        var (failure, attempts) = await FailureAsync(server, new CallOptions { Retries = Once });
        Assert.Equal(TimeSpan.Zero, attempts[0].Pause);
        Assert.DoesNotContain("asks to wait", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Retry-After: soon\r\n")]
    [InlineData("Retry-After: -5\r\n")]
    [InlineData("Retry-After: \r\n")]
    [InlineData("")]
    public async Task Without_a_retry_after_that_can_be_read_the_interval_counts(string headers)
    {
        await using var server = Busy(headers);
        var (failure, attempts) = await FailureAsync(server, new CallOptions { Retries = Once });
        Assert.Equal((null, TimeSpan.Zero), (failure.RetryAfter, attempts[0].Pause));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Retry_after_counts_with_an_error_of_the_service_as_well()
    {
        await using var server = RawServer.Answering(
            """{"api":{"status":"error","code":"113"}}""",
            "429 Too Many Requests",
            "Retry-After: 7200\r\n"
        );
        var (failure, _) = await FailureAsync(server, new CallOptions { Retries = Once });
        Assert.Equal(("RateLimited", TimeSpan.FromHours(2)), (failure.ErrorId, failure.RetryAfter));
    }

    [Theory]
    [InlineData("1", "1 second")]
    [InlineData("5400", "90 minutes")]
    [InlineData("7200", "2 hours")]
    [InlineData("2147483647", "24855 days")]
    [InlineData("2147483648", "24855 days")]
    [InlineData("99999999999999999999", "24855 days")]
    public async Task A_wait_beyond_the_time_limit_ends_the_call_at_once(string seconds, string shown)
    {
        await using var server = Busy($"Retry-After: {seconds}\r\n");
        var (failure, attempts) = await FailureAsync(
            server,
            new CallOptions { Retries = new RetryPolicy(5, TimeSpan.Zero), Timeout = TimeSpan.FromSeconds(1) }
        );
        Assert.EndsWith(
            $"answered doc.getList with HTTP 503. The service asks you to wait {shown}.",
            failure.Message,
            StringComparison.Ordinal
        );
        Assert.Equal((1, null), (server.Requests.Count, Assert.Single(attempts).Pause));
    }

    [Fact]
    public async Task The_time_limit_bounds_the_tries_and_the_pauses_together()
    {
        await using var server = Busy("");
        var watch = Stopwatch.StartNew();
        var options = new CallOptions
        {
            Retries = new RetryPolicy(1000, TimeSpan.FromMilliseconds(100)),
            Timeout = TimeSpan.FromSeconds(1),
        };
        var (failure, attempts) = await FailureAsync(server, options);
        Assert.Equal("HttpError", failure.ErrorId);
        Assert.InRange(attempts.Count, 2, 12);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"It took {watch.Elapsed}.");
    }

    [Fact]
    public async Task The_time_limit_bounds_a_try_that_comes_after_others()
    {
        var seen = 0;
        await using var server = new RawServer(
            (stream, _, stop) =>
                ++seen == 1 ? RawServer.SendAsync(stream, "503 Service Unavailable", "", [], stop) : Task.Delay(Timeout.Infinite, stop)
        );
        var (failure, attempts) = await FailureAsync(server, new CallOptions { Retries = Once, Timeout = TimeSpan.FromMilliseconds(500) });
        Assert.Equal(("TimedOut", 2), (failure.ErrorId, attempts.Count));
        Assert.Contains("within 0.5 seconds", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(3e9)]
    public void A_time_limit_that_is_none_is_refused(double milliseconds) =>
        Assert.Equal(
            "Timeout",
            Assert
                .Throws<ArgumentOutOfRangeException>(() => new CallOptions { Timeout = TimeSpan.FromMilliseconds(milliseconds) })
                .ParamName
        );

    [Fact]
    public async Task Cancelling_ends_a_pause_at_once()
    {
        await using var server = Busy("");
        using var client = ClientSetup.ClientOf(server);
        using var cancel = new CancellationTokenSource();
        var call = new ApiCall("doc.getList");
        var options = new CallOptions { Retries = OnceAfterAMinute, Attempted = _ => cancel.CancelAfter(50) };
        var watch = Stopwatch.StartNew();
        var cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.CallAsync(call, options, cancel.Token));
        Assert.Equal(cancel.Token, cancelled.CancellationToken);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"It took {watch.Elapsed}.");
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Closing_the_connection_ends_a_pause_at_once()
    {
        await using var server = Busy("");
        using var client = ClientSetup.ClientOf(server);
        var paused = new TaskCompletionSource();
        var call = new ApiCall("doc.getList");
        var options = new CallOptions { Retries = OnceAfterAMinute, Attempted = _ => paused.SetResult() };
        var calling = client.CallAsync(call, options, TestContext.Current.CancellationToken);
        await paused.Task;
        client.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() =>
            calling.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken)
        );
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Each_attempt_is_reported_with_its_number_status_size_failure_and_pause()
    {
        var seen = 0;
        await using var server = new RawServer(
            (stream, _, stop) =>
                ++seen == 1
                    ? RawServer.SendAsync(stream, "503 Service Unavailable", "Retry-After: 0\r\n", [], stop)
                    : RawServer.SendAsync(stream, "200 OK", "", System.Text.Encoding.UTF8.GetBytes(ClientSetup.Ok), stop)
        );
        using var client = ClientSetup.ClientOf(server);
        var attempts = new List<CallAttempt>();
        var call = new ApiCall("doc.getList");
        var options = new CallOptions { Retries = Once, Attempted = attempts.Add };
        await client.CallAsync(call, options, TestContext.Current.CancellationToken);

        Assert.Collection(
            attempts,
            first =>
            {
                Assert.Equal(
                    (1, 503, 0, "HttpError", TimeSpan.Zero),
                    (first.Number, first.HttpStatus, first.Bytes, first.Failure?.ErrorId, first.Pause)
                );
                Assert.Equal("doc.getList", first.Method);
            },
            second =>
                Assert.Equal(
                    (2, 200, ClientSetup.Ok.Length, null, null),
                    (second.Number, second.HttpStatus, second.Bytes, second.Failure?.ErrorId, second.Pause)
                )
        );
        Assert.All(attempts, attempt => Assert.True(attempt.Elapsed > TimeSpan.Zero));
    }

    [Fact]
    public async Task A_failing_callback_is_not_taken_for_a_network_failure()
    {
        await using var server = RawServer.Answering(ClientSetup.Ok);
        using var client = ClientSetup.ClientOf(server);
        var call = new ApiCall("doc.getList");
        var options = new CallOptions { Retries = Once, Attempted = _ => throw new IOException("The log's disk is full.") };
        var failure = await Assert.ThrowsAsync<IOException>(() => client.CallAsync(call, options, TestContext.Current.CancellationToken));
        Assert.Equal("The log's disk is full.", failure.Message);
        Assert.Single(server.Requests);
    }

    private static RawServer Busy(string headers) => RawServer.Answering("", "503 Service Unavailable", headers);

    private static async Task<(IpernityException Failure, List<CallAttempt> Attempts)> FailureAsync(RawServer server, CallOptions options)
    {
        using var client = ClientSetup.ClientOf(server);
        var attempts = new List<CallAttempt>();
        var call = new ApiCall("doc.getList");
        options = options with { Attempted = attempts.Add };
        var failure = await Assert.ThrowsAnyAsync<IpernityException>(() =>
            client.CallAsync(call, options, TestContext.Current.CancellationToken)
        );
        Assert.Same(failure, attempts[^1].Failure);
        return (failure, attempts);
    }
}
