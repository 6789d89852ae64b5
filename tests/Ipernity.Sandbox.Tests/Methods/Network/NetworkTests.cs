using System.Text.Json.Nodes;
using Ipernity.Sandbox.Hosting;
using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Methods.Network;

public sealed class NetworkTests(SharedSandbox sandbox) : IClassFixture<SharedSandbox>
{
    private SandboxServer Server => sandbox.Server;

    [Theory]
    [InlineData("", "130002,130003,130004,130005")]
    [InlineData("0", "130002,130003,130004,130005")]
    [InlineData("1", "130003")]
    [InlineData("2", "130002")]
    [InlineData("3", "130002,130003")]
    [InlineData("4", "130004,130005")]
    [InlineData("8", "")]
    public async Task A_network_can_be_filtered_by_relation(string relation, string expected)
    {
        using var client = SignedIn();

        var network = (await client.CallAsync("network.getList", ("relation", relation)))["network"]!;

        Assert.Equal(expected, string.Join(',', network.Texts("user", "user_id")));
        Assert.Equal(network.Text("total"), network.Text("count"));
    }

    [Theory]
    [InlineData("network.getList")]
    [InlineData("network.docs.getRecent")]
    [InlineData("network.autocomplete")]
    public async Task An_unknown_relation_is_rejected(string method)
    {
        using var client = SignedIn();

        Assert.Equal(2, await client.CodeAsync(method, ("relation", "7"), ("query", "a")));
    }

    [Fact]
    public async Task Only_callers_can_filter_their_own_network()
    {
        using var client = SignedIn();

        var network = (await client.CallAsync("network.getList", ("user_id", "noor"), ("relation", 1)))["network"]!;

        Assert.Equal(["130001", "130004"], network.Texts("user", "user_id"));
    }

    [Fact]
    public async Task A_network_shows_the_relation_between_the_caller_and_each_member()
    {
        using var client = SignedIn();

        var users = (await client.CallAsync("network.getList"))["network"]!.Items("user");

        Assert.Equal(
            [("noor", "0", "1", "1", "1"), ("marek", "1", "0", "1", "1"), ("yuki", "0", "0", "1", "1"), ("ines", "0", "0", "1", "0")],
            users.Select(user =>
                (user.Text("alias"), Relation(user, "isfamily"), Relation(user, "isfriend"), Relation(user, "iscontact"),
                    Relation(user, "revcontact"))));
    }

    [Fact]
    public async Task A_network_shows_what_the_caller_can_see_of_each_member()
    {
        using var client = SignedIn("doc=read", "post=read");
        using var nobody = new Client(Server);

        var forAda = (await client.CallAsync("network.getList"))["network"]!.Items("user")[0]["count"]!;
        var forNobody = (await nobody.CallAsync("network.getList", ("user_id", "ada")))["network"]!.Items("user")[0]["count"]!;

        Assert.Equal(("12", "4", "2"), (forAda.Text("docs"), forAda.Text("posts"), forAda.Text("network")));
        Assert.Equal(("12", "3", "2"), (forNobody.Text("docs"), forNobody.Text("posts"), forNobody.Text("network")));
    }

    [Fact]
    public async Task A_network_has_names_and_places_on_request()
    {
        using var client = SignedIn();

        var user = (await client.CallAsync("network.getList", ("extra", "realname,location")))["network"]!.Items("user")[0];

        Assert.Equal(("Noor Guest", "Leiden"), (user.Text("realname"), user["location"]!.Text("town")));
    }

    [Fact]
    public async Task A_network_is_paged()
    {
        using var client = SignedIn();

        var network = (await client.CallAsync("network.getList", ("per_page", 3), ("page", 2)))["network"]!;

        Assert.Equal(("4", "2", "2", "1"), (network.Text("total"), network.Text("pages"), network.Text("page"), network.Text("count")));
        Assert.Equal(["130005"], network.Texts("user", "user_id"));
    }

    [Fact]
    public async Task A_network_without_a_member_needs_a_token()
    {
        using var nobody = new Client(Server);

        Assert.Equal(1, await nobody.CodeAsync("network.getList"));
        Assert.Equal(1, await nobody.CodeAsync("network.getList", ("user_id", "nobody")));
    }

    [Fact]
    public async Task user_get_returns_the_size_of_the_network()
    {
        using var client = SignedIn();

        Assert.Equal("4", (await client.CallAsync("user.get"))["user"]!["count"]!.Text("network"));
    }

    [Theory]
    [InlineData("n", "130002")]
    [InlineData("NOOR", "130002")]
    [InlineData("far", "130005")]
    [InlineData("oor", "")]
    [InlineData("demo", "130003")]
    [InlineData("tomasz", "")]
    public async Task Suggestions_match_the_beginning_of_a_word(string query, string expected)
    {
        using var client = SignedIn();

        var network = (await client.CallAsync("network.autocomplete", ("query", query)))["network"]!;

        Assert.Equal(expected, string.Join(',', network.Texts("user", "user_id")));
        Assert.Equal((query, "1"), (network.Text("query"), network.Text("complete")));
        Assert.Equal(network.Items("user").Count, network.Number("count"));
    }

    [Fact]
    public async Task Suggestions_match_any_part_of_a_name_on_request()
    {
        using var client = SignedIn();

        var network = (await client.CallAsync("network.autocomplete", ("query", "oo"), ("anywhere", 1)))["network"]!;

        Assert.Equal(
            [("130002", "1", "0")],
            network.Items("user").Select(user => (user.Text("user_id"), user.Text("isfriend"), user.Text("isfamily"))));
    }

    [Fact]
    public async Task Recent_documents_of_the_network_are_sorted_newest_first()
    {
        using var client = SignedIn();

        var docs = (await client.CallAsync("network.docs.getRecent", ("extra", "dates"), ("limit", 10)))["docs"]!;

        Assert.Equal(("22", "10"), (docs.Text("count"), docs.Text("show")));
        Assert.Equal(
            ["130002", "130003", "130004"],
            docs.Items("doc").Select(doc => doc["owner"]!.Text("user_id")).Distinct().Order(StringComparer.Ordinal));
        var posted = docs.Items("doc").Select(doc => doc["dates"]!.Number("posted_at")).ToList();
        Assert.Equal(posted.OrderDescending(), posted);
    }

    [Theory]
    [InlineData(null, null, 15, 5)]
    [InlineData("2", null, 6, 2)]
    [InlineData("50", null, 22, 10)]
    [InlineData("5", "4", 4, 5)]
    public async Task Recent_documents_are_limited_per_member_and_in_total(string? limit, string? count, int expected, int show)
    {
        using var client = SignedIn();

        var docs = (await client.CallAsync("network.docs.getRecent", ("limit", limit ?? ""), ("count", count ?? "")))["docs"]!;

        Assert.Equal((expected, show), (docs.Items("doc").Count, docs.Number("show")));
        Assert.Equal(expected, docs.Number("count"));
    }

    [Fact]
    public async Task Recent_documents_can_be_filtered_by_relation()
    {
        using var client = SignedIn();

        var docs = (await client.CallAsync("network.docs.getRecent", ("relation", 1)))["docs"]!;

        Assert.Equal(5, docs.Items("doc").Count);
        Assert.All(docs.Items("doc"), doc => Assert.Equal("130003", doc["owner"]!.Text("user_id")));
    }

    [Theory]
    [InlineData(24, 0)]
    [InlineData(744, 1)]
    [InlineData(100_000, 1)]
    public async Task Recent_documents_can_be_limited_to_the_last_hours(int hours, int least)
    {
        var clock = new MovedClock();
        clock.Advance(new DateTimeOffset(2024, 7, 8, 0, 0, 0, TimeSpan.Zero) - clock.GetUtcNow());
        await using var server = await Started.SandboxAsync(new SandboxOptions { TimeProvider = clock });
        using var client = Client.SignedIn(server);

        var docs = (await client.CallAsync("network.docs.getRecent", ("hours", hours), ("extra", "dates"), ("limit", 10)))["docs"]!;

        var since = clock.GetUtcNow().ToUnixTimeSeconds() - (3600L * Math.Min(hours, 744));
        Assert.All(docs.Items("doc"), doc => Assert.True(doc["dates"]!.Number("posted_at") >= since));
        Assert.True(docs.Number("count") is var count && (least == 0 ? count == 0 : count >= least), docs.Text("count"));
    }

    private Client SignedIn(params string[] permissions) =>
        Client.SignedIn(Server, ["network=read", .. permissions.DefaultIfEmpty("doc=read")]);

    private static string Relation(JsonNode user, string name) => user["relation"]!.Text(name);
}
