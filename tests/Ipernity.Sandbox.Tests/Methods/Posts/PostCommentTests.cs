using System.Text.Json.Nodes;
using Ipernity.Sandbox.Hosting;
using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Methods.Posts;

public sealed class PostCommentTests : IAsyncLifetime
{
    private readonly MovedClock _clock = new();
    private SandboxServer _server = null!;
    private Client _ada = null!;
    private Client _noor = null!;
    private string _post = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await Started.SandboxAsync(new SandboxOptions { TimeProvider = _clock });
        _ada = Client.SignedIn(_server, "blog=write", "post=write");
        _noor = Client.AsGuest(_server, "post=write");
        _post = await WriteAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _ada.Dispose();
        _noor.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_new_comment_can_be_read()
    {
        var added = await AddAsync(_noor, "Très <b>bien</b> 🍋");

        var comment = (await _ada.CallAsync("post.comments.get", ("comment_id", added.Text("comment_id"))))["comment"]!;

        Assert.Equal(
            ("130002", "1741944413", "Très <b>bien</b> 🍋"), (added.Text("user_id"), added.Text("posted_at"), added.Text("content")));
        Assert.Equal(
            ("130002", "noor", "Très <b>bien</b> 🍋", ""),
            (comment.Text("user_id"), comment.Text("username"), comment.Text("content"), comment.Text("parent_id")));
        Assert.StartsWith($"{_server.Address}post/ada/{_post}", added.Text("link"), StringComparison.Ordinal);
        var post = (await _ada.CallAsync("post.get", ("post_id", _post)))["post"]!;
        Assert.Equal(("1", "1741944413"), (post["count"]!.Text("comments"), post["dates"]!.Text("last_comment_at")));
    }

    [Fact]
    public async Task A_reply_names_its_parent()
    {
        var first = (await AddAsync(_noor, "First.")).Text("comment_id");

        var reply = (await _ada.CallAsync("post.comments.reply", ("comment_id", first), ("content", "Second.")))["comment"]!;

        Assert.Equal((first, "130001"), (reply.Text("parent_id"), reply.Text("user_id")));
        var read = (await _noor.CallAsync("post.comments.get", ("comment_id", reply.Text("comment_id"))))["comment"]!;
        Assert.Equal(
            (first, "noor", "First."),
            (read["parent"]!.Text("comment_id"), read["parent"]!.Text("username"), read["parent"]!.Text("content")));
    }

    [Fact]
    public async Task Comments_are_paged_oldest_first()
    {
        for (var i = 1; i <= 5; i++)
        {
            await AddAsync(_noor, $"Number {i}");
            _clock.Advance(TimeSpan.FromMinutes(1));
        }

        var all = (await _ada.CallAsync("post.comments.getList", ("post_id", _post)))["comments"]!;
        var page = (await _ada.CallAsync("post.comments.getList", ("post_id", _post), ("per_page", 2), ("page", 3)))["comments"]!;

        Assert.Equal(
            (_post, "5", "5", "100", "1"),
            (all.Text("post_id"), all.Text("total"), all.Text("count"), all.Text("per_page"), all.Text("pages")));
        Assert.Equal(["Number 1", "Number 2", "Number 3", "Number 4", "Number 5"], all.Texts("comment", "content"));
        Assert.Equal(("3", "1"), (page.Text("pages"), page.Text("count")));
        Assert.Equal(["Number 5"], page.Texts("comment", "content"));
    }

    [Fact]
    public async Task A_post_without_comments_has_an_empty_list()
    {
        var comments = (await _ada.CallAsync("post.comments.getList", ("post_id", _post)))["comments"]!;

        Assert.Equal(("0", "0", 0), (comments.Text("total"), comments.Text("pages"), comments.Items("comment").Count));
    }

    [Fact]
    public async Task Authors_can_edit_their_comments()
    {
        var id = (await AddAsync(_noor, "Tpyo")).Text("comment_id");
        _clock.Advance(TimeSpan.FromMinutes(5));

        var edited = (await _noor.CallAsync("post.comments.edit", ("comment_id", id), ("content", "Typo")))["comment"]!;

        Assert.Equal(("Typo", "1741944413", "1741944713"), (edited.Text("content"), edited.Text("posted_at"), edited.Text("modified_at")));
        Assert.Equal(1, await _ada.CodeAsync("post.comments.edit", ("comment_id", id), ("content", "Mine")));
        Assert.Equal(["Typo"], await CommentsAsync());
    }

    [Fact]
    public async Task The_author_and_the_posts_owner_can_delete_a_comment()
    {
        using var marek = new Client(_server, _server.IssueToken("marek", "post=write"));
        var first = (await AddAsync(_noor, "One")).Text("comment_id");
        var second = (await AddAsync(_noor, "Two")).Text("comment_id");

        Assert.Equal(1, await marek.CodeAsync("post.comments.delete", ("comment_id", first)));
        await _noor.CallAsync("post.comments.delete", ("comment_id", first));
        await _ada.CallAsync("post.comments.delete", ("comment_id", second));

        Assert.Empty(await CommentsAsync());
        Assert.Equal(1, await _noor.CodeAsync("post.comments.get", ("comment_id", first)));
        Assert.Equal(1, await _noor.CodeAsync("post.comments.delete", ("comment_id", first)));
    }

    [Fact]
    public async Task A_reply_to_a_deleted_comment_has_no_parent()
    {
        var first = (await AddAsync(_noor, "First.")).Text("comment_id");
        var reply =
            (await _ada.CallAsync("post.comments.reply", ("comment_id", first), ("content", "Second.")))["comment"]!.Text("comment_id");

        await _noor.CallAsync("post.comments.delete", ("comment_id", first));

        var read = (await _noor.CallAsync("post.comments.get", ("comment_id", reply)))["comment"]!;
        Assert.Equal("", read.Text("parent_id"));
        Assert.Null(read["parent"]);
    }

    [Fact]
    public async Task A_preview_is_not_posted()
    {
        var shown = (await _noor.CallAsync("post.comments.add", ("post_id", _post), ("content", "Almost"), ("preview", 1)))["comment"]!;
        var id = (await AddAsync(_noor, "Kept")).Text("comment_id");
        var edited = (await _noor.CallAsync("post.comments.edit", ("comment_id", id), ("content", "Changed"), ("preview", 1)))["comment"]!;

        Assert.Equal(("", "Almost"), (shown.Text("comment_id"), shown.Text("content")));
        Assert.Equal((id, "Changed"), (edited.Text("comment_id"), edited.Text("content")));
        Assert.Equal(["Kept"], await CommentsAsync());
    }

    [Fact]
    public async Task Sending_the_same_comment_twice_posts_it_once()
    {
        var first = (await AddAsync(_noor, "Nice.")).Text("comment_id");
        var again = (await AddAsync(_noor, "Nice.")).Text("comment_id");
        await AddAsync(_ada, "Nice.");

        Assert.Equal(first, again);
        Assert.Equal(["Nice.", "Nice."], await CommentsAsync());
    }

    [Theory]
    [InlineData(0, 0, 3, 3)]
    [InlineData(1, 0, 3, 0)]
    [InlineData(2, 0, 0, 3)]
    [InlineData(3, 0, 0, 0)]
    [InlineData(4, 0, 0, 0)]
    [InlineData(5, 0, 0, 0)]
    public async Task Only_members_whom_the_author_permits_can_comment(int permission, int author, int friend, int family)
    {
        var post = await WriteAsync(("com", permission));
        using var marek = new Client(_server, _server.IssueToken("marek", "post=write"));
        (string, object)[] comment = [("post_id", post), ("content", "x")];

        Assert.Equal(
            (author, friend, family),
            (await _ada.CodeAsync("post.comments.add", comment), await _noor.CodeAsync("post.comments.add", comment),
                await marek.CodeAsync("post.comments.add", comment)));
    }

    [Fact]
    public async Task Members_whom_the_author_blocked_cannot_comment()
    {
        _server.Block("ada", "noor");

        Assert.Equal(109, await _noor.CodeAsync("post.comments.add", ("post_id", _post), ("content", "x")));
        Assert.Empty(await CommentsAsync());
    }

    [Fact]
    public async Task An_unrelated_member_is_not_a_contact()
    {
        var post = await WriteAsync(("com", 4));
        using var tomasz = new Client(_server, _server.IssueToken("tomasz", "post=write"));

        Assert.Equal(3, await tomasz.CodeAsync("post.comments.add", ("post_id", post), ("content", "x")));
    }

    [Fact]
    public async Task A_comment_shows_what_the_caller_may_do_with_it()
    {
        var id = (await AddAsync(_noor, "x")).Text("comment_id");
        using var nobody = new Client(_server);

        Assert.Equal(
            (("1", "1", "1"), ("1", "0", "1"), ("0", "0", "0")), (await MayAsync(_noor), await MayAsync(_ada), await MayAsync(nobody)));

        async Task<(string, string, string)> MayAsync(Client client)
        {
            var comment = (await client.CallAsync("post.comments.get", ("comment_id", id)))["comment"]!;
            return (comment.Text("canreply"), comment.Text("canedit"), comment.Text("candelete"));
        }
    }

    [Fact]
    public async Task Comments_on_invisible_posts_are_not_found()
    {
        var post = await WriteAsync(("share", 0));
        var id = (await _ada.CallAsync("post.comments.add", ("post_id", post), ("content", "To myself")))["comment"]!.Text("comment_id");

        Assert.Equal(1, await _noor.CodeAsync("post.comments.get", ("comment_id", id)));
        Assert.Equal(1, await _noor.CodeAsync("post.comments.getList", ("post_id", post)));
        Assert.Equal(1, await _noor.CodeAsync("post.comments.add", ("post_id", post), ("content", "x")));
        Assert.Equal(1, await _noor.CodeAsync("post.comments.reply", ("comment_id", id), ("content", "x")));
    }

    private async Task<string> WriteAsync(params (string, object)[] parameters) =>
        (await _ada.CallAsync("post.set", [("title", "A post"), ("content", "x"), .. parameters]))["post"]!.Text("post_id");

    private async Task<JsonNode> AddAsync(Client client, string content) =>
        (await client.CallAsync("post.comments.add", ("post_id", _post), ("content", content)))["comment"]!;

    private async Task<IReadOnlyList<string>> CommentsAsync() =>
        (await _ada.CallAsync("post.comments.getList", ("post_id", _post)))["comments"]!.Texts("comment", "content");
}
