using Ipernity.Api.Lists;

namespace Ipernity.Api.Tests.Lists;

/// <summary>Lists that contain fewer items than the service announced, usually because it hides some.</summary>
public sealed class ListShortfallTests
{
    private const int Count = 50;
    private const int PerPage = 10;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Hidden_items_are_a_shortfall(bool tellsPages)
    {
        await using var server = Hiding([3, 27, 50], tellsPages: tellsPages);
        var (seen, announced, shortfall) = await ReadAsync(server);
        Assert.Equal(Visible(3, 27, 50), seen);
        Assert.Equal((50L, 3L), (announced, shortfall));
    }

    [Fact]
    public async Task A_complete_list_has_no_shortfall()
    {
        await using var server = new PagedServer(Count);
        Assert.Equal((50L, 0L), await AnnouncedAsync(server));
    }

    [Fact]
    public async Task A_list_that_announces_nothing_has_no_shortfall()
    {
        await using var server = new PagedServer(Count) { TellsTotal = false };
        Assert.Equal((null, 0L), await AnnouncedAsync(server));
    }

    [Fact]
    public async Task Items_that_are_removed_while_reading_are_no_shortfall()
    {
        await using var server = new PagedServer(Count);
        var (_, announced, shortfall) = await ReadAsync(
            server,
            pageRead: page => server.Change(items => items.RemoveAll(id => id % 3 == 0))
        );
        Assert.Equal((34L, 0L), (announced, shortfall));
    }

    [Fact]
    public async Task Items_that_are_added_while_reading_are_no_shortfall()
    {
        await using var server = new PagedServer(Count);
        var next = 1000;
        var (_, _, shortfall) = await ReadAsync(
            server,
            pageRead: page =>
                server.Change(items =>
                {
                    if (next < 1010)
                        items.Insert(0, next++);
                })
        );
        Assert.Equal(0, shortfall);
    }

    [Fact]
    public async Task A_shortfall_is_reported_also_if_items_were_removed()
    {
        PagedServer? changing = null;
        await using var server = Hiding(
            [44, 46],
            before: page =>
            {
                if (page == 4)
                    changing!.Change(items => items.RemoveRange(0, 5));
            }
        );
        changing = server;
        var (_, announced, shortfall) = await ReadAsync(server, new ListOptions { ThrottleLimit = 1 });
        Assert.Equal(45, announced);
        Assert.InRange(shortfall, 0, 2);
    }

    [Fact]
    public async Task A_last_page_that_is_empty_is_a_shortfall()
    {
        await using var server = Hiding([.. Enumerable.Range(41, 10)]);
        Assert.Equal((50L, 10L), await AnnouncedAsync(server));
    }

    [Fact]
    public async Task An_empty_container_in_the_middle_is_a_shortfall()
    {
        await using var server = new PagedServer(Count)
        {
            Instead = (page, _) => page == 3 ? """{"docs":null,"api":{"status":"ok"}}""" : null,
        };
        Assert.Equal((50L, 10L), await AnnouncedAsync(server));
    }

    [Theory]
    [InlineData(0, 15, 0)]
    [InlineData(0, 48, 1)]
    [InlineData(9, 5, 0)]
    [InlineData(45, 10, 1)]
    public async Task A_part_falls_short_only_if_its_own_items_are_missing(int skip, int first, int missing)
    {
        await using var server = Hiding([3, 7, 48]);
        var (seen, _, shortfall) = await ReadAsync(server, new ListOptions { Skip = skip, First = first });
        Assert.Equal(missing, shortfall);
        Assert.Equal(Math.Min(first, Count - skip) - missing, seen.Count);
    }

    [Theory]
    [InlineData(0, 12)]
    [InlineData(7, 10)]
    [InlineData(8, 3)]
    [InlineData(9, 20)]
    public async Task Skip_and_First_count_the_items_of_a_short_page(int skip, int first)
    {
        await using var server = Hiding([3, 7]);
        var (seen, _, _) = await ReadAsync(server, new ListOptions { Skip = skip, First = first });
        Assert.Equal(Visible(3, 7).Skip(skip).Take(first), seen);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task A_short_first_page_gives_no_item_twice(bool tellsPages, bool tellsPageSize)
    {
        await using var server = Hiding([3, 7], tellsPages, tellsPageSize);
        var (seen, _, shortfall) = await ReadAsync(server);
        Assert.Equal(Visible(3, 7), seen);
        Assert.Equal(2, shortfall);
    }

    // A server that leaves some items out of its pages, but counts them.
    private static PagedServer Hiding(int[] hidden, bool tellsPages = true, bool tellsPageSize = true, Action<int>? before = null) =>
        new(Count)
        {
            Hidden = hidden,
            TellsPages = tellsPages,
            TellsPageSize = tellsPageSize,
            Before = (page, _, _) =>
            {
                before?.Invoke(page);
                return Task.CompletedTask;
            },
        };

    private static IEnumerable<int> Visible(params int[] hidden) => ListReading.Numbers(1, Count).Except(hidden);

    private static async Task<(long? Announced, long Shortfall)> AnnouncedAsync(PagedServer server)
    {
        var (_, announced, shortfall) = await ReadAsync(server);
        return (announced, shortfall);
    }

    private static async Task<(List<int> Seen, long? Announced, long Shortfall)> ReadAsync(
        PagedServer server,
        ListOptions? options = null,
        Action<List<int>>? pageRead = null
    )
    {
        using var client = server.CreateClient();
        using var reader = new ListReader(client, ListReading.Call(PerPage), options: options);
        var seen = await ListReading.ReadAsync(reader, pageRead);
        return (seen, reader.Announced, reader.Shortfall);
    }
}
