using System.Text.Json.Nodes;
using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Methods.Posts;

public sealed class PostSearchTests(SharedSandbox sandbox) : IClassFixture<SharedSandbox>
{
    private SandboxServer Server => sandbox.Server;

    [Fact]
    public async Task Without_criteria_all_visible_posts_are_found()
    {
        using var ada = Client.SignedIn(Server, "post=read");
        using var nobody = new Client(Server);

        Assert.Equal((24 + 4, 20 + 3), ((await SearchAsync(ada)).Number("total"), (await SearchAsync(nobody)).Number("total")));
    }

    [Theory]
    [InlineData("film")]
    [InlineData("FILM heavy")]
    [InlineData("早起き")]
    public async Task A_search_finds_all_words_anywhere_in_a_post(string text)
    {
        using var nobody = new Client(Server);

        var found = await SearchAsync(nobody, ("text", text), ("user_id", "ada"), ("extra", "content,tags"));

        Assert.NotEmpty(found.Items("post"));
        Assert.All(
            found.Items("post"),
            post => Assert.All(text.Split(' '), word => Assert.Contains(word, Words(post), StringComparison.OrdinalIgnoreCase)));
        Assert.Equal("0", (await SearchAsync(nobody, ("text", $"{text} no-such-word"))).Text("total"));
    }

    [Fact]
    public async Task A_search_can_be_filtered_by_author_tag_license_and_visibility()
    {
        using var ada = Client.SignedIn(Server, "post=read");
        var first = (await SearchAsync(ada, ("extra", "tags"), ("user_id", "ada"))).Items("post")[0];
        var tag = first["tags"]!.Items("tag")[0].Text("tag");

        Assert.All(
            (await SearchAsync(ada, ("user_id", "noor"))).Items("post"), post => Assert.Equal("130002", post["owner"]!.Text("user_id")));
        Assert.Contains(
            first.Text("post_id"), (await SearchAsync(ada, ("tags", tag.ToUpperInvariant()), ("per_page", 100))).Texts("post", "post_id"));
        Assert.All((await SearchAsync(ada, ("license", "1,3"))).Items("post"), post => Assert.True(post.Text("license") is "1" or "3"));
        Assert.All(
            (await SearchAsync(ada, ("user_id", "ada"), ("share", 0))).Items("post"),
            post => Assert.Equal("0", post["visibility"]!.Text("share")));
        Assert.Equal(1, await ada.CodeAsync("post.search", ("user_id", "nobody")));
        Assert.Equal(2, await ada.CodeAsync("post.search", ("share", "9")));
    }

    [Fact]
    public async Task A_search_can_be_filtered_by_date()
    {
        using var nobody = new Client(Server);

        var found = await SearchAsync(nobody, ("posted_min", "1645000000"), ("posted_max", "1650000000"));

        Assert.NotEmpty(found.Items("post"));
        Assert.All(found.Items("post"), post => Assert.InRange(post["dates"]!.Number("posted_at"), 1645000000, 1650000000));
        Assert.NotEmpty((await SearchAsync(nobody, ("created_min", "2022-02-01"), ("created_max", "2022-04-01"))).Items("post"));
        Assert.Equal(2, await nobody.CodeAsync("post.search", ("posted_min", "yesterday")));
    }

    [Theory]
    [InlineData("posted-desc", true)]
    [InlineData("relevance", true)]
    [InlineData("posted-asc", false)]
    [InlineData("created-asc", false)]
    public async Task Results_can_be_sorted_by_date(string sort, bool newestFirst)
    {
        using var nobody = new Client(Server);

        var posted = (await SearchAsync(nobody, ("sort", sort), ("per_page", 100)))
            .Items("post")
            .Select(post => post["dates"]!.Number("posted_at"))
            .ToList();

        Assert.Equal(newestFirst ? posted.OrderDescending() : posted.Order(), posted);
    }

    [Fact]
    public async Task Results_can_be_sorted_by_visits()
    {
        using var nobody = new Client(Server);

        var visits = (await SearchAsync(nobody, ("sort", "popular"), ("per_page", 100)))
            .Items("post")
            .Select(post => post["count"]!.Number("visits"))
            .ToList();

        Assert.Equal(visits.OrderDescending(), visits);
    }

    private static async Task<JsonNode> SearchAsync(Client client, params (string, object)[] parameters) =>
        (await client.CallAsync("post.search", parameters))["posts"]!;

    private static string Words(JsonNode post) =>
        string.Join('\n', [post.Text("title"), post.Text("intro"), post.Text("content"), .. post["tags"]!.Texts("tag", "tag")]);
}
