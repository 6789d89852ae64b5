using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Methods.Documents;

public sealed class DocumentTagTests : IAsyncLifetime
{
    private SandboxServer _server = null!;
    private Client _client = null!;
    private string _document = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await Started.SandboxAsync();
        _client = Client.SignedIn(_server);
        _document = (await _client.CallAsync("doc.getList", ("per_page", 1)))["docs"]!.Texts("doc", "doc_id")[0];
        foreach (var id in (await _client.CallAsync("doc.tags.getList", ("doc_id", _document)))["tags"]!.Texts("tag", "id"))
            await _client.CallAsync("doc.tags.remove", ("doc_id", _document), ("type", "keyword"), ("id", id));
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Words_separated_by_spaces_are_one_keyword()
    {
        var tags = (await _client.CallAsync("doc.tags.add", ("doc_id", _document), ("keywords", "nice car")))["tags"]!;

        Assert.Equal("1", tags.Text("added"));
        Assert.Equal("0", tags.Text("dropped"));
        Assert.Equal(["nice car"], tags.Texts("tag", "tag"));
        Assert.Equal(["nice car"], await TagsAsync());
    }

    [Fact]
    public async Task Keywords_are_separated_by_commas()
    {
        await _client.CallAsync("doc.tags.add", ("doc_id", _document), ("keywords", " nice car ,, Ünïcödé,🍋 "));

        Assert.Equal(["nice car", "Ünïcödé", "🍋"], await TagsAsync());
    }

    [Fact]
    public async Task A_comma_in_double_quotes_belongs_to_the_keyword()
    {
        await _client.CallAsync("doc.tags.add", ("doc_id", _document), ("keywords", "\"Paris, France\", \"blue sky\" ,sunset,24\" wheel"));

        Assert.Equal(["Paris, France", "blue sky", "sunset", "24\" wheel"], await TagsAsync());
    }

    [Fact]
    public async Task An_existing_keyword_is_dropped_in_any_case()
    {
        await _client.CallAsync("doc.tags.add", ("doc_id", _document), ("keywords", "nice car"));

        var tags = (await _client.CallAsync("doc.tags.add", ("doc_id", _document), ("keywords", "Nice Car,new")))["tags"]!;

        Assert.Equal("1", tags.Text("added"));
        Assert.Equal("1", tags.Text("dropped"));
        Assert.Equal(["nice car", "new"], await TagsAsync());
    }

    [Fact]
    public async Task A_member_is_tagged_by_name_or_id_and_unknown_members_are_dropped()
    {
        var tags = (await _client.CallAsync("doc.tags.add", ("doc_id", _document), ("members", "noor,130001,nobody")))["tags"]!;

        Assert.Equal("2", tags.Text("added"));
        Assert.Equal("1", tags.Text("dropped"));
        Assert.Equal(["member", "member"], tags.Texts("tag", "type"));
        Assert.Equal(["130002", "130001"], tags.Texts("tag", "id"));
    }

    [Fact]
    public async Task A_tag_has_its_id_type_author_and_date()
    {
        await _client.CallAsync("doc.tags.add", ("doc_id", _document), ("keywords", "nice car"));

        var tags = (await _client.CallAsync("doc.tags.getList", ("doc_id", _document)))["tags"]!;

        Assert.Equal("1", tags.Text("total"));
        var tag = Assert.Single(tags.Items("tag"));
        Assert.Equal("keyword", tag.Text("type"));
        Assert.Equal("130001", tag.Text("user_id"));
        Assert.True(tag.Number("id") > 0);
        Assert.True(tag.Number("added_at") > 1_700_000_000);
    }

    [Fact]
    public async Task A_tag_is_removed_by_type_and_id()
    {
        var id = (await _client.CallAsync("doc.tags.add", ("doc_id", _document), ("keywords", "nice car,old car")))["tags"]!
            .Texts("tag", "id")[0];

        await _client.CallAsync("doc.tags.remove", ("doc_id", _document), ("type", "keyword"), ("id", id));

        Assert.Equal(["old car"], await TagsAsync());
        Assert.Equal(1, await _client.CodeAsync("doc.tags.remove", ("doc_id", _document), ("type", "keyword"), ("id", id)));
        Assert.Equal(2, await _client.CodeAsync("doc.tags.remove", ("doc_id", _document), ("type", "colour"), ("id", id)));
    }

    [Fact]
    public async Task By_default_only_the_owner_can_tag()
    {
        using var guest = Client.AsGuest(_server);

        Assert.Equal(1, await guest.CodeAsync("doc.tags.add", ("doc_id", _document), ("keywords", "x")));
        Assert.Empty(await TagsAsync());
    }

    [Fact]
    public async Task Edit_replaces_the_keywords()
    {
        await _client.CallAsync("doc.tags.add", ("doc_id", _document), ("keywords", "one,two"), ("members", "noor"));

        var tags = (await _client.CallAsync("doc.tags.edit", ("doc_id", _document), ("keywords", "Two,three,THREE")))["tags"]!;

        Assert.Equal(("2", "1"), (tags.Text("added"), tags.Text("dropped")));
        Assert.Equal(["two", "three"], tags.Texts("tag", "tag"));
        Assert.Equal(["noor", "two", "three"], await TagsAsync());
    }

    [Fact]
    public async Task An_empty_value_removes_all_tags_of_its_type()
    {
        await _client.CallAsync("doc.tags.add", ("doc_id", _document), ("keywords", "one"), ("members", "noor"));

        await _client.CallAsync("doc.tags.edit", ("doc_id", _document), ("members", ""));
        Assert.Equal(["one"], await TagsAsync());

        await _client.CallAsync("doc.tags.edit", ("doc_id", _document), ("keywords", ""));
        Assert.Empty(await TagsAsync());
    }

    [Fact]
    public async Task Editing_no_tags_is_error_2_and_editing_those_of_others_error_1()
    {
        using var guest = Client.AsGuest(_server);

        Assert.Equal(2, await _client.CodeAsync("doc.tags.edit", ("doc_id", _document)));
        Assert.Contains(
            "'keywords', 'members'", await _client.MessageAsync("doc.tags.edit", ("doc_id", _document)), StringComparison.Ordinal);
        Assert.Equal(1, await guest.CodeAsync("doc.tags.edit", ("doc_id", _document), ("keywords", "x")));
    }

    [Fact]
    public async Task A_keyword_can_be_quoted()
    {
        await _client.CallAsync("doc.tags.add", ("doc_id", _document), ("keywords", "\"blue sky\",sunset,\"\",\""));

        Assert.Equal(["blue sky", "sunset", "\""], await TagsAsync());
    }

    [Fact]
    public async Task Members_whom_the_owner_permits_can_add_and_remove_keywords()
    {
        using var guest = Client.AsGuest(_server);
        await _client.CallAsync("doc.setPerms", ("doc_id", _document), ("share", 4), ("perm_tag", 2));
        await _client.CallAsync("doc.tags.add", ("doc_id", _document), ("keywords", "mine"));

        await guest.CallAsync("doc.tags.add", ("doc_id", _document), ("keywords", "noor's"));

        Assert.Equal(["mine", "noor's"], await TagsAsync());
        var ids = (await _client.CallAsync("doc.tags.getList", ("doc_id", _document)))["tags"]!.Texts("tag", "id");
        Assert.Equal(1, await guest.CodeAsync("doc.tags.remove", ("doc_id", _document), ("type", "keyword"), ("id", ids[0])));
        await guest.CallAsync("doc.tags.remove", ("doc_id", _document), ("type", "keyword"), ("id", ids[1]));
        Assert.Equal(["mine"], await TagsAsync());
    }

    [Fact]
    public async Task Members_with_the_tagme_permission_can_tag_themselves_only()
    {
        using var guest = Client.AsGuest(_server);
        await _client.CallAsync("doc.setPerms", ("doc_id", _document), ("share", 4), ("perm_tagme", 5));

        Assert.Equal(1, await guest.CodeAsync("doc.tags.add", ("doc_id", _document), ("keywords", "x")));
        Assert.Equal(1, await guest.CodeAsync("doc.tags.add", ("doc_id", _document), ("members", "ada")));
        await guest.CallAsync("doc.tags.add", ("doc_id", _document), ("members", "noor"));

        Assert.Equal(["noor"], await TagsAsync());
    }

    [Fact]
    public async Task A_tag_is_found_by_searching()
    {
        await _client.CallAsync("doc.tags.add", ("doc_id", _document), ("keywords", "nice car"));

        Assert.Equal([_document], (await _client.CallAsync("doc.search", ("tags", "NICE CAR")))["docs"]!.Texts("doc", "doc_id"));
    }

    [Fact]
    public async Task Tags_that_are_added_in_parallel_are_all_kept()
    {
        await Task.WhenAll(
            Enumerable.Range(0, 100).Select(i => _client.CallAsync("doc.tags.add", ("doc_id", _document), ("keywords", $"tag {i}"))));

        Assert.Equal(100, (await TagsAsync()).Count);
    }

    private async Task<IReadOnlyList<string>> TagsAsync() =>
        (await _client.CallAsync("doc.tags.getList", ("doc_id", _document)))["tags"]!.Texts("tag", "tag");
}
