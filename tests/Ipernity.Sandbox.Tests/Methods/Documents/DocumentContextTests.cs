using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Methods.Documents;

public sealed class DocumentContextTests(SharedSandbox sandbox) : IClassFixture<SharedSandbox>
{
    private SandboxServer Server => sandbox.Server;

    [Fact]
    public async Task By_default_ten_older_and_ten_newer_documents_are_returned_nearest_first()
    {
        using var client = Client.SignedIn(Server);
        var stream = await StreamAsync(client);

        var context = await client.CallAsync("doc.getContext", ("doc_id", stream[30]));

        Assert.Equal(stream.Skip(31).Take(10), context["prev"]!.Texts("doc", "doc_id"));
        Assert.Equal(stream.Take(30).Reverse().Take(10), context["next"]!.Texts("doc", "doc_id"));
        Assert.Equal(Enumerable.Range(1, 10).Select(i => $"-{i}"), context["prev"]!.Texts("doc", "index"));
        Assert.Equal(Enumerable.Range(1, 10).Select(i => $"{i}"), context["next"]!.Texts("doc", "index"));
        Assert.Equal((stream[30], "0"), (context["doc"]!.Text("doc_id"), context["doc"]!.Text("index")));
    }

    [Fact]
    public async Task There_are_fewer_neighbours_at_the_ends()
    {
        using var client = Client.SignedIn(Server);
        var stream = await StreamAsync(client);

        var context = await client.CallAsync("doc.getContext", ("doc_id", stream[2]));

        Assert.Equal("2", context["next"]!.Text("count"));
        Assert.Equal([stream[1], stream[0]], context["next"]!.Texts("doc", "doc_id"));
        Assert.Empty((await client.CallAsync("doc.getContext", ("doc_id", stream[0])))["next"]!.Items("doc"));
    }

    [Theory]
    [InlineData("3", "0", 3, 0)]
    [InlineData("50", "1", 50, 1)]
    [InlineData("51", "-1", 50, 0)]
    [InlineData("", "2", 10, 2)]
    public async Task The_number_of_neighbours_can_be_chosen(string before, string after, int previous, int next)
    {
        using var client = Client.SignedIn(Server);
        var stream = await StreamAsync(client);

        var context = await client.CallAsync("doc.getContext", ("doc_id", stream[20]), ("prev", before), ("next", after));

        Assert.Equal((previous, next), (context["prev"]!.Items("doc").Count, context["next"]!.Items("doc").Count));
        Assert.Equal(2, await client.CodeAsync("doc.getContext", ("doc_id", stream[20]), ("prev", "many")));
    }

    [Fact]
    public async Task Neighbours_are_visible_documents_that_pass_the_filter()
    {
        using var client = Client.SignedIn(Server);
        using var nobody = new Client(Server);
        var document = (await StreamAsync(nobody))[20];

        var seen = (await nobody.CallAsync("doc.getContext", ("doc_id", document), ("prev", 50)))["prev"]!;
        var videos = (await client.CallAsync("doc.getContext", ("doc_id", document), ("media", "video")))["prev"]!;

        Assert.Equal((await StreamAsync(nobody)).Skip(21).Take(50), seen.Texts("doc", "doc_id"));
        Assert.NotEmpty(videos.Items("doc"));
        Assert.All(videos.Texts("doc", "media"), media => Assert.Equal("video", media));
    }

    [Fact]
    public async Task Each_neighbour_has_a_picture_in_the_requested_size()
    {
        using var client = Client.SignedIn(Server);
        var stream = await StreamAsync(client);

        var doc = (await client.CallAsync("doc.getContext", ("doc_id", stream[5]), ("thumbsize", "75x")))["next"]!.Items("doc")[0];

        Assert.Equal(("75", "75", "130001"), (doc.Text("w"), doc.Text("h"), doc.Text("user_id")));
        Assert.EndsWith($"{stream[4]}.75x.jpg", doc.Text("url"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neighbours_in_an_album_follow_its_order()
    {
        using var client = Client.SignedIn(Server);
        var (album, documents) = await AlbumAsync(client);

        var context =
            await client.CallAsync("album.docs.getContext", ("album_id", album), ("doc_id", documents[3]), ("prev", 2), ("next", 2));

        Assert.Equal((album, $"{documents.Count}"), (context["album"]!.Text("album_id"), context["album"]!.Text("total")));
        Assert.Equal([documents[2], documents[1]], context["prev"]!.Texts("doc", "doc_id"));
        Assert.Equal([documents[4], documents[5]], context["next"]!.Texts("doc", "doc_id"));
        Assert.Equal(["-1", "-2"], context["prev"]!.Texts("doc", "index"));
    }

    [Fact]
    public async Task A_document_outside_the_album_is_not_found_there()
    {
        using var client = Client.SignedIn(Server);
        var (album, documents) = await AlbumAsync(client);
        var other = (await StreamAsync(client)).Except(documents).First();

        Assert.Equal(1, await client.CodeAsync("album.docs.getContext", ("album_id", album), ("doc_id", other)));
        Assert.Equal(1, await client.CodeAsync("album.docs.getContext", ("album_id", "1"), ("doc_id", other)));
    }

    private static async Task<IReadOnlyList<string>> StreamAsync(Client client)
    {
        var first = (await client.CallAsync("doc.getList", ("user_id", "ada"), ("per_page", 100)))["docs"]!.Texts("doc", "doc_id");
        var second =
            (await client.CallAsync("doc.getList", ("user_id", "ada"), ("per_page", 100), ("page", 2)))["docs"]!.Texts("doc", "doc_id");
        return [.. first, .. second];
    }

    private static async Task<(string Album, IReadOnlyList<string> Documents)> AlbumAsync(Client client)
    {
        var album = (await client.CallAsync("album.getList"))["albums"]!
            .Items("album")
            .First(item => item["count"]!.Number("docs") is > 6 and < 100)
            .Text("album_id");
        return (album, (await client.CallAsync(
            "album.docs.getList", ("album_id", album), ("per_page", 100)))["album"]!["docs"]!.Texts("doc", "doc_id"));
    }
}
