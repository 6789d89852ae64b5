using System.Collections.Concurrent;
using Ipernity.Api.Lists;
using Ipernity.Auth.Errors;

namespace Ipernity.Api.Tests.Lists;

[Collection(nameof(MemoryTests))]
public sealed class UnobservedFailureTests
{
    [Fact]
    public async Task A_page_that_fails_after_the_reader_was_disposed_has_no_effect()
    {
        var unobserved = new ConcurrentQueue<Exception>();
        void Note(object? sender, UnobservedTaskExceptionEventArgs failure) => unobserved.Enqueue(failure.Exception);
        TaskScheduler.UnobservedTaskException += Note;
        try
        {
            await using var server = new PagedServer(1000) { Instead = (page, _) => page >= 5 ? "500 Internal Server Error" : null };
            for (var round = 0; round < 20; round++)
                await ReadAsync(server, pages: 4, fails: round % 2 == 0);
            await Task.Delay(200, TestContext.Current.CancellationToken);
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= Note;
        }

        Assert.DoesNotContain(unobserved, static failure => failure.ToString().Contains(nameof(Ipernity), StringComparison.Ordinal));
    }

    private static async Task ReadAsync(PagedServer server, int pages, bool fails)
    {
        using var client = server.CreateClient();
        using var reader = new ListReader(client, ListReading.Call(10), options: new ListOptions { ThrottleLimit = 8 });
        for (var page = 0; page < pages; page++)
            await reader.ReadNextAsync(TestContext.Current.CancellationToken);
        // The pages ahead have failed by now.
        await Task.Delay(30, TestContext.Current.CancellationToken);
        if (fails)
            await Assert.ThrowsAsync<IpernityTransportException>(() => reader.ReadNextAsync(TestContext.Current.CancellationToken));
    }
}
