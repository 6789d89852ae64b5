using Ipernity.Api.Lists;
using Ipernity.Auth.Errors;

namespace Ipernity.Api.Tests.Lists;

/// <summary>Servers whose pages are inconsistent: reading ends, with an error if items may be missing.</summary>
public sealed class OddPagingTests
{
    [Theory]
    [InlineData(true, "page 1 came instead of page 2. Reading stopped at page 2.")]
    [InlineData(false, "page 1 came again instead of page 2. Reading stopped at page 2.")]
    public async Task A_server_that_ignores_the_page_is_an_error(bool tellsPage, string words)
    {
        await using var server = new PagedServer(100) { PageFor = (_, _) => 1, TellsPage = tellsPage };
        Assert.EndsWith(words, (await FailureAsync(server)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_sends_a_later_page_is_an_error()
    {
        await using var server = new PagedServer(100) { PageFor = (page, _) => page == 4 ? 5 : page };
        Assert.Contains("page 5 came instead of page 4", (await FailureAsync(server)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_gives_no_length_and_ignores_the_page_has_one_page()
    {
        await using var server = new PagedServer(10)
        {
            PageFor = (_, _) => 1,
            TellsPage = false,
            TellsTotal = false,
            TellsPages = false,
        };
        Assert.Equal(ListReading.Numbers(1, 10), await ListReading.ReadAsync(server, perPage: 10));
    }

    [Theory]
    [InlineData(true, true, true)]
    [InlineData(true, true, false)]
    [InlineData(true, false, true)]
    [InlineData(true, false, false)]
    [InlineData(false, false, true)]
    [InlineData(false, false, false)]
    public async Task A_server_that_repeats_the_last_page_past_the_end_is_read_once(bool total, bool pages, bool page)
    {
        await using var server = new PagedServer(40)
        {
            PageFor = Math.Min,
            TellsTotal = total,
            TellsPages = pages,
            TellsPage = page,
        };
        Assert.Equal(ListReading.Numbers(1, 40), await ListReading.ReadAsync(server, perPage: 10));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Skipping_past_the_end_gives_nothing_although_the_server_repeats_the_last_page(bool total, bool page)
    {
        await using var server = new PagedServer(40)
        {
            PageFor = Math.Min,
            TellsTotal = total,
            TellsPage = page,
        };
        Assert.Empty(await ListReading.ReadAsync(server, new ListOptions { Skip = 500 }, perPage: 10));
    }

    [Fact]
    public async Task A_list_that_shrinks_while_the_server_repeats_its_last_page_is_read_completely()
    {
        await using var server = new PagedServer(60) { PageFor = Math.Min, TellsPage = false };
        var seen = await ListReading.ReadAsync(
            server,
            perPage: 10,
            pageRead: page =>
                server.Change(items =>
                {
                    if (page.Contains(35))
                        items.RemoveRange(5, 25);
                })
        );
        Assert.Empty(server.Items.Except(seen));
    }

    [Fact]
    public async Task A_server_that_always_announces_one_more_page_is_an_error()
    {
        await using var server = new PagedServer
        {
            Instead = (page, _) => PagedServer.Wrap(["docs"], $$"""{"page":{{page}},"pages":{{page + 1}},"doc":[{"doc_id":"{{page}}"}]}"""),
        };
        Assert.Contains("their number keeps changing", (await FailureAsync(server)).Message, StringComparison.Ordinal);
        Assert.InRange(server.Asked.Count, 10, 100);
    }

    [Theory]
    [InlineData(1_000_000L)]
    [InlineData(long.MaxValue)]
    public async Task A_server_with_many_empty_pages_is_an_error(long pages)
    {
        await using var server = new PagedServer { Instead = (_, _) => PagedServer.Wrap(["docs"], $$"""{"pages":"{{pages}}","doc":[]}""") };
        Assert.Contains(
            $"there are {pages} pages, but 10 in a row were empty. Reading stopped at page 10.",
            (await FailureAsync(server)).Message,
            StringComparison.Ordinal
        );
        Assert.InRange(server.Asked.Count, 10, 20);
    }

    [Fact]
    public async Task A_server_that_announces_an_impossible_total_is_an_error()
    {
        await using var server = new PagedServer(25) { TotalFor = (_, _) => long.MaxValue, TellsPages = false };
        Assert.Contains("10 in a row were empty", (await FailureAsync(server)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_with_hidden_items_do_not_end_the_list()
    {
        await using var server = new PagedServer
        {
            Instead = (page, _) =>
            {
                var documents = page is 2 or 3 ? "[]" : $$"""[{"doc_id":"{{page}}"}]""";
                return PagedServer.Wrap(["docs"], $$"""{"total":"50","per_page":"10","pages":"5","page":"{{page}}","doc":{{documents}}}""");
            },
        };
        Assert.Equal([1, 4, 5], await ListReading.ReadAsync(server, perPage: 10));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    public async Task A_total_that_flickers_does_not_lose_items(int less)
    {
        await using var server = new PagedServer(100)
        {
            TotalFor = (total, number) => number % 5 is 2 or 3 ? total - less : total,
            TellsPages = false,
        };
        Assert.Equal(
            ListReading.Numbers(1, 100),
            (await ListReading.ReadAsync(server, new ListOptions { ThrottleLimit = 1 }, perPage: 10)).Distinct().Order()
        );
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(100, 2)]
    [InlineData(100, 5)]
    public async Task A_total_that_changes_all_the_time_is_an_error(int less, int every)
    {
        await using var server = new PagedServer(100)
        {
            TotalFor = (total, number) => number % every == 0 ? total - less : total,
            TellsPages = false,
        };
        // One page at a time, so that the total changes from page to page.
        var failure = await FailureAsync(server, new ListOptions { ThrottleLimit = 1 });
        Assert.Contains("their number keeps changing", failure.Message, StringComparison.Ordinal);
        Assert.InRange(server.Asked.Count, 10, 200);
    }

    [Fact]
    public async Task A_total_that_is_zero_once_does_not_lose_items()
    {
        await using var server = new PagedServer(100) { TotalFor = (total, number) => number == 5 ? 0 : total, TellsPages = false };
        Assert.Equal(ListReading.Numbers(1, 100), (await ListReading.ReadAsync(server, perPage: 10)).Distinct().Order());
    }

    [Fact]
    public async Task A_total_of_zero_is_ignored_if_there_are_items()
    {
        await using var server = new PagedServer(35) { TotalFor = (_, _) => 0, TellsPages = false };
        Assert.Equal(10, (await ListReading.ReadAsync(server, new ListOptions { First = 10 }, perPage: 10)).Count);
    }

    [Fact]
    public async Task A_page_without_a_length_does_not_end_the_list()
    {
        await using var server = new PagedServer(50)
        {
            Instead = (page, _) => page == 3 ? """{"docs":null,"api":{"status":"ok"}}""" : null,
        };
        Assert.Equal([.. ListReading.Numbers(1, 20), .. ListReading.Numbers(31, 50)], await ListReading.ReadAsync(server, perPage: 10));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("9223372036854775807")]
    [InlineData("many")]
    public async Task An_impossible_page_size_is_ignored(string size)
    {
        await using var server = new PagedServer
        {
            Instead = (page, _) =>
                PagedServer.Wrap(
                    ["docs"],
                    $$"""{"total":"6","per_page":"{{size}}","doc":[{"doc_id":"{{(2 * page) - 1}}"},{"doc_id":"{{2 * page}}"}]}"""
                ),
        };
        Assert.Equal(ListReading.Numbers(1, 6), await ListReading.ReadAsync(server, perPage: 2));
    }

    [Fact]
    public async Task A_server_that_sends_larger_pages_than_requested_is_read_completely()
    {
        await using var server = new PagedServer
        {
            Instead = (page, _) =>
            {
                var documents = ListReading.Numbers((20 * page) - 19, 20 * page).Select(id => $$"""{"doc_id":"{{id}}"}""");
                return PagedServer.Wrap(["docs"], $$"""{"total":"60","pages":"3","doc":[{{string.Join(',', documents)}}]}""");
            },
        };
        Assert.Equal(ListReading.Numbers(1, 60), await ListReading.ReadAsync(server, perPage: 10));
    }

    private static async Task<IpernityTransportException> FailureAsync(PagedServer server, ListOptions? options = null)
    {
        var failure = await Assert.ThrowsAsync<IpernityTransportException>(() => ListReading.ReadAsync(server, options, perPage: 10));
        Assert.Equal(("InvalidAnswer", "doc.getList"), (failure.ErrorId, failure.Method));
        return failure;
    }
}
