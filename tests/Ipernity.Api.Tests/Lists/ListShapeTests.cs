using System.Text;
using Ipernity.Api.Lists;
using Ipernity.Auth.Errors;

namespace Ipernity.Api.Tests.Lists;

/// <summary>The forms in which the service writes a list.</summary>
public sealed class ListShapeTests
{
    [Theory]
    [InlineData("""{"total":"0","per_page":"20","page":"1","pages":"0"}""")]
    [InlineData("""{"total":"0","doc":null}""")]
    [InlineData("""{"total":"0","doc":""}""")]
    [InlineData("""{"total":"0","doc":[]}""")]
    [InlineData("""{"doc":[]}""")]
    [InlineData("""[{"total":0,"doc":[]}]""")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("[null]")]
    [InlineData("\"\"")]
    [InlineData("false")]
    [InlineData("{\"total\":\"0\",\"doc\":false}")]
    public async Task An_empty_list_gives_one_empty_page(string docs)
    {
        var (pages, asked) = await ReadAsync($$$"""{"docs":{{{docs}}},"api":{"status":"ok"}}""");
        Assert.Empty(Assert.Single(pages).Items);
        Assert.Equal(1, asked);
    }

    [Theory]
    [InlineData("doc.getList", "{}", "docs")]
    [InlineData("doc.getList", "{\"docs\":7}", "docs")]
    [InlineData("doc.getList", "{\"docs\":\"none\"}", "docs")]
    [InlineData("doc.getList", "{\"docs\":true}", "docs")]
    [InlineData("doc.getList", "{\"photos\":{\"doc\":[]}}", "docs")]
    [InlineData("album.docs.getList", "{\"docs\":{\"doc\":[]}}", "album.docs")]
    [InlineData("album.docs.getList", "{\"album\":null}", "album.docs")]
    [InlineData("album.docs.getList", "{\"album\":{\"album_id\":\"1\"}}", "album.docs")]
    public async Task An_answer_that_does_not_contain_the_list_is_an_error(string method, string payload, string container)
    {
        var failure = await Assert.ThrowsAsync<IpernityTransportException>(() => ReadAsync(WithStatus(payload), method));
        Assert.Equal(TransportFailure.InvalidAnswer, failure.Failure);
        Assert.Equal($"The answer to {method} does not contain the list '{container}'.", failure.Summary);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"hello\":\"world\"}")]
    [InlineData("{\"post\":{\"post_id\":\"1\"}}")]
    public async Task An_answer_of_a_paged_method_without_any_list_is_an_error(string payload)
    {
        var failure = await Assert.ThrowsAsync<IpernityTransportException>(() => ReadAsync(WithStatus(payload), "post.search"));
        Assert.Equal("The answer to post.search contains no list.", failure.Summary);
    }

    [Fact]
    public async Task A_later_page_that_does_not_contain_the_list_is_an_error()
    {
        await using var server = new PagedServer(50) { Instead = (page, _) => page == 3 ? WithStatus("{}") : null };
        var seen = new List<int>();
        var failure = await Assert.ThrowsAsync<IpernityTransportException>(() =>
            ListReading.ReadAsync(server, perPage: 10, pageRead: seen.AddRange)
        );
        Assert.Equal(TransportFailure.InvalidAnswer, failure.Failure);
        Assert.Equal(ListReading.Numbers(1, 20), seen);
    }

    [Theory]
    [InlineData("""{"total":"1","doc":{"doc_id":"7"}}""")]
    [InlineData("""{"total":"1","doc":[{"doc_id":"7"}]}""")]
    [InlineData("""{"doc":{"doc_id":"7"},"pages":"1"}""")]
    [InlineData("""[{"total":"1","doc":{"doc_id":"7"}}]""")]
    [InlineData("""[{"total":"1","doc":[{"doc_id":"7"}]}]""")]
    [InlineData("""[{"doc_id":"7"}]""")]
    public async Task A_list_of_one_has_one_item(string docs) =>
        Assert.Equal(["""{"doc_id":"7"}"""], await ItemsAsync($$$"""{"docs":{{{docs}}},"api":{"status":"ok"}}"""));

    [Theory]
    [InlineData("""{"album":{"docs":{"total":"2","doc":[{"doc_id":"1"},{"doc_id":"2"}]}},"api":{"status":"ok"}}""")]
    [InlineData("""{"album":[{"docs":{"total":"2","doc":[{"doc_id":"1"},{"doc_id":"2"}]}}],"api":{"status":"ok"}}""")]
    [InlineData("""{"album":[{"docs":[{"total":"2","doc":[{"doc_id":"1"},{"doc_id":"2"}]}]}],"api":{"status":"ok"}}""")]
    [InlineData("""{"api":{"status":"ok"},"album":{"album_id":"9","cover":{"docs":3},"docs":[{"doc_id":"1"},{"doc_id":"2"}]}}""")]
    public async Task An_element_around_the_list_may_be_a_list_of_one(string json) =>
        Assert.Equal(["""{"doc_id":"1"}""", """{"doc_id":"2"}"""], await ItemsAsync(json, "album.docs.getList"));

    [Theory]
    [InlineData("\"250\"", 250L)]
    [InlineData("250", 250L)]
    [InlineData("\"0\"", 0L)]
    [InlineData("\"\"", null)]
    [InlineData("\"many\"", null)]
    [InlineData("-1", null)]
    [InlineData("2.5", null)]
    [InlineData("1e400", null)]
    [InlineData("99999999999999999999", null)]
    [InlineData("null", null)]
    [InlineData("true", null)]
    [InlineData("[250]", null)]
    [InlineData("{}", null)]
    public async Task A_total_is_a_number_or_the_text_of_one(string told, long? total)
    {
        var (pages, _) = await ReadAsync($$$"""{"docs":{"total":{{{told}}},"pages":1,"doc":[]},"api":{"status":"ok"}}""");
        Assert.Equal(total, Assert.Single(pages).Total);
    }

    [Fact]
    public async Task Items_are_the_received_bytes()
    {
        const string item = """{ "doc_id" : 12345678901234567890123, "title":"\u00e9 é \ud83d\ude42" , "x":[1, {"y" : null}] }""";
        Assert.Equal([item], await ItemsAsync($$$"""{"docs":{"doc":[ {{{item}}} ]},"api":{"status":"ok"}}"""));
    }

    [Fact]
    public async Task Items_may_be_texts_or_numbers() =>
        Assert.Equal(["\"a\"", "7"], await ItemsAsync("""{"docs":{"pages":1,"doc":["a",7]},"api":{"status":"ok"}}"""));

    [Theory]
    [InlineData("post.search", """{"posts":{"total":"1","post":[{"id":"1"}]}}""", "post")]
    [InlineData("post.search", """{"posts":{"total":"1","post":{"id":"1"}}}""", "post")]
    [InlineData("post.search", """{"posts":[{"total":"1","post":{"id":"1"}}]}""", "post")]
    [InlineData("post.search", """{"posts":{"tags":["a","b"],"post":{"id":"1"}}}""", "post")]
    [InlineData("doc.somethingNew", """{"things":{"thing":[{"id":"1"}]}}""", "thing")]
    [InlineData("doc.somethingNew", """{"things":[{"id":"1"}]}""", "thing")]
    [InlineData("doc.somethingNew", """{"album":{"docs":{"total":"1","doc":{"id":"1"}}}}""", "doc")]
    [InlineData("doc.somethingNew", """{"people":{"count":"1","person":[{"id":"1"}]}}""", "person")]
    public async Task A_list_that_the_catalogue_does_not_know_is_found_in_the_answer(string method, string payload, string item)
    {
        var (pages, _) = await ReadAsync($$"""{"api":{"status":"ok"},{{payload[1..]}}""", method);
        Assert.Equal(item, pages[0].ItemName);
        Assert.Equal("""{"id":"1"}""", Text(Assert.Single(pages.SelectMany(page => page.Items))));
    }

    [Theory]
    [InlineData("""{"posts":{"total":"0"}}""")]
    [InlineData("""{"posts":{"total":"0","post":null}}""")]
    [InlineData("""{"posts":{"total":"0","post":""}}""")]
    [InlineData("""{"posts":[]}""")]
    [InlineData("""{"posts":null}""")]
    [InlineData("""{"posts":""}""")]
    public async Task An_empty_list_of_a_paged_method_is_found_although_the_catalogue_has_no_path(string payload)
    {
        var (pages, _) = await ReadAsync($$"""{"api":{"status":"ok"},{{payload[1..]}}""", "post.search");
        Assert.Empty(Assert.Single(pages).Items);
    }

    [Theory]
    [InlineData("""{"api":{"status":"ok"}}""")]
    [InlineData("""{"hello":"world","api":{"status":"ok"}}""")]
    [InlineData("""{"doc":{"doc_id":"1","owner":{"user_id":"2"}},"api":{"status":"ok"}}""")]
    public async Task An_answer_of_an_unknown_method_without_a_list_is_an_error(string json)
    {
        await using var server = new PagedServer { Instead = (_, _) => json };
        var refused = await Assert.ThrowsAsync<ArgumentException>(() => ListReading.ReadAsync(server, method: "doc.somethingNew"));
        Assert.Equal("doc.somethingNew does not return a list that can be read page by page.", refused.Message);
    }

    [Theory]
    [InlineData("doc.somethingNew", """{"\ud800":{"a":1},"api":{"status":"ok"}}""")]
    [InlineData("doc.somethingNew", """{"x":{"\ud800aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa":[1]},"api":{"status":"ok"}}""")]
    [InlineData("doc.getList", """{"docs":{"\udc00aaaaaaaaa":1,"doc":[{"doc_id":"1"}]},"api":{"status":"ok"}}""")]
    public async Task A_name_that_is_not_valid_text_is_an_invalid_answer(string method, string json)
    {
        await using var server = new PagedServer { Instead = (_, _) => json };
        var failure = await Assert.ThrowsAsync<IpernityTransportException>(() => ListReading.ReadAsync(server, method: method));
        Assert.Equal(TransportFailure.InvalidAnswer, failure.Failure);
    }

    [Fact]
    public async Task A_list_without_pages_is_read_with_one_call()
    {
        await using var server = new RawServer(
            (stream, _, stop) =>
                RawServer.SendAsync(
                    stream,
                    "200 OK",
                    "",
                    """{"tags":{"count":"3","tag":[{"id":"1"},{"id":"2"},{"id":"3"}]},"api":{"status":"ok"}}"""u8.ToArray(),
                    stop
                )
        );
        using var client = ClientSetup.ClientOf(server);
        using var reader = new ListReader(
            client,
            new Ipernity.Auth.Http.ApiCall("doc.tags.getList", new KeyValuePair<string, string>("doc_id", "5")),
            options: new ListOptions { Skip = 1, First = 1 }
        );
        var page = await reader.ReadNextAsync(TestContext.Current.CancellationToken);
        Assert.Equal(("tag", 3L, """{"id":"2"}"""), (page!.ItemName, page.Total, Text(Assert.Single(page.Items))));
        Assert.Null(await reader.ReadNextAsync(TestContext.Current.CancellationToken));
        Assert.DoesNotContain("page", Assert.Single(server.Requests), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("doc.delete")]
    [InlineData("doc.get")]
    [InlineData("auth.getFrob")]
    public async Task A_method_without_a_list_is_rejected_before_sending(string method)
    {
        await using var server = new PagedServer();
        Assert.Equal(
            $"{method} does not return a list that can be read page by page.",
            (await Assert.ThrowsAsync<ArgumentException>(() => ListReading.ReadAsync(server, method: method))).Message
        );
        Assert.Equal(0, server.Connections);
    }

    private static string WithStatus(string payload) =>
        payload == "{}" ? """{"api":{"status":"ok"}}""" : $$"""{"api":{"status":"ok"},{{payload[1..]}}""";

    private static string Text(ReadOnlyMemory<byte> item) => Encoding.UTF8.GetString(item.Span);

    private static async Task<IEnumerable<string>> ItemsAsync(string json, string method = "doc.getList") =>
        (await ReadAsync(json, method)).Pages.SelectMany(page => page.Items).Select(Text);

    private static async Task<(List<ListPage> Pages, int Asked)> ReadAsync(string json, string method = "doc.getList")
    {
        await using var server = new PagedServer { Instead = (_, _) => json };
        using var client = server.CreateClient();
        using var reader = new ListReader(client, ListReading.Call(method: method));
        var pages = new List<ListPage>();
        while (await reader.ReadNextAsync(TestContext.Current.CancellationToken) is { } page)
            pages.Add(page);
        return (pages, server.Asked.Count);
    }
}
