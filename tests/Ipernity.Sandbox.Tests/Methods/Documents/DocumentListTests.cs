using System.Text.Json.Nodes;
using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Methods.Documents;

public sealed class DocumentListTests(SharedSandbox sandbox) : IClassFixture<SharedSandbox>
{
    private SandboxServer Server => sandbox.Server;

    [Fact]
    public async Task Without_a_user_the_documents_of_the_tokens_member_are_listed()
    {
        using var guest = Client.AsGuest(Server);

        Assert.Equal(12, (await guest.CallAsync("doc.getList"))["docs"]!.Number("total"));
    }

    [Fact]
    public async Task Without_a_user_and_a_token_a_parameter_is_missing()
    {
        using var nobody = new Client(Server);

        Assert.Equal(1, await nobody.CodeAsync("doc.getList"));
        Assert.Equal(1, await nobody.CodeAsync("album.getList"));
        Assert.Equal(1, await nobody.CodeAsync("user.get"));
    }

    [Theory]
    [InlineData("130002")]
    [InlineData("noor")]
    [InlineData("Noor")]
    public async Task A_user_can_be_named_by_id_or_user_name(string user)
    {
        using var nobody = new Client(Server);

        Assert.Equal(12, (await nobody.CallAsync("doc.getList", ("user_id", user)))["docs"]!.Number("total"));
    }

    [Fact]
    public async Task An_unknown_user_is_error_1()
    {
        using var nobody = new Client(Server);

        Assert.Equal(1, await nobody.CodeAsync("doc.getList", ("user_id", "1")));
    }

    [Fact]
    public async Task Documents_are_listed_newest_first()
    {
        var posted = (await DocsAsync("doc.getList", ("extra", "dates"), ("per_page", 100)))
            .Select(doc => doc["dates"]!.Number("posted_at"))
            .ToList();

        Assert.Equal(posted.OrderDescending(), posted);
    }

    [Theory]
    [InlineData("video", "video")]
    [InlineData("audio,video", "audio video")]
    [InlineData("photo, other", "photo other")]
    public async Task A_list_can_be_filtered_by_media(string media, string expected)
    {
        var docs = await DocsAsync("doc.getList", ("media", media), ("per_page", 100));

        Assert.NotEmpty(docs);
        Assert.Subset(expected.Split(' ').ToHashSet(), docs.Select(doc => doc.Text("media")).ToHashSet());
    }

    [Theory]
    [InlineData("media", "painting")]
    [InlineData("share", "5")]
    [InlineData("share", "all")]
    public async Task An_invalid_filter_is_error_2(string name, string value)
    {
        using var client = Client.SignedIn(Server);

        Assert.Equal(2, await client.CodeAsync("doc.getList", (name, value)));
    }

    [Fact]
    public async Task Extra_fields_are_returned_on_request()
    {
        var plain = (await DocsAsync("doc.getList"))[0];
        var full =
            (await DocsAsync(
                "doc.getList", ("media", "video"), ("extra", "owner,dates,count,medias,original,link,tags,visibility,description,md5")))[0];

        Assert.Equal(["doc_id", "media", "license", "title", "safety", "thumb"], plain.AsObject().Select(member => member.Key));
        foreach (var name in new[] { "owner", "dates", "count", "medias", "original", "tags", "visibility", "description", "link", "md5" })
            Assert.NotNull(full[name]);
    }

    [Theory]
    [InlineData("HARBOUR", "Morning at the harbour")]
    [InlineData("на вечер", "Вечер на реке")]
    [InlineData("市場", "早朝の市場")]
    public async Task A_search_finds_all_words_of_a_title_in_any_case_and_order(string text, string title)
    {
        var docs = await DocsAsync("doc.search", ("text", text));

        Assert.NotEmpty(docs);
        Assert.All(docs, doc => Assert.StartsWith(title, doc.Text("title"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_search_finds_documents_with_all_keywords()
    {
        var one = await DocsAsync("doc.search", ("tags", "street"), ("extra", "tags"), ("per_page", 100));
        var both = await DocsAsync("doc.search", ("tags", "street,black and white"), ("extra", "tags"), ("per_page", 100));

        Assert.True(both.Count > 0 && both.Count < one.Count);
        Assert.All(both, doc => Assert.Contains("black and white", doc["tags"]!.Texts("tag", "tag")));
    }

    [Fact]
    public async Task A_search_can_be_filtered_by_licence_owner_and_album()
    {
        Assert.All(await DocsAsync("doc.search", ("license", "1,3")), doc => Assert.True(doc.Text("license") is "1" or "3"));
        Assert.All(await DocsAsync("doc.search", ("user_id", "noor")), doc => Assert.Equal("130002", doc["owner"]!.Text("user_id")));
        using var client = Client.SignedIn(Server);
        var album = (await client.CallAsync("album.getList"))["albums"]!.Items("album")[3];
        Assert.Equal(
            album["count"]!.Text("docs"),
            (await client.CallAsync("doc.search", ("album_id", album.Text("album_id"))))["docs"]!.Text("total"));
        Assert.Equal(1, await client.CodeAsync("doc.search", ("album_id", "1")));
        Assert.Equal(1, await client.CodeAsync("doc.search", ("group_id", "1")));
    }

    [Fact]
    public async Task A_search_can_be_filtered_by_dates()
    {
        var docs = await DocsAsync(
            "doc.search", ("posted_min", "1700000000"), ("posted_max", "2024-03-01"), ("extra", "dates"), ("per_page", 100));
        Assert.NotEmpty(docs);
        Assert.All(docs, doc => Assert.InRange(doc["dates"]!.Number("posted_at"), 1_700_000_000, 1_709_251_200));

        docs = await DocsAsync(
            "doc.search", ("created_min", "2024-01-01 00:00:00"), ("created_max", "2024-02-01 00:00:00"), ("extra", "dates"),
            ("per_page", 100));
        Assert.NotEmpty(docs);
        Assert.All(docs, doc => Assert.StartsWith("2024-01-", doc["dates"]!.Text("created"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_search_can_be_filtered_by_distance()
    {
        var near = await DocsAsync("doc.search", ("lat", "45.9"), ("lng", "6.13"), ("dist", "20"), ("extra", "geo"), ("per_page", 100));

        Assert.NotEmpty(near);
        Assert.All(near, doc => Assert.Equal("Annecy, France", doc["geo"]!.Text("location")));
    }

    [Theory]
    [InlineData("posted_min", "yesterday")]
    [InlineData("created_max", "2024-13-01")]
    public async Task An_invalid_date_is_error_2(string name, string value)
    {
        using var client = Client.SignedIn(Server);

        Assert.Equal(2, await client.CodeAsync("doc.search", (name, value)));
        Assert.Equal(2, await client.CodeAsync("doc.search", ("lat", "north"), ("lng", "6")));
    }

    [Theory]
    [InlineData("posted-asc", "posted_at", false)]
    [InlineData("posted-desc", "posted_at", true)]
    [InlineData("created-asc", "created", false)]
    [InlineData("created-desc", "created", true)]
    public async Task Search_results_can_be_sorted(string sort, string by, bool descending)
    {
        var values = (await DocsAsync("doc.search", ("sort", sort), ("extra", "dates"), ("per_page", 100)))
            .Select(doc => doc["dates"]!.Text(by))
            .ToList();

        Assert.Equal(descending ? values.OrderDescending(StringComparer.Ordinal) : values.Order(StringComparer.Ordinal), values);
    }

    private async Task<IReadOnlyList<JsonNode>> DocsAsync(string method, params (string, object)[] parameters)
    {
        using var client = Client.SignedIn(Server);
        return (await client.CallAsync(method, parameters))["docs"]!.Items("doc");
    }
}
