using System.Text.Json.Nodes;
using Ipernity.Sandbox.Hosting;
using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Methods.Folders;

public sealed class FolderTests : IAsyncLifetime
{
    private readonly MovedClock _clock = new();
    private SandboxServer _server = null!;
    private Client _client = null!;
    private IReadOnlyList<string> _albums = null!;
    private string _folder = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await Started.SandboxAsync(new SandboxOptions { TimeProvider = _clock });
        _client = Client.SignedIn(_server);
        _albums = (await _client.CallAsync("album.getList", ("per_page", 3)))["albums"]!.Texts("album", "album_id");
        _folder = (await _client.CallAsync("folder.create", ("title", "Test"), ("description", "d")))["folder"]!.Text("folder_id");
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_new_folder_is_empty_and_the_first_in_the_list()
    {
        var folder = await GetAsync();

        Assert.Equal(("Test", "d", "0"), (folder.Text("title"), folder.Text("description"), folder["count"]!.Text("albums")));
        Assert.Equal(_clock.GetUtcNow().ToUnixTimeSeconds(), folder["dates"]!.Number("created_at"));
        Assert.Equal(("130001", "ada"), (folder["owner"]!.Text("user_id"), folder["owner"]!.Text("alias")));
        Assert.Equal("", folder["cover"]!.Text("doc_id"));
        var list = await ListAsync(_client);
        Assert.Equal(_folder, list.Texts("folder", "folder_id")[0]);
        Assert.Equal("1", list["can"]!.Text("create"));
    }

    [Fact]
    public async Task The_list_can_omit_empty_folders()
    {
        Assert.DoesNotContain(_folder, (await ListAsync(_client, ("empty", 0))).Texts("folder", "folder_id"));
        Assert.Contains(_folder, (await ListAsync(_client, ("empty", 1))).Texts("folder", "folder_id"));
    }

    [Fact]
    public async Task Adding_one_or_several_albums_returns_an_entry_for_each()
    {
        var one = await AddAsync(_albums[0]);
        var several = await AddAsync($"{_albums[0]}, {_albums[1]},1");

        Assert.Equal(("1", "1", "0"), (one.Text("total"), one.Text("added"), one.Text("skipped")));
        Assert.Equal(("2", "1", "2"), (several.Text("total"), several.Text("added"), several.Text("skipped")));
        Assert.Equal([_albums[0], _albums[1], "1"], several.Texts("album", "album_id"));
        Assert.Equal(["0", "1", "0"], several.Texts("album", "added"));
    }

    [Fact]
    public async Task Albums_are_listed_with_a_picture_in_the_order_in_which_they_were_added()
    {
        await AddAsync($"{_albums[2]},{_albums[0]}");

        var listed = (await _client.CallAsync("folder.albums.getList", ("folder_id", _folder), ("per_page", 1), ("page", 2)))["folder"]!;

        Assert.Equal(
            ("2", "1", "2", "2"),
            (listed["albums"]!.Text("total"), listed["albums"]!.Text("per_page"), listed["albums"]!.Text("page"),
                listed["albums"]!.Text("pages")));
        var album = Assert.Single(listed["albums"]!.Items("album"));
        Assert.Equal(_albums[0], album.Text("album_id"));
        Assert.EndsWith(".jpg", album["thumb"]!.Text("url"), StringComparison.Ordinal);
        Assert.Equal(_albums[2], listed["cover"]!.Text("album_id"));
    }

    [Fact]
    public async Task Removed_albums_still_exist()
    {
        await AddAsync($"{_albums[0]},{_albums[1]}");

        var answer =
            (await _client.CallAsync(
                "folder.albums.remove", ("folder_id", _folder), ("album_id", $"{_albums[0]},{_albums[2]}")))["folder"]!;

        Assert.Equal(("1", "1", "1"), (answer.Text("total"), answer.Text("removed"), answer.Text("skipped")));
        Assert.Equal(["1", "0"], answer.Texts("album", "removed"));
        await _client.CallAsync("album.get", ("album_id", _albums[0]));
    }

    [Fact]
    public async Task A_folder_is_destroyed_with_its_last_album()
    {
        await AddAsync($"{_albums[0]},{_albums[1]}");
        await _client.CallAsync("folder.albums.remove", ("folder_id", _folder), ("album_id", _albums[0]));
        Assert.Equal("1", (await GetAsync())["count"]!.Text("albums"));

        var answer = await _client.CallAsync("folder.albums.remove", ("folder_id", _folder), ("album_id", _albums[1]));

        Assert.Equal("0", answer["folder"]!.Text("total"));
        Assert.Equal(1, await _client.CodeAsync("folder.get", ("folder_id", _folder)));
    }

    [Fact]
    public async Task A_deleted_album_takes_a_folder_without_others_with_it()
    {
        await AddAsync(_albums[0]);
        await _client.CallAsync("album.delete", ("album_id", _albums[0]));
        Assert.Equal(1, await _client.CodeAsync("folder.get", ("folder_id", _folder)));
    }

    [Fact]
    public async Task A_new_folder_without_albums_can_be_deleted() =>
        await _client.CallAsync("folder.delete", ("folder_id", _folder));

    [Fact]
    public async Task Editing_changes_only_the_values_that_were_sent()
    {
        var cover = (await _client.CallAsync("doc.getList", ("per_page", 1)))["docs"]!.Texts("doc", "doc_id")[0];
        _clock.Advance(TimeSpan.FromMinutes(5));

        var edited = (await _client.CallAsync("folder.edit", ("folder_id", _folder), ("title", "Neu"), ("cover_id", cover)))["folder"]!;

        Assert.Equal(("Neu", "d", cover), (edited.Text("title"), edited.Text("description"), edited["cover"]!.Text("doc_id")));
        var read = await GetAsync();
        Assert.Equal(("Neu", cover), (read.Text("title"), read["cover"]!.Text("doc_id")));
        Assert.Equal(300, read["dates"]!.Number("last_update_at") - read["dates"]!.Number("created_at"));
    }

    [Fact]
    public async Task An_invalid_title_or_cover_is_rejected_and_changes_nothing()
    {
        var guests = (await _client.CallAsync("doc.getList", ("user_id", "noor"), ("per_page", 1)))["docs"]!.Texts("doc", "doc_id")[0];

        Assert.Equal(2, await _client.CodeAsync("folder.edit", ("folder_id", _folder), ("title", "")));
        Assert.Equal(2, await _client.CodeAsync("folder.edit", ("folder_id", _folder), ("title", "Neu"), ("cover_id", guests)));
        Assert.Equal("Test", (await GetAsync()).Text("title"));
    }

    [Fact]
    public async Task The_cover_of_the_first_album_is_the_default_cover()
    {
        await AddAsync(_albums[1]);

        var album = (await _client.CallAsync("album.get", ("album_id", _albums[1])))["album"]!;

        Assert.Equal(album["cover"]!.Text("doc_id"), (await GetAsync())["cover"]!.Text("doc_id"));
    }

    [Fact]
    public async Task Deleting_a_folder_keeps_its_albums()
    {
        await AddAsync(_albums[0]);

        Assert.Equal(["api"], (await _client.CallAsync("folder.delete", ("folder_id", _folder))).Select(member => member.Key));

        Assert.Equal("Folder not found", await _client.MessageAsync("folder.get", ("folder_id", _folder)));
        Assert.Equal(1, await _client.CodeAsync("folder.get", ("folder_id", _folder)));
        await _client.CallAsync("album.get", ("album_id", _albums[0]));
    }

    [Fact]
    public async Task A_deleted_album_disappears_from_its_folders()
    {
        await AddAsync($"{_albums[0]},{_albums[1]}");

        await _client.CallAsync("album.delete", ("album_id", _albums[0]));

        Assert.Equal("1", (await GetAsync())["count"]!.Text("albums"));
    }

    [Fact]
    public async Task Ordered_folders_come_first_and_the_others_follow_by_id()
    {
        var second = (await _client.CallAsync("folder.create", ("title", "Second")))["folder"]!.Text("folder_id");
        var others = (await ListAsync(_client)).Texts("folder", "folder_id").Except([second]).Order(StringComparer.Ordinal);

        await _client.CallAsync("folder.orderList", ("folder_ids", second));

        Assert.Equal([second, .. others], (await ListAsync(_client)).Texts("folder", "folder_id"));
    }

    [Fact]
    public async Task An_order_with_an_unknown_or_foreign_folder_changes_nothing()
    {
        await AddAsync(_albums[0]);
        using var guest = Client.AsGuest(_server);
        var before = (await ListAsync(_client)).Texts("folder", "folder_id");

        Assert.Equal(1, await _client.CodeAsync("folder.orderList", ("folder_ids", $"{before[^1]},1")));
        Assert.Equal(1, await guest.CodeAsync("folder.orderList", ("folder_ids", _folder)));
        Assert.Equal(before, (await ListAsync(_client)).Texts("folder", "folder_id"));
    }

    [Fact]
    public async Task Other_members_see_folders_with_visible_albums()
    {
        using var nobody = new Client(_server);
        Assert.Equal(1, await nobody.CodeAsync("folder.get", ("folder_id", _folder)));
        var hidden = (await _client.CallAsync("album.create", ("title", "Hidden")))["album"]!.Text("album_id");

        await AddAsync($"{_albums[0]},{hidden}");

        Assert.Equal("2", (await GetAsync())["count"]!.Text("albums"));
        var seen = (await nobody.CallAsync("folder.get", ("folder_id", _folder)))["folder"]!["count"]!;
        Assert.Equal(("1", "1", "1"), (seen.Text("albums"), seen.Text("public"), seen.Text("friends")));
        var list = await ListAsync(nobody, ("user_id", "ada"));
        Assert.Contains(_folder, list.Texts("folder", "folder_id"));
        Assert.Equal("0", list["can"]!.Text("create"));
        Assert.Equal("1", (await nobody.CallAsync("folder.albums.getList", ("folder_id", _folder)))["folder"]!["albums"]!.Text("total"));
    }

    [Fact]
    public async Task The_counts_of_a_folder_depend_on_the_audience()
    {
        var friends = (await _client.CallAsync("doc.getList", ("share", 2), ("per_page", 1)))["docs"]!.Texts("doc", "doc_id")[0];
        var album = (await _client.CallAsync("album.create", ("title", "For friends")))["album"]!.Text("album_id");
        await _client.CallAsync("album.docs.add", ("album_id", album), ("doc_id", friends));

        await AddAsync($"{_albums[0]},{album}");

        var count = (await GetAsync())["count"]!;
        Assert.Equal(
            ("2", "1", "1", "2", "2"),
            (count.Text("albums"), count.Text("public"), count.Text("family"), count.Text("friends"), count.Text("ff")));
        var visibility = (await ListAsync(_client)).Items("folder")[0]["visibility"]!;
        Assert.Equal(("1", "1"), (visibility.Text("public"), visibility.Text("friend")));
    }

    [Fact]
    public async Task Only_the_owner_can_change_a_folder()
    {
        await AddAsync(_albums[0]);
        using var guest = Client.AsGuest(_server);

        Assert.Equal(1, await guest.CodeAsync("folder.edit", ("folder_id", _folder), ("title", "Mine")));
        Assert.Equal(1, await guest.CodeAsync("folder.delete", ("folder_id", _folder)));
        Assert.Equal(1, await guest.CodeAsync("folder.albums.add", ("folder_id", _folder), ("album_id", _albums[1])));
        Assert.Equal(1, await guest.CodeAsync("folder.albums.remove", ("folder_id", _folder), ("album_id", _albums[0])));
    }

    [Fact]
    public async Task The_link_of_a_folder_leads_to_its_albums()
    {
        await AddAsync(_albums[0]);

        var page = await _client.Http.GetStringAsync(new Uri((await GetAsync()).Text("link")), TestContext.Current.CancellationToken);

        Assert.Contains($"/doc/ada/album/{_albums[0]}", page, StringComparison.Ordinal);
    }

    private async Task<JsonNode> GetAsync() => (await _client.CallAsync("folder.get", ("folder_id", _folder)))["folder"]!;

    private async Task<JsonNode> AddAsync(string albums) =>
        (await _client.CallAsync("folder.albums.add", ("folder_id", _folder), ("album_id", albums)))["folder"]!;

    private static async Task<JsonNode> ListAsync(Client client, params (string, object)[] parameters) =>
        (await client.CallAsync("folder.getList", parameters))["folders"]!;
}
