using System.Text.Json.Nodes;
using Ipernity.Sandbox.Hosting;
using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Methods.Documents;

public sealed class DocumentCommentTests : IAsyncLifetime
{
    private readonly MovedClock _clock = new();
    private SandboxServer _server = null!;
    private Client _client = null!;
    private Client _guest = null!;
    private string _document = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await Started.SandboxAsync(new SandboxOptions { TimeProvider = _clock });
        _client = Client.SignedIn(_server);
        _guest = Client.AsGuest(_server);
        _document = (await _client.CallAsync("doc.getList", ("per_page", 1), ("share", 4)))["docs"]!.Texts("doc", "doc_id")[0];
        foreach (var id in (await ListAsync()).Texts("comment", "comment_id"))
            await _client.CallAsync("doc.comments.delete", ("comment_id", id));
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _guest.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_new_comment_is_returned_and_listed()
    {
        var comment = await AddAsync(_guest, "Très <b>beau</b> !");

        Assert.Equal(("130002", "Très <b>beau</b> !"), (comment.Text("user_id"), comment.Text("content")));
        Assert.Equal(_clock.GetUtcNow().ToUnixTimeSeconds(), comment.Number("posted_at"));
        var list = await ListAsync();
        Assert.Equal(
            (_document, "1", "1", "100", "1", "1"),
            (list.Text("doc_id"), list.Text("total"), list.Text("count"), list.Text("per_page"), list.Text("page"), list.Text("pages")));
        var listed = Assert.Single(list.Items("comment"));
        Assert.Equal(
            (comment.Text("comment_id"), "noor", "Très <b>beau</b> !"),
            (listed.Text("comment_id"), listed.Text("username"), listed.Text("content")));
        Assert.Equal(("", "0"), (listed.Text("parent_id"), listed.Text("modified_at")));
    }

    [Fact]
    public async Task A_document_has_the_number_of_its_comments_and_the_date_of_the_last()
    {
        var first = await AddAsync(_guest, "One");
        _clock.Advance(TimeSpan.FromHours(1));
        var second = await AddAsync(_guest, "Two");

        var doc = await DocumentAsync();
        Assert.Equal(("2", second.Text("posted_at")), (doc["count"]!.Text("comments"), doc["dates"]!.Text("comment_at")));

        await _guest.CallAsync("doc.comments.delete", ("comment_id", second.Text("comment_id")));
        doc = await DocumentAsync();
        Assert.Equal(("1", first.Text("posted_at")), (doc["count"]!.Text("comments"), doc["dates"]!.Text("comment_at")));

        await _guest.CallAsync("doc.comments.delete", ("comment_id", first.Text("comment_id")));
        Assert.Equal("0", (await DocumentAsync())["dates"]!.Text("comment_at"));
    }

    [Fact]
    public async Task A_reply_names_its_parent()
    {
        var parent = await AddAsync(_guest, "Where is that?");

        var reply =
            (await _client.CallAsync("doc.comments.reply", ("comment_id", parent.Text("comment_id")), ("content", "Annecy")))["comment"]!;

        Assert.Equal(parent.Text("comment_id"), reply.Text("parent_id"));
        var read = (await _client.CallAsync("doc.comments.get", ("comment_id", reply.Text("comment_id"))))["comment"]!;
        Assert.Equal(("Annecy", parent.Text("comment_id")), (read.Text("content"), read.Text("parent_id")));
        Assert.Equal(("noor", "Where is that?"), (read["parent"]!.Text("username"), read["parent"]!.Text("content")));
        Assert.Equal(["", parent.Text("comment_id")], (await ListAsync()).Texts("comment", "parent_id"));
    }

    [Fact]
    public async Task A_comment_that_is_not_a_reply_has_no_parent()
    {
        var comment = await AddAsync(_guest, "One");

        Assert.Null((await _client.CallAsync("doc.comments.get", ("comment_id", comment.Text("comment_id"))))["comment"]!["parent"]);
    }

    [Fact]
    public async Task Deleting_a_comment_keeps_its_replies()
    {
        var parent = (await AddAsync(_guest, "One")).Text("comment_id");
        var reply =
            (await _client.CallAsync("doc.comments.reply", ("comment_id", parent), ("content", "Two")))["comment"]!.Text("comment_id");

        await _guest.CallAsync("doc.comments.delete", ("comment_id", parent));

        Assert.Equal("", (await _client.CallAsync("doc.comments.get", ("comment_id", reply)))["comment"]!.Text("parent_id"));
        Assert.Equal(1, await _client.CodeAsync("doc.comments.reply", ("comment_id", parent), ("content", "Three")));
    }

    [Fact]
    public async Task Authors_can_edit_their_comments()
    {
        var comment = await AddAsync(_guest, "One");
        _clock.Advance(TimeSpan.FromMinutes(10));

        var edited =
            (await _guest.CallAsync("doc.comments.edit", ("comment_id", comment.Text("comment_id")), ("content", "Two")))["comment"]!;

        Assert.Equal("Two", edited.Text("content"));
        Assert.Equal(600, edited.Number("modified_at") - edited.Number("posted_at"));
        var listed = (await ListAsync()).Items("comment")[0];
        Assert.Equal(("Two", edited.Text("modified_at")), (listed.Text("content"), listed.Text("modified_at")));
    }

    [Fact]
    public async Task A_preview_changes_nothing()
    {
        var preview = (await _guest.CallAsync("doc.comments.add", ("doc_id", _document), ("content", "One"), ("preview", 1)))["comment"]!;
        Assert.Equal(("One", ""), (preview.Text("content"), preview.Text("comment_id")));
        Assert.Equal("0", (await ListAsync()).Text("total"));

        var comment = (await AddAsync(_guest, "One")).Text("comment_id");
        preview = (await _guest.CallAsync("doc.comments.edit", ("comment_id", comment), ("content", "Two"), ("preview", 1)))["comment"]!;
        Assert.Equal(("Two", comment), (preview.Text("content"), preview.Text("comment_id")));
        Assert.Equal("One", (await ListAsync()).Items("comment")[0].Text("content"));
    }

    [Fact]
    public async Task Sending_the_same_comment_twice_posts_it_once()
    {
        var first = await AddAsync(_guest, "One");

        Assert.Equal(first.Text("comment_id"), (await AddAsync(_guest, "One")).Text("comment_id"));
        Assert.Equal("1", (await ListAsync()).Text("total"));
        await AddAsync(_client, "One");
        Assert.Equal("2", (await ListAsync()).Text("total"));
    }

    [Fact]
    public async Task A_comment_shows_what_the_caller_may_do_with_it()
    {
        var comment = (await AddAsync(_guest, "One")).Text("comment_id");
        using var nobody = new Client(_server);

        Assert.Equal(("1", "1", "1"), await MayAsync(_guest, comment));
        Assert.Equal(("1", "0", "1"), await MayAsync(_client, comment));
        Assert.Equal(("0", "0", "0"), await MayAsync(nobody, comment));
    }

    [Fact]
    public async Task The_documents_owner_can_delete_but_not_edit_a_comment()
    {
        var comment = (await AddAsync(_guest, "One")).Text("comment_id");

        Assert.Equal(1, await _client.CodeAsync("doc.comments.edit", ("comment_id", comment), ("content", "Two")));
        Assert.Equal(["api"], (await _client.CallAsync("doc.comments.delete", ("comment_id", comment))).Select(member => member.Key));
        Assert.Equal(1, await _client.CodeAsync("doc.comments.get", ("comment_id", comment)));
    }

    [Fact]
    public async Task Other_members_cannot_delete_a_comment()
    {
        var comment = (await AddAsync(_client, "Mine")).Text("comment_id");

        Assert.Equal(1, await _guest.CodeAsync("doc.comments.delete", ("comment_id", comment)));
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(1, 3)]
    [InlineData(2, 0)]
    [InlineData(3, 0)]
    [InlineData(4, 0)]
    [InlineData(5, 0)]
    public async Task Friends_can_comment_if_the_owner_permits_it(int permission, int code)
    {
        await _client.CallAsync("doc.setPerms", ("doc_id", _document), ("perm_comment", permission));

        Assert.Equal(code == 0 ? "1" : "0", (await _guest.CallAsync("doc.get", ("doc_id", _document)))["doc"]!["can"]!.Text("comment"));
        Assert.Equal(code, await _guest.CodeAsync("doc.comments.add", ("doc_id", _document), ("content", "One")));
        Assert.Equal(0, await _client.CodeAsync("doc.comments.add", ("doc_id", _document), ("content", "Mine")));
    }

    [Fact]
    public async Task A_reply_needs_the_same_permission_as_a_comment()
    {
        var comment = (await AddAsync(_guest, "One")).Text("comment_id");
        await _client.CallAsync("doc.setPerms", ("doc_id", _document), ("perm_comment", 0));

        Assert.Equal(3, await _guest.CodeAsync("doc.comments.reply", ("comment_id", comment), ("content", "Two")));
    }

    [Fact]
    public async Task Comments_on_invisible_documents_are_not_found()
    {
        var comment = (await AddAsync(_guest, "One")).Text("comment_id");
        await _client.CallAsync("doc.setPerms", ("doc_id", _document), ("share", 0));

        Assert.Equal("Comment not found", await _guest.MessageAsync("doc.comments.get", ("comment_id", comment)));
        foreach (var method in new[] { "doc.comments.get", "doc.comments.delete", "doc.comments.edit", "doc.comments.reply" })
            Assert.Equal(1, await _guest.CodeAsync(method, ("comment_id", comment), ("content", "Two")));
        Assert.Equal(1, await _guest.CodeAsync("doc.comments.getList", ("doc_id", _document)));
        Assert.Equal(1, await _guest.CodeAsync("doc.comments.add", ("doc_id", _document), ("content", "Two")));
    }

    [Fact]
    public async Task A_comment_needs_a_text() =>
        Assert.Equal(2, await _guest.CodeAsync("doc.comments.add", ("doc_id", _document), ("content", "  ")));

    [Fact]
    public async Task Comments_are_paged_oldest_first()
    {
        for (var i = 1; i <= 5; i++)
            await AddAsync(_guest, $"{i}");

        var page = (await _client.CallAsync("doc.comments.getList", ("doc_id", _document), ("per_page", 2), ("page", 3)))["comments"]!;

        Assert.Equal(("5", "1", "3"), (page.Text("total"), page.Text("count"), page.Text("pages")));
        Assert.Equal(["5"], page.Texts("comment", "content"));
    }

    [Fact]
    public async Task The_link_of_a_comment_leads_to_the_comment()
    {
        var comment = await AddAsync(_guest, "<script>alert(1)</script>");

        var page = await _client.Http.GetStringAsync(new Uri(comment.Text("link")), TestContext.Current.CancellationToken);

        Assert.Contains($"id=\"comment{comment.Text("comment_id")}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
    }

    private async Task<JsonNode> AddAsync(Client client, string content) =>
        (await client.CallAsync("doc.comments.add", ("doc_id", _document), ("content", content)))["comment"]!;

    private async Task<JsonNode> ListAsync() => (await _client.CallAsync("doc.comments.getList", ("doc_id", _document)))["comments"]!;

    private async Task<JsonNode> DocumentAsync() => (await _client.CallAsync("doc.get", ("doc_id", _document)))["doc"]!;

    private static async Task<(string Reply, string Edit, string Delete)> MayAsync(Client client, string comment)
    {
        var read = (await client.CallAsync("doc.comments.get", ("comment_id", comment)))["comment"]!;
        return (read.Text("canreply"), read.Text("canedit"), read.Text("candelete"));
    }
}
