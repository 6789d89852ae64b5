using System.Text.Json.Nodes;
using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Methods.Documents;

public sealed class NoteTests : IAsyncLifetime
{
    private SandboxServer _server = null!;
    private Client _client = null!;
    private Client _guest = null!;
    private string _document = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await Started.SandboxAsync();
        _client = Client.SignedIn(_server);
        _guest = Client.AsGuest(_server);
        _document =
            (await _client.CallAsync("doc.getList", ("media", "photo"), ("per_page", 1), ("share", 4)))["docs"]!.Texts("doc", "doc_id")[0];
        foreach (var id in (await NotesAsync()).Texts("note", "note_id"))
            await _client.CallAsync("doc.notes.delete", ("note_id", id));
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _guest.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_new_note_is_returned_with_its_document()
    {
        var note = await AddAsync(_guest, "Ein <i>Kater</i>");

        Assert.Equal(
            ("130002", "10", "20", "30", "40", "Ein <i>Kater</i>"),
            (note.Text("user_id"), note.Text("x"), note.Text("y"), note.Text("w"), note.Text("h"), note.Text("content")));
        var notes = await NotesAsync();
        Assert.Equal("1", notes.Text("total"));
        var told = Assert.Single(notes.Items("note"));
        Assert.Equal(
            (note.Text("note_id"), "noor", "30", "Ein <i>Kater</i>"),
            (told.Text("note_id"), told.Text("username"), told.Text("w"), told.Text("content")));
        Assert.Equal("1", (await _client.CallAsync("doc.get", ("doc_id", _document)))["doc"]!["count"]!.Text("notes"));
    }

    [Fact]
    public async Task A_note_names_the_member_it_shows()
    {
        var note = await AddAsync(_client, "You", ("member_id", "noor"));

        Assert.Equal("130002", note.Text("member_id"));
        Assert.Equal(3, await _client.CodeAsync("doc.notes.add", [("doc_id", _document), .. Area("Who?"), ("member_id", "nobody")]));
    }

    [Fact]
    public async Task Authors_can_edit_their_notes()
    {
        var note = (await AddAsync(_guest, "One")).Text("note_id");

        var edited =
            (await _guest.CallAsync(
                "doc.notes.edit", ("note_id", note), ("content", "Two"), ("x", 1), ("y", 2), ("w", 3), ("h", 4)))["note"]!;

        Assert.Equal((note, "Two", "1", "4"), (edited.Text("note_id"), edited.Text("content"), edited.Text("x"), edited.Text("h")));
        Assert.Equal(["Two"], (await NotesAsync()).Texts("note", "content"));
        Assert.Equal(1, await _client.CodeAsync("doc.notes.edit", [("note_id", note), .. Area("Three")]));
    }

    [Fact]
    public async Task A_preview_changes_nothing()
    {
        Assert.Equal("", (await AddAsync(_guest, "One", ("preview", 1))).Text("note_id"));
        Assert.Equal("0", (await NotesAsync()).Text("total"));

        var note = (await AddAsync(_guest, "One")).Text("note_id");
        Assert.Equal(
            "Two",
            (await _guest.CallAsync("doc.notes.edit", [("note_id", note), .. Area("Two"), ("preview", 1)]))["note"]!.Text("content"));
        Assert.Equal(["One"], (await NotesAsync()).Texts("note", "content"));
    }

    [Fact]
    public async Task The_author_and_the_documents_owner_can_delete_a_note()
    {
        var first = (await AddAsync(_guest, "One")).Text("note_id");
        var second = (await AddAsync(_guest, "Two")).Text("note_id");
        var owners = (await AddAsync(_client, "Mine")).Text("note_id");

        await _guest.CallAsync("doc.notes.delete", ("note_id", first));
        await _client.CallAsync("doc.notes.delete", ("note_id", second));

        Assert.Equal([owners], (await NotesAsync()).Texts("note", "note_id"));
        Assert.Equal("Note not found", await _client.MessageAsync("doc.notes.delete", ("note_id", first)));
        Assert.Equal(1, await _client.CodeAsync("doc.notes.delete", ("note_id", first)));
        Assert.Equal(1, await _guest.CodeAsync("doc.notes.delete", ("note_id", owners)));
    }

    [Theory]
    [InlineData("x", "-1")]
    [InlineData("y", "left")]
    [InlineData("w", "0")]
    [InlineData("h", "1.5")]
    public async Task An_invalid_area_is_error_4_and_is_named(string name, string value)
    {
        var parameters =
            Area("One").Select(parameter => parameter.Item1 == name ? (name, value) : parameter).Prepend(("doc_id", _document)).ToArray();

        Assert.Equal(4, await _client.CodeAsync("doc.notes.add", parameters));
        Assert.Contains($"'{name}'", await _client.MessageAsync("doc.notes.add", parameters), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1000, 0, 10, 10)]
    [InlineData(0, 1000, 10, 10)]
    [InlineData(10, 10, 2147483647, 10)]
    [InlineData(10, 10, 10, 1000)]
    public async Task An_area_outside_the_picture_is_moved_to_its_corner(int x, int y, int w, int h)
    {
        var note =
            (await _client.CallAsync(
                "doc.notes.add", ("doc_id", _document), ("content", "One"), ("x", x), ("y", y), ("w", w), ("h", h)))["note"]!;

        Assert.Equal(("0", "0", "50", "50"), (note.Text("x"), note.Text("y"), note.Text("w"), note.Text("h")));
    }

    [Fact]
    public async Task A_note_needs_the_permission_to_comment()
    {
        await _client.CallAsync("doc.setPerms", ("doc_id", _document), ("perm_comment", 0));

        Assert.Equal(3, await _guest.CodeAsync("doc.notes.add", [("doc_id", _document), .. Area("One")]));
    }

    [Fact]
    public async Task Notes_on_invisible_documents_are_not_found()
    {
        var note = (await AddAsync(_guest, "One")).Text("note_id");
        await _client.CallAsync("doc.setPerms", ("doc_id", _document), ("share", 0));

        Assert.Equal(1, await _guest.CodeAsync("doc.notes.edit", [("note_id", note), .. Area("Two")]));
        Assert.Equal(1, await _guest.CodeAsync("doc.notes.delete", ("note_id", note)));
        Assert.Equal(1, await _guest.CodeAsync("doc.notes.add", [("doc_id", _document), .. Area("Two")]));
    }

    private static (string, object)[] Area(string content) => [("content", content), ("x", 10), ("y", 20), ("w", 30), ("h", 40)];

    private async Task<JsonNode> AddAsync(Client client, string content, params (string, object)[] more) =>
        (await client.CallAsync("doc.notes.add", [("doc_id", _document), .. Area(content), .. more]))["note"]!;

    private async Task<JsonNode> NotesAsync() =>
        (await _client.CallAsync("doc.get", ("doc_id", _document), ("extra", "notes")))["doc"]!["notes"]!;
}
