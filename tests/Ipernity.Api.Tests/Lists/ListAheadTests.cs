using System.Collections.Concurrent;
using System.Diagnostics;
using Ipernity.Api.Lists;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;

namespace Ipernity.Api.Tests.Lists;

/// <summary>Pages that are asked for before the caller needs them: how many, in which order, and how they end.</summary>
public sealed class ListAheadTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(16)]
    public async Task As_many_pages_as_allowed_are_on_their_way_and_never_more(int throttle)
    {
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new PagedServer(400)
        {
            Before = (page, _, stop) => page > 20 ? held.Task.WaitAsync(stop) : Task.CompletedTask,
        };
        using var client = server.CreateClient();
        using var reader = new ListReader(client, ListReading.Call(10), options: new ListOptions { ThrottleLimit = throttle });
        for (var page = 1; page <= 20; page++)
            await reader.ReadNextAsync(TestContext.Current.CancellationToken);

        var watch = Stopwatch.StartNew();
        while (server.MostAtATime < throttle && watch.Elapsed < TimeSpan.FromSeconds(10))
            await Task.Delay(10, TestContext.Current.CancellationToken);
        held.SetResult();
        while (await reader.ReadNextAsync(TestContext.Current.CancellationToken) is not null)
        {
            // To the end.
        }

        Assert.Equal((throttle, 400L), (server.MostAtATime, reader.Given));
        Assert.Equal(ListReading.Numbers(1, 40), server.Asked.Select(asked => asked.Page).Order());
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public async Task A_list_that_shrinks_asks_for_no_more_at_a_time_and_keeps_its_connections(int throttle)
    {
        PagedServer? shrinking = null;
        var seen = new ConcurrentDictionary<int, bool>();
        var allOnTheirWay = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var shrunk = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new PagedServer(400)
        {
            // The list shrinks when page 10 is looked up. The pages that were requested with it are slow: the reader finds out while
            // they are still on their way.
            Before = async (page, _, stop) =>
            {
                if (page < 10 || !seen.TryAdd(page, true))
                    return;
                if (seen.Count == throttle)
                    allOnTheirWay.TrySetResult();
                if (page == 10)
                {
                    await allOnTheirWay.Task.WaitAsync(stop);
                    shrinking!.Change(items => items.RemoveRange(0, 5));
                    shrunk.SetResult();
                }
                else if (page < 10 + throttle)
                {
                    await shrunk.Task.WaitAsync(stop);
                    await Task.Delay(300, stop);
                }
            },
        };
        shrinking = server;
        using var client = server.CreateClient();
        using var reader = new ListReader(client, ListReading.Call(10), options: new ListOptions { ThrottleLimit = throttle });
        await ListReading.ReadAsync(reader);
        Assert.Equal(2, server.Asked.Count(asked => asked.Page == 9));
        Assert.Equal(throttle, server.MostAtATime);
        Assert.Equal(0, server.ClosedConnections);
    }

    [Fact]
    public async Task Pages_are_given_in_order_though_the_first_answers_come_last()
    {
        await using var server = new PagedServer(200) { Before = (page, _, stop) => Task.Delay(page % 4 == 1 ? 60 : 1, stop) };
        Assert.Equal(ListReading.Numbers(1, 200), await ListReading.ReadAsync(server, perPage: 10));
    }

    [Fact]
    public async Task Reading_one_page_requests_two()
    {
        await using var server = new PagedServer(1000);
        using var client = server.CreateClient();
        using var reader = new ListReader(client, ListReading.Call(10), options: new ListOptions { ThrottleLimit = 8 });
        await reader.ReadNextAsync(TestContext.Current.CancellationToken);
        await Task.Delay(200, TestContext.Current.CancellationToken);
        Assert.Equal([1, 2], server.Asked.Select(asked => asked.Page));
    }

    [Fact]
    public async Task A_failed_page_throws_after_the_pages_before_it()
    {
        await using var server = new PagedServer(100) { Instead = (page, _) => page == 6 ? "500 Internal Server Error" : null };
        var (seen, failure) = await ReadToFailureAsync<IpernityTransportException>(server);
        Assert.Equal(ListReading.Numbers(1, 50), seen);
        Assert.Equal(500, failure.HttpStatus);
    }

    [Fact]
    public async Task A_page_that_fails_at_once_throws_after_the_slow_pages_before_it()
    {
        await using var server = new PagedServer(100)
        {
            Before = (page, _, stop) => Task.Delay(page is 4 or 5 ? 200 : 0, stop),
            Instead = (page, _) => page == 6 ? """{"api":{"status":"error","code":"107"}}""" : null,
        };
        var (seen, failure) = await ReadToFailureAsync<IpernityApiException>(server);
        Assert.Equal(ListReading.Numbers(1, 50), seen);
        Assert.Equal("TokenInvalid", failure.ErrorId);
    }

    [Fact]
    public async Task A_page_that_fails_beyond_the_wanted_part_is_ignored()
    {
        await using var server = new PagedServer(100) { Instead = (page, _) => page >= 6 ? "500 Internal Server Error" : null };
        Assert.Equal(ListReading.Numbers(1, 45), await ListReading.ReadAsync(server, new ListOptions { First = 45 }, perPage: 10));
    }

    [Fact]
    public async Task A_page_that_fails_for_now_is_read_again()
    {
        var failed = 0;
        await using var server = new PagedServer(100)
        {
            Instead = (page, _) => page == 3 && failed++ == 0 ? "503 Service Unavailable" : null,
        };
        using var client = server.CreateClient();
        using var reader = new ListReader(
            client,
            new ApiCall("doc.getList", new KeyValuePair<string, string>("per_page", "10")),
            new CallOptions { Retries = new RetryPolicy(1, TimeSpan.Zero) }
        );
        Assert.Equal(ListReading.Numbers(1, 100), await ListReading.ReadAsync(reader));
        Assert.Equal(11, server.Asked.Count);
    }

    [Fact]
    public async Task Reading_on_after_a_failure_throws_the_same_failure()
    {
        await using var server = new PagedServer(100) { Instead = (page, _) => page == 2 ? "500 Internal Server Error" : null };
        using var client = server.CreateClient();
        using var reader = new ListReader(client, ListReading.Call(10));
        await reader.ReadNextAsync(TestContext.Current.CancellationToken);
        var first = await Assert.ThrowsAsync<IpernityTransportException>(() => reader.ReadNextAsync(TestContext.Current.CancellationToken));
        Assert.Same(
            first,
            await Assert.ThrowsAsync<IpernityTransportException>(() => reader.ReadNextAsync(TestContext.Current.CancellationToken))
        );
    }

    [Fact]
    public async Task After_a_failure_nothing_more_is_asked_for()
    {
        await using var server = new PagedServer(1000)
        {
            Instead = (page, _) =>
                page == 5 ? "404 Not Found"
                : page > 5 ? "503 Service Unavailable"
                : null,
        };
        using var client = server.CreateClient();
        using var reader = new ListReader(client, ListReading.Call(10), Patient);
        await Assert.ThrowsAsync<IpernityTransportException>(() => ListReading.ReadAsync(reader));
        await AssertNothingFollowsAsync(server);
    }

    [Fact]
    public async Task Cancelling_ends_a_read_at_once_and_asks_for_nothing_more()
    {
        await using var server = new PagedServer(1000) { Before = (page, _, stop) => Task.Delay(page > 3 ? Timeout.Infinite : 0, stop) };
        using var client = server.CreateClient();
        using var reader = new ListReader(client, ListReading.Call(10));
        for (var page = 1; page <= 3; page++)
            await reader.ReadNextAsync(TestContext.Current.CancellationToken);

        using var cancel = new CancellationTokenSource(100);
        var watch = Stopwatch.StartNew();
        var cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reader.ReadNextAsync(cancel.Token));
        Assert.Equal(cancel.Token, cancelled.CancellationToken);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"It took {watch.Elapsed}.");
        await AssertNothingFollowsAsync(server);
    }

    [Fact]
    public async Task Cancelling_between_two_reads_ends_what_was_asked_for_ahead()
    {
        await using var server = new PagedServer(1000) { Instead = (page, _) => page > 1 ? "503 Service Unavailable" : null };
        using var client = server.CreateClient();
        using var reader = new ListReader(client, ListReading.Call(10), Patient);
        using var cancel = new CancellationTokenSource();
        await reader.ReadNextAsync(cancel.Token);
        await cancel.CancelAsync();
        await AssertNothingFollowsAsync(server);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reader.ReadNextAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Disposing_ends_a_read_that_is_under_way()
    {
        await using var server = new PagedServer(1000) { Before = (page, _, stop) => Task.Delay(page > 3 ? Timeout.Infinite : 0, stop) };
        using var client = server.CreateClient();
        var reader = new ListReader(client, ListReading.Call(10));
        for (var page = 1; page <= 3; page++)
            await reader.ReadNextAsync(TestContext.Current.CancellationToken);

        var reading = reader.ReadNextAsync(TestContext.Current.CancellationToken);
        reader.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() =>
            reading.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken)
        );
        await AssertNothingFollowsAsync(server);
    }

    [Fact]
    public async Task Disposing_at_any_moment_leaves_nothing_behind()
    {
        await using var server = new PagedServer(10_000);
        using var client = server.CreateClient();
        for (var round = 0; round < 50; round++)
        {
            var reader = new ListReader(client, ListReading.Call(10), options: new ListOptions { ThrottleLimit = 8 });
            var reading = ListReading.ReadAsync(reader);
            await Task.Delay(round % 10, TestContext.Current.CancellationToken);
            reader.Dispose();
            await Assert.ThrowsAsync<ObjectDisposedException>(() =>
                reading.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken)
            );
        }

        await AssertNothingFollowsAsync(server);
    }

    [Fact]
    public async Task A_disposed_reader_does_not_say_that_the_list_is_over()
    {
        await using var server = new PagedServer(10);
        using var client = server.CreateClient();
        var reader = new ListReader(client, ListReading.Call(10));
        reader.Dispose();
        reader.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => reader.ReadNextAsync(TestContext.Current.CancellationToken));
        Assert.Empty(server.Asked);
    }

    [Fact]
    public async Task Closing_the_connection_ends_the_reading()
    {
        await using var server = new PagedServer(1000) { Before = (page, _, stop) => Task.Delay(page > 1 ? Timeout.Infinite : 0, stop) };
        using var client = server.CreateClient();
        using var reader = new ListReader(client, ListReading.Call(10));
        await reader.ReadNextAsync(TestContext.Current.CancellationToken);
        var reading = reader.ReadNextAsync(TestContext.Current.CancellationToken);
        client.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() =>
            reading.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public async Task A_token_that_is_cancelled_before_asks_for_nothing()
    {
        await using var server = new PagedServer(10);
        using var client = server.CreateClient();
        using var reader = new ListReader(client, ListReading.Call(10));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reader.ReadNextAsync(new CancellationToken(canceled: true)));
        Assert.Equal(0, server.Connections);
    }

    // Tries again for as long as it may.
    private static CallOptions Patient { get; } = new() { Retries = new RetryPolicy(1000, TimeSpan.FromMilliseconds(20)) };

    private static async Task<(List<int> Seen, T Failure)> ReadToFailureAsync<T>(PagedServer server)
        where T : IpernityException
    {
        using var client = server.CreateClient();
        using var reader = new ListReader(client, ListReading.Call(10));
        var seen = new List<int>();
        var failure = await Assert.ThrowsAsync<T>(() => ListReading.ReadAsync(reader, seen.AddRange));
        Assert.DoesNotContain(ClientSetup.Secret, failure.ToString(), StringComparison.Ordinal);
        return (seen, failure);
    }

    // What was on its way when it ended may still arrive; after a moment nothing may.
    private static async Task AssertNothingFollowsAsync(PagedServer server)
    {
        await Task.Delay(100, TestContext.Current.CancellationToken);
        var asked = server.Asked.Count;
        await Task.Delay(400, TestContext.Current.CancellationToken);
        Assert.Equal(asked, server.Asked.Count);
    }
}
