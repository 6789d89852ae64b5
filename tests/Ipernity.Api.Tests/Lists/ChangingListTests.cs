using Ipernity.Api.Lists;

namespace Ipernity.Api.Tests.Lists;

/// <summary>A list that changes while it is read: an item may be seen twice, but none that is there all the time is missed.</summary>
public sealed class ChangingListTests
{
    [Theory]
    [InlineData(1, true, true)]
    [InlineData(1, true, false)]
    [InlineData(1, false, true)]
    [InlineData(4, true, true)]
    [InlineData(4, true, false)]
    [InlineData(4, false, true)]
    [InlineData(16, true, true)]
    public async Task Deleting_every_item_as_it_arrives_deletes_all(int throttle, bool total, bool pages)
    {
        await using var server = new PagedServer(203) { TellsTotal = total, TellsPages = pages };
        await ListReading.ReadAsync(
            server,
            new ListOptions { ThrottleLimit = throttle },
            perPage: 10,
            page => server.Change(items => items.RemoveAll(page.Contains))
        );
        Assert.Empty(server.Items);
    }

    [Fact]
    public async Task Deleting_every_other_item_skips_none()
    {
        await using var server = new PagedServer(200);
        var seen = await ListReading.ReadAsync(
            server,
            perPage: 10,
            pageRead: page => server.Change(items => items.RemoveAll(id => id % 2 == 0 && page.Contains(id)))
        );
        Assert.Equal(ListReading.Numbers(1, 200), seen.Distinct().Order());
    }

    [Fact]
    public async Task Deleting_while_the_next_pages_are_requested_skips_none()
    {
        PagedServer? changing = null;
        await using var server = new PagedServer(300)
        {
            // One item of what was given long ago goes with every request.
            Before = (_, number, _) =>
            {
                changing!.Change(items => items.RemoveAt(0));
                return Task.CompletedTask;
            },
        };
        changing = server;
        var seen = await ListReading.ReadAsync(server, perPage: 10);
        Assert.Empty(server.Items.Except(seen));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(10)]
    [InlineData(25)]
    public async Task Items_that_are_put_in_front_hide_none(int added)
    {
        await using var server = new PagedServer(100);
        var next = 1000;
        var pages = 0;
        var seen = await ListReading.ReadAsync(
            server,
            perPage: 10,
            pageRead: _ =>
                server.Change(items =>
                {
                    // The list grows more slowly than it is read, so that reading ends.
                    if (++pages % 4 == 0)
                        items.InsertRange(0, Enumerable.Range(0, added).Select(_ => next++));
                })
        );
        Assert.Empty(ListReading.Numbers(1, 100).Except(seen));
    }

    [Fact]
    public async Task Items_that_are_put_at_the_end_are_given()
    {
        PagedServer? changing = null;
        await using var server = new PagedServer(30)
        {
            // The second, third and fourth answer each tell of ten more, so none of them comes after the end.
            Before = (_, number, _) =>
            {
                if (number is >= 2 and <= 4)
                    changing!.Change(items => items.AddRange(ListReading.Numbers(items.Count + 1, items.Count + 10)));
                return Task.CompletedTask;
            },
        };
        changing = server;
        var seen = await ListReading.ReadAsync(server, perPage: 10);
        Assert.Equal(ListReading.Numbers(1, 60), seen.Distinct().Order());
    }

    [Fact]
    public async Task A_list_that_is_emptied_ends()
    {
        await using var server = new PagedServer(100);
        var seen = await ListReading.ReadAsync(
            server,
            perPage: 10,
            pageRead: page =>
                server.Change(items =>
                {
                    if (page.Contains(31))
                        items.Clear();
                })
        );
        Assert.Equal(ListReading.Numbers(1, 40), seen.Take(40));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(13)]
    [InlineData(35)]
    public async Task A_list_that_shrinks_once_in_front_of_what_was_read_hides_none(int gone)
    {
        await using var server = new PagedServer(100);
        var seen = await ListReading.ReadAsync(
            server,
            perPage: 10,
            pageRead: page =>
                server.Change(items =>
                {
                    if (page.Contains(45))
                        items.RemoveRange(0, gone);
                })
        );
        Assert.Empty(server.Items.Except(seen));
    }

    [Fact]
    public async Task A_page_that_is_read_again_gives_what_is_new_on_it_alone()
    {
        PagedServer? changing = null;
        await using var server = new PagedServer(100)
        {
            Before = (_, number, _) =>
            {
                if (number == 6)
                    changing!.Change(items => items.RemoveRange(0, 3));
                return Task.CompletedTask;
            },
        };
        changing = server;
        var seen = await ListReading.ReadAsync(server, new ListOptions { ThrottleLimit = 1 }, perPage: 10);
        Assert.Equal(
            [
                .. ListReading.Numbers(1, 50),
                .. ListReading.Numbers(54, 63),
                .. ListReading.Numbers(51, 53),
                .. ListReading.Numbers(64, 100),
            ],
            seen
        );
    }

    [Fact]
    public async Task An_answer_from_before_the_list_grew_hides_nothing()
    {
        PagedServer? changing = null;
        var secondIsAnswered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new PagedServer(118)
        {
            // Page 11 is answered from the longer list, and page 12, which was asked for with it, from the shorter one.
            Before = async (page, _, stop) =>
            {
                if (page == 11)
                    await secondIsAnswered.Task.WaitAsync(stop);
            },
            Instead = (page, _) =>
            {
                if (page == 12 && secondIsAnswered.TrySetResult())
                    return null;
                if (page == 11 && changing!.Items.Count == 118)
                    changing.Items.Insert(0, 1000);
                return null;
            },
        };
        changing = server;
        Assert.Empty(
            ListReading.Numbers(1, 118).Except(await ListReading.ReadAsync(server, new ListOptions { ThrottleLimit = 2 }, perPage: 10))
        );
    }

    [Fact]
    public async Task Items_of_one_owner_are_distinguished_when_their_page_is_read_again()
    {
        var items = Enumerable.Range(1, 6).Select(id => $$"""{"user_id":"7","album_id":"{{id}}"}""").ToList();
        await using var server = new PagedServer
        {
            Instead = (page, number) =>
            {
                if (number == 2)
                    items.RemoveAt(0);
                return PagedServer.Wrap(
                    ["albums"],
                    $$"""{"total":"{{items.Count}}","album":[{{string.Join(',', items.Skip((page - 1) * 2).Take(2))}}]}"""
                );
            },
        };
        using var client = server.CreateClient();
        using var reader = new ListReader(
            client,
            ListReading.Call(2, "faves.albums.getList"),
            options: new ListOptions { ThrottleLimit = 1 }
        );
        Assert.Equal(ListReading.Numbers(1, 6), (await ListReading.ReadAsync(reader)).Order());
    }

    [Fact]
    public async Task A_part_has_its_number_of_items_none_of_them_skipped_or_twice_when_the_list_shrinks()
    {
        await using var server = new PagedServer(100);
        var seen = await ListReading.ReadAsync(
            server,
            new ListOptions { Skip = 25, First = 40 },
            perPage: 10,
            page => server.Change(items => items.RemoveAll(page.Contains))
        );
        Assert.Equal(40, seen.Distinct().Count());
        Assert.DoesNotContain(seen, id => id <= 25);
    }

    [Fact]
    public async Task The_total_of_a_page_is_that_of_the_moment()
    {
        PagedServer? changing = null;
        await using var server = new PagedServer(30)
        {
            Before = (_, number, _) =>
            {
                if (number == 3)
                    changing!.Change(items => items.Add(31));
                return Task.CompletedTask;
            },
        };
        changing = server;
        using var client = server.CreateClient();
        using var reader = new ListReader(client, ListReading.Call(10), options: new ListOptions { ThrottleLimit = 1 });
        var totals = new List<long?>();
        while (await reader.ReadNextAsync(TestContext.Current.CancellationToken) is { } page)
            totals.Add(page.Total);
        Assert.Equal([30, 30, 31, 31], totals);
    }
}
