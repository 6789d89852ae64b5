using System.Text.Json.Nodes;
using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Methods.Tags;

public sealed class UserTagTests : IAsyncLifetime
{
    private SandboxServer _server = null!;
    private Client _ada = null!;
    private IReadOnlyList<string> _documents = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await Started.SandboxAsync();
        _ada = Client.SignedIn(_server, "doc=write", "post=read");
        _documents = (await _ada.CallAsync("doc.getList", ("per_page", 3)))["docs"]!.Texts("doc", "doc_id");
    }

    public async ValueTask DisposeAsync()
    {
        _ada.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task The_keywords_of_a_member_are_listed_alphabetically()
    {
        await TagAsync(_documents[0], "zzz last", "Aaa first");

        var tags = (await _ada.CallAsync("tags.user.getList", ("user_id", "ada"), ("type", "keyword")))["tags"]!;

        Assert.Equal(("keyword", "130001", "22"), (tags.Text("type"), tags.Text("user_id"), tags.Text("count")));
        var names = tags.Texts("tag", "tag");
        Assert.Equal("Aaa first", names[0]);
        Assert.Contains("zzz last", names);
        Assert.Equal(names.Order(StringComparer.OrdinalIgnoreCase), names);
    }

    [Fact]
    public async Task The_number_of_tags_can_be_limited()
    {
        var tags = (await _ada.CallAsync("tags.user.getList", ("user_id", "ada"), ("type", "keyword"), ("count", 3)))["tags"]!;

        Assert.Equal(("3", 3), (tags.Text("count"), tags.Items("tag").Count));
    }

    [Fact]
    public async Task Popular_tags_have_the_number_of_their_documents_and_posts()
    {
        foreach (var document in _documents)
            await TagAsync(document, "only three");

        var tags =
            (await _ada.CallAsync("tags.user.getPopular", ("user_id", "ada"), ("type", "keyword"), ("count", 100)))["tags"]!.Items("tag");

        var three = Assert.Single(tags, tag => tag.Text("tag") == "only three");
        Assert.Equal(("3", "0"), (three.Text("docs"), three.Text("posts")));
        var uses = tags.Select(tag => tag.Number("docs") + tag.Number("posts")).ToList();
        Assert.Equal(uses.OrderDescending(), uses);
        var street = Assert.Single(tags, tag => tag.Text("tag") == "street");
        Assert.Equal(street.Text("docs"), (await TaggedAsync("doc.search", ("user_id", "ada"), ("tags", "street"))).Text("total"));
        Assert.Equal(
            street.Text("posts"), (await _ada.CallAsync("post.search", ("user_id", "ada"), ("tags", "street")))["posts"]!.Text("total"));
    }

    [Fact]
    public async Task Twenty_popular_tags_are_returned_by_default()
    {
        await TagAsync(_documents[0], "one more");

        Assert.Equal(
            20, (await _ada.CallAsync("tags.user.getPopular", ("user_id", "ada"), ("type", "keyword")))["tags"]!.Items("tag").Count);
    }

    [Fact]
    public async Task Members_are_tags_of_another_type()
    {
        await _ada.CallAsync("doc.tags.add", ("doc_id", _documents[0]), ("members", "noor"));

        var tags = (await _ada.CallAsync("tags.user.getList", ("user_id", "ada"), ("type", "member")))["tags"]!;
        var docs = await TaggedAsync("tags.docs.getList", ("type", "member"), ("id", "130002"));

        Assert.Equal([("member", "130002", "noor")], tags.Items("tag").Select(tag => (tag.Text("type"), tag.Text("id"), tag.Text("tag"))));
        Assert.Equal([_documents[0]], docs.Texts("doc", "doc_id"));
    }

    [Fact]
    public async Task Documents_are_found_by_the_id_of_a_keyword_until_it_is_removed()
    {
        var id = (await TagAsync(_documents[1], "nice car"))[0];
        await TagAsync(_documents[2], "nice car");

        var docs = await TaggedAsync("tags.docs.getList", ("type", "keyword"), ("id", id), ("sort", "posted-asc"));
        await _ada.CallAsync("doc.tags.remove", ("doc_id", _documents[1]), ("type", "keyword"), ("id", id));
        var after = await TaggedAsync("tags.docs.getList", ("type", "keyword"), ("id", id));

        Assert.Equal(("2", "100"), (docs.Text("total"), docs.Text("per_page")));
        Assert.Equal([_documents[2], _documents[1]], docs.Texts("doc", "doc_id"));
        Assert.Equal([_documents[2]], after.Texts("doc", "doc_id"));
    }

    [Fact]
    public async Task Documents_of_all_members_are_found_unless_a_member_is_named()
    {
        var id = (await TagAsync(_documents[0], "together"))[0];
        using var noor = Client.AsGuest(_server);
        var noors = (await noor.CallAsync("doc.getList"))["docs"]!.Texts("doc", "doc_id")[0];
        await noor.CallAsync("doc.tags.add", ("doc_id", noors), ("keywords", "Together"));

        var everybodys = await TaggedAsync("tags.docs.getList", ("type", "keyword"), ("id", id));
        var ofNoor = await TaggedAsync("tags.docs.getList", ("type", "keyword"), ("id", id), ("user_id", "noor"));

        Assert.Equal(2, everybodys.Number("total"));
        Assert.Equal([noors], ofNoor.Texts("doc", "doc_id"));
    }

    [Fact]
    public async Task Tags_of_invisible_items_are_not_returned()
    {
        var hidden = (await _ada.CallAsync("doc.getList", ("share", 0)))["docs"]!.Texts("doc", "doc_id")[0];
        var id = (await TagAsync(hidden, "secret place"))[0];
        using var nobody = new Client(_server);

        Assert.DoesNotContain(
            "secret place",
            (await nobody.CallAsync("tags.user.getList", ("user_id", "ada"), ("type", "keyword")))["tags"]!.Texts("tag", "tag"));
        Assert.Equal("0", (await nobody.CallAsync("tags.docs.getList", ("type", "keyword"), ("id", id)))["docs"]!.Text("total"));
        Assert.Equal("1", (await TaggedAsync("tags.docs.getList", ("type", "keyword"), ("id", id))).Text("total"));
    }

    [Fact]
    public async Task An_unused_tag_has_an_empty_list()
    {
        using var ada = Client.SignedIn(_ada.Server);
        var document = (await ada.CallAsync("doc.getList"))["docs"]!.Texts("doc", "doc_id")[0];
        var id = (await TagAsync(document, "unused keyword"))[0];
        await ada.CallAsync("doc.tags.remove", ("doc_id", document), ("type", "keyword"), ("id", id));

        var docs = await TaggedAsync("tags.docs.getList", ("type", "keyword"), ("id", id));

        Assert.Equal((0, 0, 0), (docs.Number("total"), docs.Number("pages"), docs.Items("doc").Count));
    }

    [Fact]
    public async Task An_unknown_tag_is_error_1() =>
        Assert.Equal(1, await _ada.CodeAsync("tags.docs.getList", ("type", "keyword"), ("id", "1")));

    [Fact]
    public async Task A_page_has_up_to_five_hundred_documents() =>
        Assert.Equal(
            "500", (await TaggedAsync("tags.docs.getList", ("type", "keyword"), ("id", "70001"), ("per_page", 1_000))).Text("per_page"));

    [Theory]
    [InlineData("tags.user.getList", 2, 1)]
    [InlineData("tags.user.getPopular", 2, 1)]
    [InlineData("tags.docs.getList", 1, 2)]
    public async Task An_unknown_type_or_member_is_rejected(string method, int unknownType, int unknownMember)
    {
        Assert.Equal(unknownType, await _ada.CodeAsync(method, ("user_id", "ada"), ("type", "colour"), ("id", "70001")));
        Assert.Equal(unknownMember, await _ada.CodeAsync(method, ("user_id", "nobody"), ("type", "keyword"), ("id", "70001")));
    }

    private async Task<IReadOnlyList<string>> TagAsync(string document, params string[] keywords) =>
        (await _ada.CallAsync("doc.tags.add", ("doc_id", document), ("keywords", string.Join(',', keywords))))["tags"]!.Texts("tag", "id");

    private async Task<JsonNode> TaggedAsync(string method, params (string, object)[] parameters) =>
        (await _ada.CallAsync(method, parameters))["docs"]!;
}
