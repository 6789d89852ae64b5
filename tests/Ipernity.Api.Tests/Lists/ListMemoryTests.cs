using System.Runtime.CompilerServices;
using Ipernity.Api.Lists;

namespace Ipernity.Api.Tests.Lists;

[Collection(nameof(MemoryTests))]
public sealed class ListMemoryTests
{
    private const int Items = 100_000;

#if NETFRAMEWORK
    // Mono scans stacks conservatively: a stale slot on any thread of the pool can keep the page that this thread read last.
    private const int MostPages = 10;
#else
    private const int MostPages = 1;
#endif

    [Fact]
    public async Task A_long_list_is_read_without_holding_on_to_its_pages()
    {
        // 50 MB in all.
        await using var server = new PagedServer(Items) { Ballast = new string('x', 500) };
        using var client = server.CreateClient();
        using var reader = new ListReader(client, ListReading.Call(100));
        var pages = new List<WeakReference>();
        long early = 0;
        while (await ReadAsync(reader) is { } page)
        {
            pages.Add(page);
            if (pages.Count == 100)
                early = GC.GetTotalMemory(forceFullCollection: true);
        }

        var late = GC.GetTotalMemory(forceFullCollection: true);
        Assert.Equal((Items, 1000), (reader.Given, pages.Count));
        Assert.True(late - early < 10_000_000, $"After 10,000 items {early:N0} bytes were held, after {Items:N0} {late:N0}.");
        Assert.InRange(pages.Count(static page => page.IsAlive), 0, MostPages);
        GC.KeepAlive(reader);
    }

    // Apart, so that no page stays in a local of the loop.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference?> ReadAsync(ListReader reader) =>
        await reader.ReadNextAsync(TestContext.Current.CancellationToken) is { } page ? new WeakReference(page) : null;
}
