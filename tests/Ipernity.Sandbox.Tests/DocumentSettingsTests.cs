using System.Text.Json.Nodes;
using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests;

public sealed class DocumentSettingsTests : IAsyncLifetime
{
    private readonly MovedClock _clock = new();
    private SandboxServer _server = null!;
    private Client _client = null!;
    private Client _nobody = null!;
    private string _document = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await Started.SandboxAsync(new SandboxOptions { TimeProvider = _clock });
        _client = Client.SignedIn(_server);
        _nobody = new Client(_server);
        _document = (await _client.CallAsync("doc.getList", ("per_page", 1), ("share", 4)))["docs"]!.Texts("doc", "doc_id")[0];
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _nobody.Dispose();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData(0, "0", "0", "0")]
    [InlineData(1, "0", "0", "1")]
    [InlineData(2, "0", "1", "0")]
    [InlineData(3, "0", "1", "1")]
    [InlineData(4, "1", "0", "0")]
    public async Task The_share_of_a_document_is_set(int share, string isPublic, string isFriend, string isFamily)
    {
        Assert.Equal(["api"], (await SetAsync("doc.setPerms", ("share", share))).Select(member => member.Key));

        var visibility = (await GetAsync())["visibility"]!;
        Assert.Equal((isPublic, isFriend, isFamily), (visibility.Text("ispublic"), visibility.Text("isfriend"), visibility.Text("isfamily")));
        Assert.Equal(share, visibility.Number("share"));
    }

    [Theory]
    [InlineData("0", "0", "0", "0")]
    [InlineData("0", "1", "0", "2")]
    [InlineData("0", "0", "1", "1")]
    [InlineData("0", "1", "1", "3")]
    [InlineData("1", "1", "1", "4")]
    public async Task The_share_of_a_document_is_set_by_flags(string isPublic, string isFriend, string isFamily, string share)
    {
        await SetAsync("doc.setPerms", ("is_public", isPublic), ("is_friend", isFriend), ("is_family", isFamily));

        Assert.Equal(share, (await GetAsync())["visibility"]!.Text("share"));
    }

    [Fact]
    public async Task A_flag_that_is_not_sent_stays_as_it_is()
    {
        await SetAsync("doc.setPerms", ("share", 2));

        await SetAsync("doc.setPerms", ("is_family", 1));

        Assert.Equal("3", (await GetAsync())["visibility"]!.Text("share"));
    }

    [Fact]
    public async Task Share_counts_more_than_flags()
    {
        await SetAsync("doc.setPerms", ("share", 0), ("is_public", 1));

        Assert.Equal("0", (await GetAsync())["visibility"]!.Text("share"));
    }

    [Fact]
    public async Task A_document_that_becomes_private_is_gone_from_every_list_of_others()
    {
        var before = await TotalAsync(_nobody);

        await SetAsync("doc.setPerms", ("share", 0));

        Assert.Equal(before - 1, await TotalAsync(_nobody));
        Assert.Equal(300, await TotalAsync(_client));
        Assert.Equal(2, await _nobody.CodeAsync("doc.get", ("doc_id", _document)));
        await SetAsync("doc.setPerms", ("share", 4));
        Assert.Equal(before, await TotalAsync(_nobody));
    }

    [Fact]
    public async Task Permissions_are_set_where_they_were_sent_and_told_in_every_way()
    {
        await SetAsync("doc.setPerms", ("perm_comment", 3), ("perm_tagme", 4));

        var permissions = (await GetAsync())["permissions"]!;
        Assert.Equal(("3", "0", "4"), (permissions.Text("comment"), permissions.Text("tag"), permissions.Text("tagme")));
        var told = await _client.CallAsync("doc.getPerms", ("doc_id", _document));
        Assert.Equal(("3", "0", "4"), (told["permissions"]!.Text("permcomment"), told["permissions"]!.Text("permtag"), told["permissions"]!.Text("permtagme")));
        Assert.Equal(("3", "0", "4"), (told["permissions"]!.Text("comment"), told["permissions"]!.Text("tag"), told["permissions"]!.Text("tagme")));
        Assert.Equal("4", (await GetAsync())["visibility"]!.Text("share"));
    }

    [Fact]
    public async Task What_others_may_do_is_told_them()
    {
        using var guest = Client.AsGuest(_server);
        await SetAsync("doc.setPerms", ("perm_comment", 0), ("perm_tagme", 3));

        var told = await guest.CallAsync("doc.getPerms", ("doc_id", _document));

        var usage = told["usage"]!;
        Assert.Equal(
            ("1", "0", "0", "1", "1", "0", "0"),
            (usage.Text("canfave"), usage.Text("cancomment"), usage.Text("cantag"), usage.Text("cantagme"), usage.Text("canzoom"), usage.Text("candownload"), usage.Text("canprint")));
        Assert.Equal(("1", "0"), (told["can"]!.Text("fave"), told["can"]!.Text("comment")));
        Assert.Equal("1", told["visibility"]!.Text("ispublic"));
    }

    [Theory]
    [InlineData("doc.setPerms", "share", "5")]
    [InlineData("doc.setPerms", "share", "public")]
    [InlineData("doc.setPerms", "is_public", "perhaps")]
    [InlineData("doc.setPerms", "perm_comment", "6")]
    [InlineData("doc.setPerms", "perm_tag", "-1")]
    [InlineData("doc.setLicense", "license", "2")]
    [InlineData("doc.setLicense", "license", "free")]
    [InlineData("doc.setSafety", "safety", "4")]
    [InlineData("album.create", "perm_comment", "everyone")]
    public async Task A_value_that_makes_no_sense_is_error_4_and_named(string method, string name, string value)
    {
        Assert.Equal(4, await _client.CodeAsync(method, ("doc_id", _document), ("title", "x"), (name, value)));
        Assert.Contains($"'{name}'", await _client.MessageAsync(method, ("doc_id", _document), ("title", "x"), (name, value)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("doc.setPerms", "'share'")]
    [InlineData("doc.setGeo", "'lat'")]
    [InlineData("doc.setSafety", "'safety'")]
    public async Task To_set_nothing_is_error_1_and_names_what_can_be_set(string method, string name)
    {
        Assert.Equal(1, await _client.CodeAsync(method, ("doc_id", _document)));
        Assert.Contains(name, await _client.MessageAsync(method, ("doc_id", _document)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_value_leaves_all_others_as_they_were()
    {
        Assert.Equal(4, await _client.CodeAsync("doc.setPerms", ("doc_id", _document), ("share", 0), ("perm_tag", 9)));
        Assert.Equal(4, await _client.CodeAsync("doc.set", ("doc_id", _document), ("share", 0), ("license", 9), ("safety", 9)));

        Assert.Equal("4", (await GetAsync())["visibility"]!.Text("share"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(11)]
    [InlineData(255)]
    public async Task The_licence_is_set(int license)
    {
        await SetAsync("doc.setLicense", ("license", license));

        Assert.Equal(license, (await GetAsync()).Number("license"));
    }

    [Fact]
    public async Task The_place_is_set_and_named_where_one_is_near()
    {
        await SetAsync("doc.setGeo", ("lat", "45.95"), ("lng", "6.2"));
        var near = (await GetAsync())["geo"]!;
        Assert.Equal(("45.950000", "6.200000", "Annecy, France"), (near.Text("lat"), near.Text("lng"), near.Text("location")));

        await SetAsync("doc.setGeo", ("lat", "-0.5"), ("lng", "-140"));
        var far = (await GetAsync())["geo"]!;
        Assert.Equal(("-0.500000", "-140.000000", ""), (far.Text("lat"), far.Text("lng"), far.Text("location")));
    }

    [Fact]
    public async Task The_place_is_forgotten()
    {
        await SetAsync("doc.setGeo", ("lat", "45.95"), ("lng", "6.2"));

        await SetAsync("doc.setGeo", ("lat", -999), ("lng", -999));

        Assert.Null((await GetAsync())["geo"]);
    }

    [Theory]
    [InlineData("91", "0", 4, "'lat'")]
    [InlineData("0", "180.5", 4, "'lng'")]
    [InlineData("-999", "0", 4, "'lat'")]
    [InlineData("north", "0", 4, "'lat'")]
    [InlineData("", "0", 1, "'lat'")]
    [InlineData("0", "", 1, "'lng'")]
    public async Task A_place_that_is_not_on_earth_is_refused(string latitude, string longitude, int code, string name)
    {
        Assert.Equal(code, await _client.CodeAsync("doc.setGeo", ("doc_id", _document), ("lat", latitude), ("lng", longitude)));
        Assert.Contains(name, await _client.MessageAsync("doc.setGeo", ("doc_id", _document), ("lat", latitude), ("lng", longitude)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_for_everybody_is_left_out_of_safe_lists()
    {
        await SetAsync("doc.setSafety", ("safety", 1));
        var safe = await TotalAsync(_client, ("safesurf", 1));

        await SetAsync("doc.setSafety", ("safety", 3));

        Assert.Equal("3", (await GetAsync()).Text("safety"));
        Assert.Equal(safe - 1, await TotalAsync(_client, ("safesurf", 1)));
        Assert.Equal(300, await TotalAsync(_client));
    }

    [Theory]
    [InlineData("doc.setPerms", "share", "0")]
    [InlineData("doc.setLicense", "license", "1")]
    [InlineData("doc.setSafety", "safety", "2")]
    public async Task A_change_is_dated_and_is_for_the_owner_alone(string method, string name, string value)
    {
        using var guest = Client.AsGuest(_server);
        Assert.Equal(3, await guest.CodeAsync(method, ("doc_id", _document), (name, value)));
        var before = (await GetAsync())["dates"]!.Number("modified_at");

        await SetAsync(method, (name, value));

        Assert.True(before < _clock.GetUtcNow().ToUnixTimeSeconds());
        Assert.Equal(_clock.GetUtcNow().ToUnixTimeSeconds(), (await GetAsync())["dates"]!.Number("modified_at"));
    }

    [Fact]
    public async Task Setting_the_title_can_set_all_the_rest_as_well()
    {
        var answer = (await SetAsync("doc.set", ("title", "New"), ("is_public", 0), ("is_family", 1), ("license", 7), ("safety", 2), ("lat", 1), ("lng", 2), ("perm_tag", 5)))["doc"]!;

        Assert.Equal(("New", "1"), (answer.Text("title"), answer.Text("share")));
        var doc = await GetAsync();
        Assert.Equal(("7", "2", "5", "1.000000"), (doc.Text("license"), doc.Text("safety"), doc["permissions"]!.Text("tag"), doc["geo"]!.Text("lat")));
    }

    private Task<JsonObject> SetAsync(string method, params (string, object)[] parameters) => _client.CallAsync(method, [("doc_id", _document), .. parameters]);

    private async Task<JsonNode> GetAsync() => (await _client.CallAsync("doc.get", ("doc_id", _document), ("extra", "geo")))["doc"]!;

    private static async Task<int> TotalAsync(Client client, params (string, object)[] parameters) =>
        (await client.CallAsync("doc.getList", [("user_id", "ada"), .. parameters]))["docs"]!.Number("total");
}
