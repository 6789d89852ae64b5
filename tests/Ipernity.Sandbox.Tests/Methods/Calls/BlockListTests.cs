using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Methods.Calls;

public sealed class BlockListTests : IAsyncLifetime
{
    private SandboxServer _server = null!;
    private Client _guest = null!;
    private string _document = null!;
    private string _album = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await Started.SandboxAsync();
        _guest = Client.AsGuest(_server);
        _document = (await _guest.CallAsync("doc.getList", ("user_id", "ada"), ("per_page", 1)))["docs"]!.Texts("doc", "doc_id")[0];
        _album = (await _guest.CallAsync("album.getList", ("user_id", "ada")))["albums"]!.Texts("album", "album_id")[0];
        _server.Block("ada", "noor");
    }

    public async ValueTask DisposeAsync()
    {
        _guest.Dispose();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData("doc.comments.add")]
    [InlineData("doc.notes.add")]
    [InlineData("doc.tags.add")]
    [InlineData("faves.docs.add")]
    [InlineData("faves.albums.add")]
    public async Task A_blocked_member_gets_error_109_for_everything_except_reading(string method)
    {
        (string, object)[] parameters =
        [
            ("doc_id", _document), ("album_id", _album), ("content", "One"), ("keywords", "one"), ("x", 1), ("y", 1), ("w", 1), ("h", 1),
        ];

        Assert.Equal(109, await _guest.CodeAsync(method, parameters));
        Assert.Contains("ada", await _guest.MessageAsync(method, parameters), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_blocked_member_sees_that_nothing_is_permitted()
    {
        var can = (await _guest.CallAsync("doc.get", ("doc_id", _document)))["doc"]!["can"]!;

        Assert.Equal(("0", "0", "0", "0"), (can.Text("fave"), can.Text("comment"), can.Text("tag"), can.Text("tagme")));
    }

    [Fact]
    public async Task Blocking_a_member_does_not_block_the_owner()
    {
        using var owner = Client.SignedIn(_server);
        var document = (await owner.CallAsync("doc.getList", ("user_id", "noor"), ("per_page", 1)))["docs"]!.Texts("doc", "doc_id")[0];

        await owner.CallAsync("doc.comments.add", ("doc_id", document), ("content", "One"));
        await owner.CallAsync("doc.comments.add", ("doc_id", _document), ("content", "One"));
    }

    [Fact]
    public void Blocking_oneself_or_an_unknown_member_is_rejected()
    {
        Assert.Contains("ada", Assert.Throws<ArgumentException>(() => _server.Block("130001", "ada")).Message, StringComparison.Ordinal);
        Assert.Contains("nobody", Assert.Throws<ArgumentException>(() => _server.Block("ada", "nobody")).Message, StringComparison.Ordinal);
    }
}
