using System.Text.Json.Nodes;
using Ipernity.Sandbox.Hosting;
using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Methods.Documents;

/// <summary>Whoever keeps a copy of an account sees in the lists what has changed since the last look.</summary>
public sealed class UpdateTimeTests : IAsyncLifetime
{
    private readonly MovedClock _clock = new();
    private SandboxServer _server = null!;
    private Client _client = null!;
    private string _document = null!;
    private string _second = null!;
    private string _album = null!;
    private string _other = null!;
    private string _folder = null!;
    private string _comment = null!;
    private string _note = null!;

    public static TheoryData<string, string> DocumentChanges => new()
    {
        { "doc.set", "title=New" },
        { "doc.set", "description=New" },
        { "doc.setPerms", "share=0" },
        { "doc.setPerms", "perm_comment=0" },
        { "doc.setGeo", "lat=1.5;lng=2.5" },
        { "doc.setLicense", "license=3" },
        { "doc.setSafety", "safety=2" },
        { "doc.tags.add", "keywords=new" },
        { "doc.tags.edit", "keywords=other" },
        { "doc.notes.add", "content=New;x=1;y=1;w=20;h=20" },
        { "doc.notes.edit", "note_id=NOTE;content=Changed;x=1;y=1;w=20;h=20" },
        { "doc.notes.delete", "note_id=NOTE" },
        { "doc.comments.add", "content=New" },
        { "doc.comments.reply", "comment_id=COMMENT;content=New" },
        { "doc.comments.edit", "comment_id=COMMENT;content=Changed" },
        { "doc.comments.delete", "comment_id=COMMENT" },
    };

    public static TheoryData<string, string> AlbumChanges => new()
    {
        { "album.edit", "album_id=ALBUM;title=New" },
        { "album.edit", "album_id=ALBUM;description=New" },
        { "album.edit", "album_id=ALBUM;cover_id=SECOND" },
        { "album.setPerms", "album_id=ALBUM;perm_comment=0" },
        { "album.docs.add", "album_id=ALBUM;doc_id=OTHER" },
        { "album.docs.remove", "album_id=ALBUM;doc_id=SECOND" },
        { "album.docs.setList", "album_id=ALBUM;doc_ids=SECOND,DOCUMENT;cover_id=DOCUMENT" },
        { "doc.delete", "doc_id=SECOND" },
    };

    public static TheoryData<string, string> FolderChanges => new()
    {
        { "folder.edit", "folder_id=FOLDER;title=New" },
        { "folder.edit", "folder_id=FOLDER;cover_id=OTHER" },
        { "folder.albums.remove", "folder_id=FOLDER;album_id=ALBUM" },
        { "album.delete", "album_id=ALBUM" },
        { "doc.delete", "doc_id=DOCUMENT" },
    };

    public async ValueTask InitializeAsync()
    {
        _server = await Started.SandboxAsync(new SandboxOptions { TimeProvider = _clock, TicketDuration = TimeSpan.Zero });
        _client = Client.SignedIn(_server);
        var photos = await _client.CallAsync("doc.getList", ("media", "photo"), ("per_page", 3), ("share", 4));
        var documents = photos["docs"]!.Texts("doc", "doc_id");
        (_document, _second, _other) = (documents[0], documents[1], documents[2]);
        var comment = await _client.CallAsync("doc.comments.add", ("doc_id", _document), ("content", "First"));
        _comment = comment["comment"]!.Text("comment_id");
        var note = await _client.CallAsync(
            "doc.notes.add", ("doc_id", _document), ("content", "First"), ("x", 1), ("y", 1), ("w", 20), ("h", 20));
        _note = note["note"]!.Text("note_id");
        _album = await CreateAlbumAsync($"{_document},{_second}");
        var another = await CreateAlbumAsync(_other);
        _folder = (await _client.CallAsync("folder.create", ("title", "Years")))["folder"]!.Text("folder_id");
        await _client.CallAsync("folder.albums.add", ("folder_id", _folder), ("album_id", $"{_album},{another}"));
        await _client.CallAsync("folder.edit", ("folder_id", _folder), ("cover_id", _document));
        _clock.Advance(TimeSpan.FromSeconds(1));
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Theory, MemberData(nameof(DocumentChanges))]
    public async Task Every_change_of_a_document_moves_its_time_in_the_list(string method, string parameters)
    {
        await ChangeAsync(method, $"doc_id=DOCUMENT;{parameters}");

        Assert.Equal(Now, await DocumentTimeAsync());
    }

    [Fact]
    public async Task A_replaced_file_moves_the_time_of_its_document()
    {
        await Upload.CallAsync(
            _client, "upload.replace", DrawnPicture.Jpeg(40, 30), "new.jpg", ("doc_id", _document), ("async", 0));

        Assert.Equal(Now, await DocumentTimeAsync());
    }

    [Theory, MemberData(nameof(AlbumChanges))]
    public async Task Every_change_of_an_album_moves_its_time_in_the_list(string method, string parameters)
    {
        await ChangeAsync(method, parameters);

        Assert.Equal(Now, await TimeAsync("album.getList", "albums", "album", _album));
    }

    [Fact]
    public async Task An_upload_into_an_album_moves_its_time()
    {
        await Upload.DocumentAsync(_client, DrawnPicture.Jpeg(40, 30), "new.jpg", ("album_id", _album));

        Assert.Equal(Now, await TimeAsync("album.getList", "albums", "album", _album));
    }

    [Theory, MemberData(nameof(FolderChanges))]
    public async Task Every_change_of_a_folder_moves_its_time_in_the_list(string method, string parameters)
    {
        await ChangeAsync(method, parameters);

        Assert.Equal(Now, await TimeAsync("folder.getList", "folders", "folder", _folder));
    }

    private string Now => _clock.GetUtcNow().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);

    private async Task<string> CreateAlbumAsync(string documents)
    {
        var album = (await _client.CallAsync("album.create", ("title", "Trips")))["album"]!.Text("album_id");
        await _client.CallAsync("album.docs.add", ("album_id", album), ("doc_id", documents));
        return album;
    }

    private async Task ChangeAsync(string method, string parameters)
    {
        var names = new Dictionary<string, string>
        {
            ["ALBUM"] = _album,
            ["DOCUMENT"] = _document,
            ["SECOND"] = _second,
            ["OTHER"] = _other,
            ["FOLDER"] = _folder,
            ["COMMENT"] = _comment,
            ["NOTE"] = _note,
        };
        var given = parameters.Split(';').Select(parameter => parameter.Split('=')).Select(parts => (
            parts[0], (object)string.Join(',', parts[1].Split(',').Select(value => names.GetValueOrDefault(value, value)))));
        await _client.CallAsync(method, [.. given]);
    }

    private async Task<string> DocumentTimeAsync() =>
        Find(await _client.CallAsync("doc.getList", ("extra", "dates,count"), ("per_page", 100)), "docs", "doc", _document);

    private async Task<string> TimeAsync(string method, string list, string item, string id) =>
        Find(await _client.CallAsync(method, ("per_page", 100)), list, item, id);

    private static string Find(JsonObject answer, string list, string item, string id) =>
        answer[list]!.Items(item).Single(entry => entry.Text($"{item}_id") == id)["dates"]!.Text("last_update_at");
}
