using System.Text.Json.Nodes;
using Ipernity.Sandbox.Hosting;
using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Methods.Posts;

public sealed class PostTests : IAsyncLifetime
{
    private readonly MovedClock _clock = new();
    private SandboxServer _server = null!;
    private Client _ada = null!;
    private Client _noor = null!;
    private Client _nobody = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await Started.SandboxAsync(new SandboxOptions { TimeProvider = _clock });
        _ada = Client.SignedIn(_server, "blog=write", "post=write", "doc=read");
        _noor = Client.AsGuest(_server, "blog=write", "post=write");
        _nobody = new Client(_server);
    }

    public async ValueTask DisposeAsync()
    {
        _ada.Dispose();
        _noor.Dispose();
        _nobody.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_new_post_can_be_read()
    {
        var written = (await _ada.CallAsync(
            "post.set", ("title", "Ünï"), ("content", "One.\n\nTwo <b>."), ("intro", "Zero."), ("lg_id", 3), ("license", 5),
            ("com", 3), ("tag", 2), ("tagme", 4)))["post"]!;

        var post = await GetAsync(_nobody, written.Text("post_id"));

        Assert.Equal(("Ünï", "Zero.", "3", "5"), (post.Text("title"), post.Text("intro"), post.Text("lg_id"), post.Text("license")));
        Assert.Equal(("One.\n\nTwo <b>.", "One.\n\nTwo <b>."), (post.Text("content"), post.Text("description")));
        Assert.Equal(
            ("3", "2", "4"), (post["permissions"]!.Text("comment"), post["permissions"]!.Text("tag"), post["permissions"]!.Text("tagme")));
        Assert.Equal(("130001", "ada"), (post["owner"]!.Text("user_id"), post["owner"]!.Text("alias")));
        Assert.Equal(
            ("1741944413", "2025-03-14 09:26:53", "1741944413"),
            (post["dates"]!.Text("posted_at"), post["dates"]!.Text("created"), post["dates"]!.Text("modified_at")));
        Assert.Equal(written.Text("post_id"), (await PostsAsync(_ada)).Texts("post", "post_id")[0]);
    }

    [Fact]
    public async Task Values_that_were_not_sent_are_not_changed()
    {
        var id = (await _ada.CallAsync("post.set", ("title", "Old"), ("content", "Old."), ("intro", "Intro."), ("share", 2)))["post"]!
            .Text("post_id");
        _clock.Advance(TimeSpan.FromHours(1));

        await _ada.CallAsync("post.set", ("post_id", id), ("title", "New"), ("content", "New."));

        var post = await GetAsync(_ada, id);
        Assert.Equal(
            ("New", "New.", "Intro.", "2"),
            (post.Text("title"), post.Text("content"), post.Text("intro"), post["visibility"]!.Text("share")));
        Assert.Equal(("1741944413", "1741948013"), (post["dates"]!.Text("posted_at"), post["dates"]!.Text("last_update_at")));
    }

    [Fact]
    public async Task Only_the_owner_can_change_a_post()
    {
        var id = (await PostsAsync(_ada)).Texts("post", "post_id")[0];

        Assert.Equal(1, await _noor.CodeAsync("post.set", ("post_id", id), ("title", "x"), ("content", "x")));
        Assert.Equal(1, await _noor.CodeAsync("post.set", ("post_id", "1"), ("title", "x"), ("content", "x")));
        Assert.NotEqual("x", (await GetAsync(_ada, id)).Text("title"));
    }

    [Theory]
    [InlineData("share", "5")]
    [InlineData("com", "6")]
    [InlineData("tag", "all")]
    [InlineData("tagme", "-1")]
    [InlineData("license", "2")]
    public async Task An_invalid_value_is_rejected_and_nothing_is_changed(string name, string value)
    {
        var before = (await PostsAsync(_ada)).Number("total");

        Assert.Equal(3, await _ada.CodeAsync("post.set", ("title", "x"), ("content", "x"), (name, value)));
        Assert.Contains(
            $"'{name}'", await _ada.MessageAsync("post.set", ("title", "x"), ("content", "x"), (name, value)), StringComparison.Ordinal);
        Assert.Equal(before, (await PostsAsync(_ada)).Number("total"));
    }

    [Theory]
    [InlineData(0, 0, 1, 1)]
    [InlineData(1, 0, 1, 1)]
    [InlineData(2, 0, 0, 1)]
    [InlineData(3, 0, 0, 1)]
    [InlineData(4, 0, 0, 0)]
    public async Task A_post_is_visible_to_those_it_is_shared_with(int share, int byAuthor, int byFriend, int byNobody)
    {
        var id = (await _ada.CallAsync("post.set", ("title", "x"), ("content", "x"), ("share", share)))["post"]!.Text("post_id");

        Assert.Equal(
            (byAuthor, byFriend, byNobody),
            (await _ada.CodeAsync("post.get", ("post_id", id)), await _noor.CodeAsync("post.get", ("post_id", id)),
                await _nobody.CodeAsync("post.get", ("post_id", id))));
    }

    [Fact]
    public async Task A_list_has_the_posts_that_the_caller_can_see()
    {
        using var reader = Client.SignedIn(_server, "doc=delete");

        Assert.Equal((24, 22, 20, 20), (
            (await PostsAsync(_ada)).Number("total"),
            (await PostsAsync(_noor, ("user_id", "ada"))).Number("total"),
            (await PostsAsync(_nobody, ("user_id", "ada"))).Number("total"),
            (await PostsAsync(reader)).Number("total")));
    }

    [Fact]
    public async Task A_list_is_paged_newest_first()
    {
        var first = await PostsAsync(_ada);
        var second = await PostsAsync(_ada, ("page", 2));

        Assert.Equal((20, 20, 2, 20), (first.Number("per_page"), first.Items("post").Count, first.Number("pages"), first.Number("count")));
        var posted = first.Items("post").Concat(second.Items("post")).Select(post => post["dates"]!.Number("posted_at")).ToList();
        Assert.Equal(24, posted.Distinct().Count());
        Assert.Equal(posted.OrderDescending(), posted);
    }

    [Fact]
    public async Task The_callers_own_list_can_be_filtered_by_visibility()
    {
        var posts = await PostsAsync(_ada, ("share", 0));

        Assert.NotEmpty(posts.Items("post"));
        Assert.All(posts.Items("post"), post => Assert.Equal("0", post["visibility"]!.Text("share")));
        Assert.Equal(22, (await PostsAsync(_noor, ("user_id", "ada"), ("share", 0))).Number("total"));
    }

    [Fact]
    public async Task A_list_without_a_member_needs_a_token()
    {
        Assert.Equal(1, await _nobody.CodeAsync("post.getList"));
        Assert.Equal(1, await _nobody.CodeAsync("post.getList", ("user_id", "nobody")));
        Assert.Equal("0", (await PostsAsync(_nobody, ("user_id", "yuki"))).Text("total"));
    }

    [Fact]
    public async Task A_list_has_text_tags_and_picture_on_request()
    {
        var plain = (await PostsAsync(_ada)).Items("post");
        var full = (await PostsAsync(_ada, ("extra", "content,tags,embed"), ("thumbsize", "240"))).Items("post");

        Assert.All(plain, post => Assert.Null(post["content"]));
        Assert.All(full, post => Assert.NotEmpty(post.Text("content")));
        Assert.All(full, post => Assert.NotEmpty(post["tags"]!.Items("tag")));
        Assert.Contains(full, post => post["embed"] is { } embedded && embedded["thumb"]!.Text("label") == "240");
    }

    [Fact]
    public async Task The_context_has_the_authors_posts_before_and_after()
    {
        var ids = (await PostsAsync(_ada, ("per_page", 100))).Texts("post", "post_id");

        var context = await _ada.CallAsync("post.getContext", ("post_id", ids[2]), ("prev", 3));

        Assert.Equal([("-1", ids[3]), ("-2", ids[4]), ("-3", ids[5])], context["prev"]!.Items("post").Select(Indexed));
        Assert.Equal(("0", ids[2]), Indexed(context["post"]!));
        Assert.Equal([("1", ids[1]), ("2", ids[0])], context["next"]!.Items("post").Select(Indexed));
        Assert.Equal(("3", "2"), (context["prev"]!.Text("count"), context["next"]!.Text("count")));
    }

    [Fact]
    public async Task Faves_and_visitors_match_the_counts()
    {
        var post = (await PostsAsync(_ada)).Items("post").First(post => post["count"]!.Number("faves") > 1);
        var id = post.Text("post_id");

        var faves = (await _nobody.CallAsync("post.getFaves", ("post_id", id)))["faves"]!;
        var visits = (await _ada.CallAsync("post.getVisitors", ("post_id", id)))["visits"]!;

        Assert.Equal((post["count"]!.Text("faves"), "10"), (faves.Text("total"), faves.Text("per_page")));
        var faved = faves.Items("fave").Select(fave => fave.Number("faved_at")).ToList();
        Assert.Equal(faved.OrderDescending(), faved);
        Assert.Equal(
            post["count"]!.Number("visits"),
            visits["anonymous"]!.Number("visits") + visits.Items("visit").Sum(visit => visit.Number("visits")));
    }

    [Fact]
    public async Task Faves_are_paged()
    {
        var id = (await PostsAsync(_ada)).Items("post").First(post => post["count"]!.Number("faves") > 2).Text("post_id");

        var faves = (await _nobody.CallAsync("post.getFaves", ("post_id", id), ("per_page", 2), ("page", 2)))["faves"]!;

        Assert.Equal(("2", "2"), (faves.Text("per_page"), faves.Text("page")));
        Assert.Equal(faves.Number("count"), faves.Items("fave").Count);
        Assert.Equal(faves.Number("total"), 2 + faves.Number("count") + (Math.Max(0, faves.Number("pages") - 2) * 2));
    }

    [Fact]
    public async Task A_post_shows_what_the_caller_may_do_with_it()
    {
        var id = (await _ada.CallAsync("post.set", ("title", "x"), ("content", "x"), ("com", 2)))["post"]!.Text("post_id");
        using var marek = new Client(_server, _server.IssueToken("marek", "blog=read"));

        Assert.Equal(
            (("1", "1"), ("1", "1"), ("1", "0"), ("0", "0")),
            (await CanAsync(_ada), await CanAsync(_noor), await CanAsync(marek), await CanAsync(_nobody)));

        async Task<(string Fave, string Comment)> CanAsync(Client client)
        {
            var can = (await GetAsync(client, id))["can"]!;
            return (can.Text("fave"), can.Text("comment"));
        }
    }

    [Fact]
    public async Task user_get_returns_the_number_of_visible_posts()
    {
        Assert.Equal("24", (await _ada.CallAsync("user.get"))["user"]!["count"]!.Text("posts"));
        Assert.Equal("20", (await _nobody.CallAsync("user.get", ("user_id", "ada")))["user"]!["count"]!.Text("posts"));
    }

    [Fact]
    public async Task The_page_of_a_post_shows_it_with_its_comments()
    {
        var id = (await _ada.CallAsync("post.set", ("title", "a < b"), ("content", "x & y")))["post"]!.Text("post_id");
        await _noor.CallAsync("post.comments.add", ("post_id", id), ("content", "<i>well</i>"));

        var page = await _nobody.TextAsync(new Uri((await GetAsync(_nobody, id)).Text("link")).PathAndQuery[1..]);

        Assert.Contains("<h1>a &lt; b</h1>", page, StringComparison.Ordinal);
        Assert.Contains("x &amp; y", page, StringComparison.Ordinal);
        Assert.Contains("&lt;i&gt;well&lt;/i&gt;", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_a_post_that_is_not_public_is_not_found()
    {
        var id = (await _ada.CallAsync("post.set", ("title", "x"), ("content", "x"), ("share", 0)))["post"]!.Text("post_id");

        using var answer = await _nobody.Http.GetAsync(new Uri($"post/ada/{id}", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(System.Net.HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static async Task<JsonNode> GetAsync(Client client, string id) =>
        (await client.CallAsync("post.get", ("post_id", id), ("extra", "tags")))["post"]!;

    private static async Task<JsonNode> PostsAsync(Client client, params (string, object)[] parameters) =>
        (await client.CallAsync("post.getList", parameters))["posts"]!;

    private static (string, string) Indexed(JsonNode entry) => (entry.Text("index"), entry.Text("post_id"));
}
