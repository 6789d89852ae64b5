using System.Text.Json.Nodes;
using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Methods.Explore;

public sealed class ExploreTests(SharedSandbox sandbox) : IClassFixture<SharedSandbox>
{
    private SandboxServer Server => sandbox.Server;

    [Theory]
    [InlineData("explore.docs.getPopular")]
    [InlineData("explore.docs.getRecent")]
    [InlineData("explore.docs.homepage")]
    public async Task Without_a_token_only_public_documents_are_returned(string method)
    {
        using var nobody = new Client(Server);

        var docs = await DocsAsync(nobody, method, ("extra", "visibility"), ("per_page", 50), ("count", 100));

        Assert.NotEmpty(docs.Items("doc"));
        Assert.All(docs.Items("doc"), doc => Assert.Equal("1", doc["visibility"]!.Text("ispublic")));
    }

    [Fact]
    public async Task Popular_documents_are_sorted_by_visits()
    {
        using var nobody = new Client(Server);

        var docs = await DocsAsync(nobody, "explore.docs.getPopular", ("extra", "count"), ("per_page", 50));

        var visits = docs.Items("doc").Select(doc => doc["count"]!.Number("visits")).ToList();
        Assert.Equal(visits.OrderDescending(), visits);
        Assert.True(docs.Items("doc").Select(doc => doc["owner"]!.Text("user_id")).Distinct().Count() > 1);
    }

    [Fact]
    public async Task Popular_documents_are_paged_with_up_to_fifty_per_page()
    {
        using var nobody = new Client(Server);

        var all = await DocsAsync(nobody, "explore.docs.getPopular");
        var large = await DocsAsync(nobody, "explore.docs.getPopular", ("per_page", 1_000));
        var met = new HashSet<string>(StringComparer.Ordinal);
        for (var page = 1; page <= large.Number("pages"); page++)
            met.UnionWith((await DocsAsync(nobody, "explore.docs.getPopular", ("per_page", 50), ("page", page))).Texts("doc", "doc_id"));

        Assert.Equal((20, 20), (all.Number("per_page"), all.Items("doc").Count));
        Assert.Equal((50, 50), (large.Number("per_page"), large.Items("doc").Count));
        Assert.Equal(large.Number("total"), met.Count);
    }

    [Fact]
    public async Task Recent_documents_are_sorted_newest_first()
    {
        using var nobody = new Client(Server);

        var docs = await DocsAsync(nobody, "explore.docs.getRecent", ("extra", "dates"), ("count", 100));

        var posted = docs.Items("doc").Select(doc => doc["dates"]!.Number("posted_at")).ToList();
        Assert.Equal(posted.OrderDescending(), posted);
        var all = (await nobody.CallAsync("doc.search", ("per_page", 100), ("sort", "posted-desc")))["docs"]!;
        Assert.Equal(all.Texts("doc", "doc_id"), docs.Texts("doc", "doc_id"));
    }

    [Theory]
    [InlineData("", 50)]
    [InlineData("3", 3)]
    [InlineData("1000", 100)]
    [InlineData("0", 50)]
    public async Task Up_to_a_hundred_recent_documents_can_be_requested(string asked, int count)
    {
        using var nobody = new Client(Server);

        var docs = await DocsAsync(nobody, "explore.docs.getRecent", ("count", asked));

        Assert.Equal((count, count), (docs.Number("count"), docs.Items("doc").Count));
    }

    [Theory]
    [InlineData("explore.docs.getPopular")]
    [InlineData("explore.docs.getRecent")]
    public async Task Results_can_be_filtered_by_media(string method)
    {
        using var nobody = new Client(Server);

        var docs = await DocsAsync(nobody, method, ("media", "video"));

        Assert.NotEmpty(docs.Items("doc"));
        Assert.All(docs.Items("doc"), doc => Assert.Equal("video", doc.Text("media")));
        Assert.Equal(2, await nobody.CodeAsync(method, ("media", "smell")));
    }

    [Fact]
    public async Task With_a_token_visible_documents_are_included()
    {
        using var ada = Client.SignedIn(Server);
        using var nobody = new Client(Server);

        var forAda = (await DocsAsync(ada, "explore.docs.getPopular")).Number("total");
        var forNobody = (await DocsAsync(nobody, "explore.docs.getPopular")).Number("total");

        Assert.Equal(300 + 12 + 6 + 6, forAda);
        Assert.True(forNobody < forAda);
    }

    [Fact]
    public async Task The_home_page_has_the_five_newest_popular_photos()
    {
        using var nobody = new Client(Server);

        var docs = await DocsAsync(nobody, "explore.docs.homepage", ("extra", "dates"));
        var next = await DocsAsync(nobody, "explore.docs.homepage", ("page", 2));

        Assert.Equal((5, 5), (docs.Number("count"), docs.Items("doc").Count));
        Assert.All(docs.Items("doc"), doc => Assert.Equal("photo", doc.Text("media")));
        var posted = docs.Items("doc").Select(doc => doc["dates"]!.Number("posted_at")).ToList();
        Assert.Equal(posted.OrderDescending(), posted);
        Assert.Empty(next.Texts("doc", "doc_id").Intersect(docs.Texts("doc", "doc_id")));
    }

    [Fact]
    public async Task Random_groups_are_never_private_and_their_number_can_be_chosen()
    {
        using var nobody = new Client(Server);

        var all = (await nobody.CallAsync("explore.groups.getRandom"))["groups"]!;
        var two = (await nobody.CallAsync("explore.groups.getRandom", ("count", 2)))["groups"]!;

        Assert.Equal(
            ["410001", "410002", "410003", "410006", "410007", "410008"], all.Texts("group", "group_id").Order(StringComparer.Ordinal));
        Assert.Equal((2, 2), (two.Number("count"), two.Items("group").Count));
    }

    [Fact]
    public async Task Random_groups_differ_between_calls()
    {
        using var nobody = new Client(Server);
        var orders = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < 30; i++)
            orders.Add(string.Join(',', (await nobody.CallAsync("explore.groups.getRandom"))["groups"]!.Texts("group", "group_id")));

        Assert.True(orders.Count > 1);
    }

    [Fact]
    public async Task A_page_past_the_end_is_empty()
    {
        using var nobody = new Client(Server);

        var docs = await DocsAsync(nobody, "explore.docs.homepage", ("page", 1_000));

        Assert.Equal((0, 0), (docs.Number("count"), docs.Items("doc").Count));
    }

    private static async Task<JsonNode> DocsAsync(Client client, string method, params (string, object)[] parameters) =>
        (await client.CallAsync(method, parameters))["docs"]!;
}
