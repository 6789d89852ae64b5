using System.Text.Json.Nodes;
using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Methods.Albums;

public sealed class AlbumTests : IAsyncLifetime
{
    private SandboxServer _server = null!;
    private Client _client = null!;
    private IReadOnlyList<string> _documents = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await Started.SandboxAsync();
        _client = Client.SignedIn(_server);
        _documents = (await _client.CallAsync("doc.getList", ("per_page", 5), ("share", 4)))["docs"]!.Texts("doc", "doc_id");
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_new_album_is_the_first_in_the_list()
    {
        var album = (await _client.CallAsync("album.create", ("title", "Été <1>"), ("description", "Ici"), ("cover_id", _documents[0])))[
            "album"
        ]!;

        Assert.Equal("Été <1>", album.Text("title"));
        Assert.Equal("Ici", album.Text("description"));
        Assert.Equal("0", album["count"]!.Text("docs"));
        Assert.Equal(_documents[0], album["cover"]!.Text("doc_id"));
        var listed = (await _client.CallAsync("album.getList"))["albums"]!;
        Assert.Equal(13, listed.Number("total"));
        Assert.Equal(album.Text("album_id"), listed.Texts("album", "album_id")[0]);
        Assert.Equal("130001", listed.Items("album")[0]["owner"]!.Text("user_id"));
    }

    [Fact]
    public async Task An_album_needs_a_title() => Assert.Equal(1, await _client.CodeAsync("album.create", ("title", "")));

    [Fact]
    public async Task The_list_can_omit_empty_albums()
    {
        await CreateAsync();

        Assert.Equal(12, (await _client.CallAsync("album.getList", ("empty", 0)))["albums"]!.Number("total"));
        Assert.Equal(13, (await _client.CallAsync("album.getList", ("empty", 1)))["albums"]!.Number("total"));
    }

    [Fact]
    public async Task Adding_one_or_several_documents_returns_an_entry_for_each()
    {
        var album = await CreateAsync();

        var one = await AddAsync(album, _documents[0]);
        var several = await AddAsync(album, $"{_documents[0]}, {_documents[1]},1");

        Assert.Equal(("1", "1", "0"), (one.Text("total"), one.Text("added"), one.Text("skipped")));
        Assert.Equal(("2", "1", "2"), (several.Text("total"), several.Text("added"), several.Text("skipped")));
        Assert.Equal([_documents[0], _documents[1], "1"], several.Texts("doc", "doc_id"));
        Assert.Equal(["0", "1", "0"], several.Texts("doc", "added"));
        Assert.Equal(["0", "0", "2"], several.Texts("doc", "error"));
    }

    [Fact]
    public async Task Documents_are_listed_in_the_order_in_which_they_were_added()
    {
        var album = await CreateAsync();
        await AddAsync(album, string.Join(',', _documents.Reverse()));

        var listed = (await _client.CallAsync("album.docs.getList", ("album_id", album), ("per_page", 2)))["album"]!;

        Assert.Equal(album, listed.Text("album_id"));
        Assert.Equal("5", listed["docs"]!.Text("total"));
        Assert.Equal(_documents.Reverse().Take(2), listed["docs"]!.Texts("doc", "doc_id"));
        Assert.Equal(_documents[^1], listed["cover"]!.Text("doc_id"));
    }

    [Fact]
    public async Task Removed_documents_stay_in_the_library()
    {
        var album = await CreateAsync();
        await AddAsync(album, string.Join(',', _documents));

        var answer = (await _client.CallAsync("album.docs.remove", ("album_id", album), ("doc_id", $"{_documents[1]},{_documents[3]},1")))[
            "album"
        ]!;

        Assert.Equal(("3", "2", "1"), (answer.Text("total"), answer.Text("removed"), answer.Text("skipped")));
        Assert.Equal(["1", "1", "0"], answer.Texts("doc", "removed"));
        await _client.CallAsync("doc.get", ("doc_id", _documents[1]));
    }

    [Fact]
    public async Task An_album_is_destroyed_with_its_last_document()
    {
        var album = await CreateAsync();
        await AddAsync(album, $"{_documents[0]},{_documents[1]}");

        var answer = await _client.CallAsync("album.docs.remove", ("album_id", album), ("doc_id", $"{_documents[0]},{_documents[1]}"));

        Assert.Equal(("0", "2"), (answer["album"]!.Text("total"), answer["album"]!.Text("removed")));
        Assert.Equal(1, await _client.CodeAsync("album.get", ("album_id", album)));
        await _client.CallAsync("doc.get", ("doc_id", _documents[0]));
    }

    [Fact]
    public async Task Editing_changes_only_the_values_that_were_sent()
    {
        var album = await CreateAsync();
        await AddAsync(album, string.Join(',', _documents));

        var edited = (await _client.CallAsync("album.edit", ("album_id", album), ("description", "New"), ("cover_id", _documents[2])))[
            "album"
        ]!;

        Assert.Equal("Test", edited.Text("title"));
        Assert.Equal("New", edited.Text("description"));
        Assert.Equal(_documents[2], edited["cover"]!.Text("doc_id"));
        var read = (await _client.CallAsync("album.get", ("album_id", album)))["album"]!;
        Assert.Equal("New", read.Text("description"));
        Assert.Equal(_documents[2], read["cover"]!.Text("doc_id"));
        Assert.Equal("130001", read["owner"]!.Text("user_id"));
    }

    [Fact]
    public async Task The_cover_of_an_edited_album_must_be_in_the_album()
    {
        var album = await CreateAsync();

        Assert.Equal(2, await _client.CodeAsync("album.edit", ("album_id", album), ("cover_id", _documents[0])));
        Assert.Equal(3, await _client.CodeAsync("album.edit", ("album_id", album), ("title", "")));
    }

    [Fact]
    public async Task Removing_the_cover_from_the_album_resets_the_cover()
    {
        var album = await CreateAsync();
        await AddAsync(album, $"{_documents[0]},{_documents[1]}");
        await _client.CallAsync("album.edit", ("album_id", album), ("cover_id", _documents[1]));

        await _client.CallAsync("album.docs.remove", ("album_id", album), ("doc_id", _documents[1]));

        Assert.Equal(_documents[0], (await _client.CallAsync("album.get", ("album_id", album)))["album"]!["cover"]!.Text("doc_id"));
    }

    [Fact]
    public async Task Deleting_an_album_keeps_its_documents()
    {
        var album = await CreateAsync();
        await AddAsync(album, _documents[0]);
        var before = await AlbumsOfAsync(_documents[0]);

        Assert.Equal(["api"], (await _client.CallAsync("album.delete", ("album_id", album))).Select(member => member.Key));

        Assert.Equal(1, await _client.CodeAsync("album.get", ("album_id", album)));
        Assert.Equal("Album not found", await _client.MessageAsync("album.get", ("album_id", album)));
        Assert.Equal(before - 1, await AlbumsOfAsync(_documents[0]));
    }

    [Fact]
    public async Task Only_the_owner_can_change_an_album()
    {
        var album = await CreateAsync();
        await AddAsync(album, _documents[0]);
        using var guest = Client.AsGuest(_server);

        Assert.Equal(1, await guest.CodeAsync("album.edit", ("album_id", album), ("title", "Mine")));
        Assert.Equal(1, await guest.CodeAsync("album.delete", ("album_id", album)));
        Assert.Equal(1, await guest.CodeAsync("album.docs.add", ("album_id", album), ("doc_id", _documents[1])));
        Assert.Equal(1, await guest.CodeAsync("album.docs.remove", ("album_id", album), ("doc_id", _documents[0])));
    }

    [Fact]
    public async Task The_counts_of_an_album_depend_on_what_the_caller_can_see()
    {
        var restricted = (await _client.CallAsync("doc.getList", ("per_page", 1), ("share", 0)))["docs"]!.Texts("doc", "doc_id")[0];
        var album = await CreateAsync();
        await AddAsync(album, $"{_documents[0]},{restricted}");
        using var nobody = new Client(_server);

        Assert.Equal("2", (await _client.CallAsync("album.get", ("album_id", album)))["album"]!["count"]!.Text("docs"));
        Assert.Equal("1", (await nobody.CallAsync("album.get", ("album_id", album)))["album"]!["count"]!.Text("docs"));
        Assert.Equal("1", (await nobody.CallAsync("album.docs.getList", ("album_id", album)))["album"]!["docs"]!.Text("total"));
    }

    [Fact]
    public async Task An_album_without_visible_documents_is_not_found()
    {
        var album = await CreateAsync();
        using var nobody = new Client(_server);

        Assert.Equal(1, await nobody.CodeAsync("album.get", ("album_id", album)));
        Assert.Equal(12, (await nobody.CallAsync("album.getList", ("user_id", "ada")))["albums"]!.Number("total"));
    }

    [Fact]
    public async Task setList_replaces_the_documents_in_the_given_order()
    {
        var album = await CreateAsync();
        await AddAsync(album, $"{_documents[0]},{_documents[1]}");

        var set = (
            await _client.CallAsync(
                "album.docs.setList",
                ("album_id", album),
                ("doc_ids", $"{_documents[3]},{_documents[1]},1,{_documents[3]}"),
                ("cover_id", _documents[1])
            )
        )["album"]!;

        Assert.Equal(
            (album, _documents[1], "2", "2", "2"),
            (set.Text("album_id"), set.Text("cover_id"), set.Text("total"), set.Text("added"), set.Text("skipped"))
        );
        Assert.Equal(["1", "1", "0", "0"], set.Texts("doc", "added"));
        Assert.Equal(["0", "0", "2", "0"], set.Texts("doc", "error"));
        Assert.Equal(set.Texts("doc", "doc_id"), set.Texts("docs", "doc_id"));
        var listed = (await _client.CallAsync("album.docs.getList", ("album_id", album)))["album"]!;
        Assert.Equal([_documents[3], _documents[1]], listed["docs"]!.Texts("doc", "doc_id"));
        Assert.Equal(_documents[1], listed["cover"]!.Text("doc_id"));
    }

    [Fact]
    public async Task Replacing_a_document_lowers_its_number_of_albums()
    {
        var album = await CreateAsync();
        var before = await AlbumsOfAsync(_documents[0]);
        await AddAsync(album, _documents[0]);

        await _client.CallAsync("album.docs.setList", ("album_id", album), ("doc_ids", _documents[1]), ("cover_id", _documents[1]));

        Assert.Equal(before, await AlbumsOfAsync(_documents[0]));
    }

    [Fact]
    public async Task The_cover_must_be_among_the_new_documents()
    {
        var album = await CreateAsync();
        await AddAsync(album, _documents[0]);

        Assert.Equal(
            3,
            await _client.CodeAsync("album.docs.setList", ("album_id", album), ("doc_ids", _documents[1]), ("cover_id", _documents[2]))
        );
        Assert.Equal(
            3,
            await _client.CodeAsync("album.docs.setList", ("album_id", album), ("doc_ids", $"{_documents[1]},1"), ("cover_id", "1"))
        );
        Assert.Equal(
            [_documents[0]],
            (await _client.CallAsync("album.docs.getList", ("album_id", album)))["album"]!["docs"]!.Texts("doc", "doc_id")
        );
    }

    [Fact]
    public async Task Ordered_albums_come_first_and_the_others_follow_by_id()
    {
        var albums = (await _client.CallAsync("album.getList"))["albums"]!.Texts("album", "album_id");

        Assert.Equal(
            ["api"],
            (await _client.CallAsync("album.orderList", ("album_ids", $"{albums[4]},{albums[2]}"))).Select(member => member.Key)
        );

        var others = albums.Except([albums[4], albums[2]]).Order(StringComparer.Ordinal);
        Assert.Equal([albums[4], albums[2], .. others], (await _client.CallAsync("album.getList"))["albums"]!.Texts("album", "album_id"));
    }

    [Fact]
    public async Task An_order_with_an_unknown_or_foreign_album_changes_nothing()
    {
        var albums = (await _client.CallAsync("album.getList"))["albums"]!.Texts("album", "album_id");
        using var guest = Client.AsGuest(_server);

        Assert.Equal(1, await _client.CodeAsync("album.orderList", ("album_ids", $"{albums[4]},1")));
        Assert.Equal(1, await _client.CodeAsync("album.orderList", ("album_ids", " , ")));
        Assert.Equal(1, await guest.CodeAsync("album.orderList", ("album_ids", albums[4])));
        Assert.Equal(albums, (await _client.CallAsync("album.getList"))["albums"]!.Texts("album", "album_id"));
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(3, "1")]
    [InlineData(4, "1")]
    [InlineData(5, "1")]
    public async Task The_comment_permission_of_an_album_can_be_set(int permission, string friendMay)
    {
        var album = await CreateAsync();
        await AddAsync(album, _documents[0]);
        using var guest = Client.AsGuest(_server);

        await _client.CallAsync("album.setPerms", ("album_id", album), ("perm_comment", permission));

        var read = (await guest.CallAsync("album.get", ("album_id", album)))["album"]!;
        Assert.Equal((permission, friendMay), (read["permissions"]!.Number("comment"), read["can"]!.Text("comment")));
        Assert.Equal(1, await guest.CodeAsync("album.setPerms", ("album_id", album), ("perm_comment", 0)));
        Assert.Equal(2, await _client.CodeAsync("album.setPerms", ("album_id", album), ("perm_comment", 6)));
    }

    [Fact]
    public async Task Album_visitors_are_listed_and_anonymous_visits_are_counted()
    {
        var album = (await _client.CallAsync("album.getList"))["albums"]!.Items("album")[0];

        var visits = (await _client.CallAsync("album.getVisitors", ("album_id", album.Text("album_id"))))["visits"]!;

        var visit = Assert.Single(visits.Items("visit"));
        Assert.Equal("noor", visit.Text("username"));
        Assert.Equal(album["count"]!.Number("visits"), visits["anonymous"]!.Number("visits") + visit.Number("visits"));
        using var guest = Client.AsGuest(_server);
        var you = (await guest.CallAsync("album.get", ("album_id", album.Text("album_id"))))["album"]!["you"]!;
        Assert.Equal((visit.Text("visits"), visit.Text("visited_at")), (you.Text("visits"), you.Text("last_visit_at")));
    }

    private async Task<string> CreateAsync() => (await _client.CallAsync("album.create", ("title", "Test")))["album"]!.Text("album_id");

    private async Task<JsonNode> AddAsync(string album, string documents) =>
        (await _client.CallAsync("album.docs.add", ("album_id", album), ("doc_id", documents)))["album"]!;

    private async Task<int> AlbumsOfAsync(string document) =>
        (await _client.CallAsync("doc.get", ("doc_id", document)))["doc"]!["count"]!.Number("albums");
}
