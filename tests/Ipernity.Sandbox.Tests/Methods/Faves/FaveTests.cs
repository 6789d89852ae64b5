using System.Text.Json.Nodes;
using Ipernity.Sandbox.Hosting;
using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Methods.Faves;

public sealed class FaveTests : IAsyncLifetime
{
    private readonly MovedClock _clock = new();
    private SandboxServer _server = null!;
    private Client _client = null!;
    private Client _guest = null!;
    private IReadOnlyList<string> _documents = null!;
    private string _album = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await Started.SandboxAsync(new SandboxOptions { TimeProvider = _clock });
        _client = Client.SignedIn(_server);
        _guest = Client.AsGuest(_server);
        _documents = (await _client.CallAsync("doc.getList", ("user_id", "noor"), ("per_page", 3)))["docs"]!.Texts("doc", "doc_id");
        foreach (var id in _documents)
            await _client.CallAsync("faves.docs.remove", ("doc_id", id));
        _album = (await _guest.CallAsync("album.create", ("title", "Noor's")))["album"]!.Text("album_id");
        await _guest.CallAsync("album.docs.add", ("album_id", _album), ("doc_id", _documents[0]));
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _guest.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_faved_document_shows_and_counts_the_fave()
    {
        Assert.Equal(["api"], (await _client.CallAsync("faves.docs.add", ("doc_id", _documents[0]))).Select(member => member.Key));

        var doc = (await _client.CallAsync("doc.get", ("doc_id", _documents[0])))["doc"]!;
        Assert.Equal("1", doc["you"]!.Text("isfave"));
        Assert.Equal("1", doc["count"]!.Text("faves"));
        Assert.Equal("0", (await _guest.CallAsync("doc.get", ("doc_id", _documents[0])))["doc"]!["you"]!.Text("isfave"));
    }

    [Fact]
    public async Task The_faves_of_a_document_are_listed_with_their_dates()
    {
        await _client.CallAsync("faves.docs.add", ("doc_id", _documents[0]));

        var faves = (await _client.CallAsync("doc.getFaves", ("doc_id", _documents[0])))["faves"]!;

        Assert.Equal(
            ("1", "1", "10", "1", "1"),
            (faves.Text("count"), faves.Text("total"), faves.Text("per_page"), faves.Text("page"), faves.Text("pages")));
        var fave = Assert.Single(faves.Items("fave"));
        Assert.Equal(("130001", "ada"), (fave.Text("user_id"), fave.Text("username")));
        Assert.Equal(_clock.GetUtcNow().ToUnixTimeSeconds(), fave.Number("faved_at"));
    }

    [Fact]
    public async Task Faving_twice_has_no_effect()
    {
        await _client.CallAsync("faves.docs.add", ("doc_id", _documents[0]));
        _clock.Advance(TimeSpan.FromHours(1));
        await _client.CallAsync("faves.docs.add", ("doc_id", _documents[0]));

        var fave = Assert.Single((await _client.CallAsync("doc.getFaves", ("doc_id", _documents[0])))["faves"]!.Items("fave"));

        Assert.Equal(_clock.GetUtcNow().ToUnixTimeSeconds() - 3600, fave.Number("faved_at"));
    }

    [Fact]
    public async Task Removing_a_fave_twice_is_not_an_error()
    {
        await _client.CallAsync("faves.docs.add", ("doc_id", _documents[0]));

        await _client.CallAsync("faves.docs.remove", ("doc_id", _documents[0]));
        await _client.CallAsync("faves.docs.remove", ("doc_id", _documents[0]));

        Assert.Equal("0", (await _client.CallAsync("doc.getFaves", ("doc_id", _documents[0])))["faves"]!.Text("total"));
        Assert.DoesNotContain(_documents[0], (await ListAsync()).Texts("doc", "doc_id"));
    }

    [Fact]
    public async Task Faved_documents_are_listed_latest_first()
    {
        foreach (var id in _documents)
        {
            await _client.CallAsync("faves.docs.add", ("doc_id", id));
            _clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(_documents.Reverse(), (await ListAsync()).Texts("doc", "doc_id").Take(3));
    }

    [Fact]
    public async Task Faved_documents_show_the_owners_relation_to_the_caller()
    {
        await _client.CallAsync("faves.docs.add", ("doc_id", _documents[0]));
        using var nobody = new Client(_server);

        var mine = (await ListAsync(("extra", "owner"))).Items("doc")[0];
        var nobodys = (await nobody.CallAsync("faves.docs.getList", ("user_id", "ada")))["docs"]!.Items("doc")[0];

        Assert.Equal(("0", "1", "1"), (mine.Text("isfamily"), mine.Text("isfriend"), mine.Text("iscontact")));
        Assert.Equal("noor", mine["owner"]!.Text("username"));
        Assert.Equal(("0", "0", "0"), (nobodys.Text("isfamily"), nobodys.Text("isfriend"), nobodys.Text("iscontact")));
    }

    [Fact]
    public async Task Own_documents_are_listed_only_if_the_owner_is_requested()
    {
        var own = (await _client.CallAsync("doc.getList", ("per_page", 1)))["docs"]!.Texts("doc", "doc_id")[0];
        await _client.CallAsync("faves.docs.add", ("doc_id", own));

        Assert.DoesNotContain(own, (await ListAsync()).Texts("doc", "doc_id"));
        Assert.Equal([own], (await ListAsync(("owner_id", "ada"))).Texts("doc", "doc_id"));
        Assert.DoesNotContain(own, (await ListAsync(("owner_id", "noor"))).Texts("doc", "doc_id"));
        Assert.Equal(2, await _client.CodeAsync("faves.docs.getList", ("user_id", "ada"), ("owner_id", "nobody")));
    }

    [Fact]
    public async Task Faves_of_documents_that_became_private_are_listed_only_for_their_owner()
    {
        await _client.CallAsync("faves.docs.add", ("doc_id", _documents[0]));
        await _guest.CallAsync("doc.setPerms", ("doc_id", _documents[0]), ("share", 0));

        Assert.DoesNotContain(_documents[0], (await ListAsync()).Texts("doc", "doc_id"));
        Assert.Contains(_documents[0], (await _guest.CallAsync("faves.docs.getList", ("user_id", "ada")))["docs"]!.Texts("doc", "doc_id"));
    }

    [Fact]
    public async Task A_faved_album_counts_the_fave()
    {
        await _client.CallAsync("faves.albums.add", ("album_id", _album));

        var album = (await _client.CallAsync("album.get", ("album_id", _album)))["album"]!;
        Assert.Equal("1", album["you"]!.Text("isfave"));
        Assert.Equal("1", album["count"]!.Text("faves"));
        Assert.Equal(["130001"], (await _client.CallAsync("album.getFaves", ("album_id", _album)))["faves"]!.Texts("fave", "user_id"));
        var listed = (await _client.CallAsync("faves.albums.getList", ("user_id", "ada")))["albums"]!.Items("album")[0];
        Assert.Equal((_album, "130002", "1"), (listed.Text("album_id"), listed.Text("user_id"), listed["count"]!.Text("faves")));
    }

    [Fact]
    public async Task An_album_can_be_removed_from_the_faves()
    {
        await _client.CallAsync("faves.albums.add", ("album_id", _album));

        await _client.CallAsync("faves.albums.remove", ("album_id", _album));

        Assert.Empty((await _client.CallAsync("album.getFaves", ("album_id", _album)))["faves"]!.Items("fave"));
        Assert.DoesNotContain(
            _album, (await _client.CallAsync("faves.albums.getList", ("user_id", "ada")))["albums"]!.Texts("album", "album_id"));
    }

    [Fact]
    public async Task A_deleted_album_disappears_from_the_faves()
    {
        await _client.CallAsync("faves.albums.add", ("album_id", _album));

        await _guest.CallAsync("album.delete", ("album_id", _album));

        Assert.DoesNotContain(
            _album, (await _client.CallAsync("faves.albums.getList", ("user_id", "ada")))["albums"]!.Texts("album", "album_id"));
    }

    [Fact]
    public async Task Invisible_items_cannot_be_faved()
    {
        await _guest.CallAsync("doc.setPerms", ("doc_id", _documents[0]), ("share", 0));

        Assert.Equal("Doc not found", await _client.MessageAsync("faves.docs.add", ("doc_id", _documents[0])));
        Assert.Equal(1, await _client.CodeAsync("faves.docs.add", ("doc_id", _documents[0])));
        Assert.Equal(1, await _client.CodeAsync("faves.albums.add", ("album_id", _album)));
        Assert.Equal(1, await _client.CodeAsync("doc.getFaves", ("doc_id", _documents[0])));
        Assert.Equal(1, await _client.CodeAsync("album.getFaves", ("album_id", _album)));
    }

    [Theory]
    [InlineData("faves.docs.add", "'doc_id'")]
    [InlineData("faves.docs.remove", "'doc_id'")]
    [InlineData("faves.albums.add", "'album_id'")]
    [InlineData("faves.albums.remove", "'album_id'")]
    public async Task The_item_to_fave_must_be_named(string method, string name)
    {
        Assert.Equal(1, await _client.CodeAsync(method));
        Assert.Contains(name, await _client.MessageAsync(method), StringComparison.Ordinal);
    }

    private async Task<JsonNode> ListAsync(params (string, object)[] parameters) =>
        (await _client.CallAsync("faves.docs.getList", [("user_id", "ada"), .. parameters]))["docs"]!;
}
