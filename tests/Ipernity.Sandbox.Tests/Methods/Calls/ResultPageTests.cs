using Ipernity.Sandbox.Hosting;
using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Methods.Calls;

public sealed class ResultPageTests(SharedSandbox sandbox) : IClassFixture<SharedSandbox>
{
    private SandboxServer Server => sandbox.Server;

    [Theory]
    [InlineData(null, null, 20, 1, 15, 20)]
    [InlineData("100", "3", 100, 3, 3, 100)]
    [InlineData("7", "43", 7, 43, 43, 6)]
    [InlineData("1000", "1", 100, 1, 3, 100)]
    [InlineData("0", "0", 20, 1, 15, 20)]
    [InlineData("-5", "-5", 20, 1, 15, 20)]
    [InlineData("many", "first", 20, 1, 15, 20)]
    [InlineData("100", "4", 100, 4, 3, 0)]
    [InlineData("100", "2147483647", 100, 2147483647, 3, 0)]
    public async Task A_list_is_returned_in_pages(string? perPage, string? page, int size, int number, int pages, int count)
    {
        using var client = Client.SignedIn(Server);
        var parameters = new List<(string, object)>();
        if (perPage is not null)
            parameters.Add(("per_page", perPage));
        if (page is not null)
            parameters.Add(("page", page));

        var docs = (await client.CallAsync("doc.getList", [.. parameters]))["docs"]!;

        Assert.Equal(300, docs.Number("total"));
        Assert.Equal(size, docs.Number("per_page"));
        Assert.Equal(number, docs.Number("page"));
        Assert.Equal(pages, docs.Number("pages"));
        Assert.Equal(count, docs.Items("doc").Count);
    }

    [Fact]
    public async Task Reading_all_pages_returns_each_document_once()
    {
        await using var server = await Started.SandboxAsync(new SandboxOptions { Documents = 10_000 });
        using var client = Client.SignedIn(server);
        var met = new HashSet<string>(StringComparer.Ordinal);
        for (var page = 1; page <= 100; page++)
        {
            foreach (var id in (await client.CallAsync("doc.getList", ("per_page", 100), ("page", page)))["docs"]!.Texts("doc", "doc_id"))
                Assert.True(met.Add(id));
        }

        Assert.Equal(10_000, met.Count);
    }

    [Fact]
    public async Task An_empty_list_has_no_pages()
    {
        await using var server = await Started.SandboxAsync(new SandboxOptions { Documents = 0 });
        using var client = Client.SignedIn(server);

        var docs = (await client.CallAsync("doc.getList"))["docs"]!;

        Assert.Equal(0, docs.Number("total"));
        Assert.Equal(0, docs.Number("pages"));
        Assert.Empty(docs.Items("doc"));
    }

    [Theory]
    [InlineData("album.getList", "albums", "album", 100)]
    [InlineData("doc.search", "docs", "doc", 20)]
    public async Task Every_list_has_its_own_default_size(string method, string list, string item, int size)
    {
        using var client = Client.SignedIn(Server);

        var answer = (await client.CallAsync(method))[list]!;

        Assert.Equal(size, answer.Number("per_page"));
        Assert.Equal(Math.Min(size, answer.Number("total")), answer.Items(item).Count);
    }
}
