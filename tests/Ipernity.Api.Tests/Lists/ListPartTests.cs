using Ipernity.Api.Lists;
using Ipernity.Auth.Answers;
using Ipernity.Auth.Http;

namespace Ipernity.Api.Tests.Lists;

/// <summary>Parts of a list: Skip and First.</summary>
public sealed class ListPartTests
{
    public static TheoryData<int, long, long?, int, bool> Parts
    {
        get
        {
            var data = new TheoryData<int, long, long?, int, bool>();
            foreach (var skip in new long[] { 0, 1, 4, 5, 6, 10, 22, 23, 24, 1000, long.MaxValue })
            {
                foreach (var first in new long?[] { null, 1, 4, 5, 6, 11, 23, 1000, long.MaxValue })
                {
                    data.Add(23, skip, first, 5, true);
                    data.Add(23, skip, first, 5, false);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task A_part_may_begin_and_end_on_any_page(int count, long skip, long? first, int perPage, bool tellsLength)
    {
        await using var server = new PagedServer(count) { TellsTotal = tellsLength, TellsPages = tellsLength };
        var (skipped, taken) = ((int)Math.Min(skip, int.MaxValue), (int)Math.Min(first ?? int.MaxValue, int.MaxValue));
        var expected = ListReading.Numbers(1, count).Skip(skipped).Take(taken);
        Assert.Equal(expected, await ListReading.ReadAsync(server, new ListOptions { Skip = skip, First = first }, perPage));
    }

    [Theory]
    [InlineData(true, true, true, true)]
    [InlineData(true, true, true, false)]
    [InlineData(true, true, false, true)]
    [InlineData(true, false, true, true)]
    [InlineData(false, true, true, true)]
    [InlineData(false, true, false, false)]
    [InlineData(true, false, false, false)]
    [InlineData(false, false, false, true)]
    [InlineData(false, false, false, false)]
    public async Task A_server_that_sends_smaller_pages_than_requested_is_read_completely(bool total, bool pages, bool page, bool size)
    {
        await using var server = new PagedServer(250)
        {
            LargestPage = 20,
            TellsTotal = total,
            TellsPages = pages,
            TellsPage = page,
            TellsPageSize = size,
        };
        Assert.Equal(ListReading.Numbers(1, 250), await ListReading.ReadAsync(server));
    }

    [Theory]
    [InlineData(0, 7L)]
    [InlineData(7, null)]
    [InlineData(19, 2L)]
    [InlineData(30, 5L)]
    [InlineData(95, 10L)]
    [InlineData(130, null)]
    [InlineData(240, 50L)]
    public async Task Smaller_pages_do_not_shift_a_part(int skip, long? first)
    {
        await using var telling = new PagedServer(250) { LargestPage = 20 };
        await using var silent = new PagedServer(250) { LargestPage = 20, TellsPageSize = false };
        var expected = ListReading.Numbers(1, 250).Skip(skip).Take((int)(first ?? 1000)).ToList();
        var options = new ListOptions { Skip = skip, First = first };
        Assert.Equal(expected, await ListReading.ReadAsync(telling, options));
        Assert.Equal(expected, await ListReading.ReadAsync(silent, options));
    }

    [Fact]
    public async Task Only_the_pages_of_the_part_are_requested()
    {
        await using var server = new PagedServer(1000);
        await ListReading.ReadAsync(server, new ListOptions { Skip = 42, First = 15 }, perPage: 10);
        Assert.Equal([(5, 10), (6, 10)], server.Asked);
    }

    [Fact]
    public async Task A_few_items_are_requested_as_one_small_page()
    {
        await using var server = new PagedServer(1000);
        await ListReading.ReadAsync(server, new ListOptions { Skip = 2, First = 3 });
        Assert.Equal([(1, 5)], server.Asked);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(7, null)]
    [InlineData(long.MaxValue, null)]
    [InlineData(0, 50)]
    public async Task Requesting_no_items_gets_the_total_with_one_call(long skip, int? perPage)
    {
        await using var server = new PagedServer(1000);
        using var client = server.CreateClient();
        using var reader = new ListReader(client, ListReading.Call(perPage), options: new ListOptions { Skip = skip, First = 0 });
        var page = await reader.ReadNextAsync(TestContext.Current.CancellationToken);
        Assert.Equal((1000L, 0), (page!.Total, page.Items.Count));
        Assert.Null(await reader.ReadNextAsync(TestContext.Current.CancellationToken));
        Assert.Equal([(1, perPage ?? 1)], server.Asked);
    }

    [Fact]
    public async Task The_page_size_of_the_caller_is_used()
    {
        await using var server = new PagedServer(12);
        await ListReading.ReadAsync(server, perPage: 7);
        Assert.Equal([(1, 7), (2, 7)], server.Asked);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("many")]
    [InlineData("")]
    public async Task An_invalid_page_size_is_rejected(string size)
    {
        await using var server = new PagedServer();
        using var client = server.CreateClient();
        var call = new ApiCall("doc.getList", new KeyValuePair<string, string>("per_page", size));
        Assert.Equal(
            $"The parameter 'per_page' is '{size}', which is not a page size. Use a number greater than zero.",
            Assert.Throws<ArgumentException>(() => new ListReader(client, call)).Message
        );
    }

    [Fact]
    public async Task A_page_number_of_the_caller_is_rejected()
    {
        await using var server = new PagedServer();
        using var client = server.CreateClient();
        var call = new ApiCall("doc.getList", new KeyValuePair<string, string>("page", "2"));
        Assert.Contains("'page'", Assert.Throws<ArgumentException>(() => new ListReader(client, call)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(AnswerFormat.Xml)]
    [InlineData(AnswerFormat.Php)]
    public async Task Other_formats_than_JSON_are_rejected(AnswerFormat format)
    {
        await using var server = new PagedServer();
        using var client = server.CreateClient();
        var options = new CallOptions { Format = format };
        var refused = Assert.Throws<ArgumentException>(() => new ListReader(client, new ApiCall("doc.getList"), options));
        Assert.Equal($"Lists can only be read as JSON, not as {format}.", refused.Message);
    }

    [Theory]
    [InlineData(-1, null, 4, "Skip")]
    [InlineData(0, -1L, 4, "First")]
    [InlineData(0, null, 0, "ThrottleLimit")]
    public async Task An_invalid_part_is_rejected(long skip, long? first, int throttle, string name)
    {
        await using var server = new PagedServer();
        using var client = server.CreateClient();
        var options = new ListOptions
        {
            Skip = skip,
            First = first,
            ThrottleLimit = throttle,
        };
        Assert.Equal(
            name,
            Assert.Throws<ArgumentOutOfRangeException>(() => new ListReader(client, ListReading.Call(), options: options)).ParamName
        );
    }
}
