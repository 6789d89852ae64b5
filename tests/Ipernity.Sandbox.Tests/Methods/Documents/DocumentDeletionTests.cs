using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Methods.Documents;

public sealed class DocumentDeletionTests : IAsyncLifetime
{
    private SandboxServer _server = null!;
    private Client _client = null!;
    private Client _guest = null!;
    private IReadOnlyList<string> _documents = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await Started.SandboxAsync();
        _client = Client.SignedIn(_server);
        _guest = Client.AsGuest(_server);
        _documents = (await _client.CallAsync("doc.getList", ("per_page", 3), ("share", 4)))["docs"]!.Texts("doc", "doc_id");
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _guest.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_deleted_document_disappears_from_all_lists_and_pages()
    {
        Assert.Equal(["api"], (await DeleteAsync()).Select(member => member.Key));

        Assert.Equal("Doc not found", await _client.MessageAsync("doc.get", ("doc_id", _documents[0])));
        Assert.Equal(1, await _client.CodeAsync("doc.delete", ("doc_id", _documents[0])));
        Assert.Equal(299, (await _client.CallAsync("doc.getList"))["docs"]!.Number("total"));
        Assert.Equal(299, (await _client.CallAsync("doc.search", ("user_id", "ada")))["docs"]!.Number("total"));
        Assert.Equal("299", (await _client.CallAsync("user.get"))["user"]!["count"]!.Text("docs"));
        using var page = await _client.Http.GetAsync(
            new Uri($"doc/ada/{_documents[0]}", UriKind.Relative), TestContext.Current.CancellationToken);
        using var picture = await _client.Http.GetAsync(
            new Uri($"media/{_documents[0]}.100.jpg", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, page.StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, picture.StatusCode);
    }

    [Fact]
    public async Task A_deleted_document_disappears_from_its_albums()
    {
        var album = await AlbumAsync();

        await DeleteAsync();

        var docs = (await _client.CallAsync("album.docs.getList", ("album_id", album)))["album"]!["docs"]!;
        Assert.Equal(_documents.Skip(1), docs.Texts("doc", "doc_id"));
    }

    [Fact]
    public async Task Deleting_the_cover_of_an_album_or_folder_selects_another()
    {
        var album = await AlbumAsync();
        var folder = (await _client.CallAsync("folder.create", ("title", "Test")))["folder"]!.Text("folder_id");
        await _client.CallAsync("folder.albums.add", ("folder_id", folder), ("album_id", album));
        await _client.CallAsync("folder.edit", ("folder_id", folder), ("cover_id", _documents[0]));

        await DeleteAsync();

        Assert.Equal(_documents[1], (await _client.CallAsync("album.get", ("album_id", album)))["album"]!["cover"]!.Text("doc_id"));
        Assert.Equal(_documents[1], (await _client.CallAsync("folder.get", ("folder_id", folder)))["folder"]!["cover"]!.Text("doc_id"));
    }

    [Fact]
    public async Task Deleting_the_cover_of_an_empty_album_leaves_it_without_one()
    {
        var album = (await _client.CallAsync("album.create", ("title", "Test"), ("cover_id", _documents[0])))["album"]!.Text("album_id");

        await DeleteAsync();

        var cover = (await _client.CallAsync("album.get", ("album_id", album)))["album"]!["cover"]!;
        Assert.Equal(("", "0", "0", ""), (cover.Text("doc_id"), cover.Text("w"), cover.Text("h"), cover.Text("url")));
    }

    [Fact]
    public async Task An_album_is_destroyed_with_the_last_of_its_documents()
    {
        var album = await AlbumAsync();

        foreach (var id in _documents)
            await _client.CallAsync("doc.delete", ("doc_id", id));

        Assert.Equal(1, await _client.CodeAsync("album.get", ("album_id", album)));
    }

    [Fact]
    public async Task Deleting_a_document_deletes_its_comments_notes_faves_and_tags()
    {
        await _guest.CallAsync("faves.docs.add", ("doc_id", _documents[0]));
        var comment =
            (await _guest.CallAsync("doc.comments.add", ("doc_id", _documents[0]), ("content", "One")))["comment"]!.Text("comment_id");
        var note =
            (await _guest.CallAsync(
                "doc.notes.add", ("doc_id", _documents[0]), ("content", "One"), ("x", 1), ("y", 1), ("w", 9), ("h", 9)))["note"]!
            .Text("note_id");

        await DeleteAsync();

        Assert.DoesNotContain(
            _documents[0], (await _guest.CallAsync("faves.docs.getList", ("user_id", "noor")))["docs"]!.Texts("doc", "doc_id"));
        Assert.Equal(1, await _guest.CodeAsync("doc.comments.get", ("comment_id", comment)));
        Assert.Equal(1, await _guest.CodeAsync("doc.notes.delete", ("note_id", note)));
    }

    [Fact]
    public async Task Only_an_owner_with_the_permission_can_delete()
    {
        using var writer = Client.SignedIn(_server, "doc=write");

        Assert.Equal(1, await _guest.CodeAsync("doc.delete", ("doc_id", _documents[0])));
        Assert.Equal(110, await writer.CodeAsync("doc.delete", ("doc_id", _documents[0])));
        await _client.CallAsync("doc.get", ("doc_id", _documents[0]));
    }

    [Fact]
    public async Task All_documents_can_be_deleted()
    {
        for (var left = 300; left > 0; left -= 100)
        {
            foreach (var id in (await _client.CallAsync("doc.getList", ("per_page", 100)))["docs"]!.Texts("doc", "doc_id"))
                await _client.CallAsync("doc.delete", ("doc_id", id));
        }

        Assert.Equal(0, (await _client.CallAsync("doc.getList"))["docs"]!.Number("total"));
        Assert.All(
            (await _client.CallAsync("album.getList"))["albums"]!.Items("album"), album => Assert.Equal("0", album["count"]!.Text("docs")));
    }

    private Task<System.Text.Json.Nodes.JsonObject> DeleteAsync() => _client.CallAsync("doc.delete", ("doc_id", _documents[0]));

    private async Task<string> AlbumAsync()
    {
        var album = (await _client.CallAsync("album.create", ("title", "Test")))["album"]!.Text("album_id");
        await _client.CallAsync(
            "album.docs.setList", ("album_id", album), ("doc_ids", string.Join(',', _documents)), ("cover_id", _documents[0]));
        return album;
    }
}
