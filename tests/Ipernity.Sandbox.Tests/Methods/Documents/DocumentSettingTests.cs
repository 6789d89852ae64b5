using System.Text.Json.Nodes;
using Ipernity.Sandbox.Hosting;
using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Methods.Documents;

public sealed class DocumentSettingTests : IAsyncLifetime
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
    public async Task The_share_of_a_document_can_be_set(int share, string isPublic, string isFriend, string isFamily)
    {
        Assert.Equal(["api"], (await SetAsync("doc.setPerms", ("share", share))).Select(member => member.Key));

        var visibility = (await GetAsync())["visibility"]!;
        Assert.Equal(
            (isPublic, isFriend, isFamily), (visibility.Text("ispublic"), visibility.Text("isfriend"), visibility.Text("isfamily")));
        Assert.Equal(share, visibility.Number("share"));
    }

    [Theory]
    [InlineData("0", "0", "0", "0")]
    [InlineData("0", "1", "0", "2")]
    [InlineData("0", "0", "1", "1")]
    [InlineData("0", "1", "1", "3")]
    [InlineData("1", "1", "1", "4")]
    public async Task The_share_of_a_document_can_be_set_with_flags(string isPublic, string isFriend, string isFamily, string share)
    {
        await SetAsync("doc.setPerms", ("is_public", isPublic), ("is_friend", isFriend), ("is_family", isFamily));

        Assert.Equal(share, (await GetAsync())["visibility"]!.Text("share"));
    }

    [Fact]
    public async Task Flags_that_were_not_sent_keep_their_value()
    {
        await SetAsync("doc.setPerms", ("share", 2));

        await SetAsync("doc.setPerms", ("is_family", 1));

        Assert.Equal("3", (await GetAsync())["visibility"]!.Text("share"));
    }

    [Fact]
    public async Task The_share_takes_precedence_over_flags()
    {
        await SetAsync("doc.setPerms", ("share", 0), ("is_public", 1));

        Assert.Equal("0", (await GetAsync())["visibility"]!.Text("share"));
    }

    [Fact]
    public async Task A_document_that_becomes_private_disappears_from_the_lists_of_others()
    {
        var before = await TotalAsync(_nobody);

        await SetAsync("doc.setPerms", ("share", 0));

        Assert.Equal(before - 1, await TotalAsync(_nobody));
        Assert.Equal(300, await TotalAsync(_client));
        Assert.Equal(1, await _nobody.CodeAsync("doc.get", ("doc_id", _document)));
        await SetAsync("doc.setPerms", ("share", 4));
        Assert.Equal(before, await TotalAsync(_nobody));
    }

    [Fact]
    public async Task Permissions_that_were_sent_are_changed_and_returned_everywhere()
    {
        await SetAsync("doc.setPerms", ("perm_comment", 3), ("perm_tagme", 4));

        var permissions = (await GetAsync())["permissions"]!;
        Assert.Equal(("3", "0", "4"), (permissions.Text("comment"), permissions.Text("tag"), permissions.Text("tagme")));
        var told = await _client.CallAsync("doc.getPerms", ("doc_id", _document));
        Assert.Equal(
            ("3", "0", "4"),
            (told["permissions"]!.Text("permcomment"), told["permissions"]!.Text("permtag"), told["permissions"]!.Text("permtagme")));
        Assert.Equal(
            ("3", "0", "4"), (told["permissions"]!.Text("comment"), told["permissions"]!.Text("tag"), told["permissions"]!.Text("tagme")));
        Assert.Equal("4", (await GetAsync())["visibility"]!.Text("share"));
    }

    [Fact]
    public async Task Other_members_see_what_they_may_do()
    {
        using var guest = Client.AsGuest(_server);
        await SetAsync("doc.setPerms", ("perm_comment", 0), ("perm_tagme", 3));

        var told = await guest.CallAsync("doc.getPerms", ("doc_id", _document));

        var usage = told["usage"]!;
        Assert.Equal(
            ("1", "0", "0", "1", "1", "0", "0"),
            (usage.Text("canfave"), usage.Text("cancomment"), usage.Text("cantag"), usage.Text("cantagme"), usage.Text("canzoom"),
                usage.Text("candownload"), usage.Text("canprint")));
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
    public async Task An_invalid_value_is_rejected_and_named(string method, string name, string value)
    {
        Assert.Equal(2, await _client.CodeAsync(method, ("doc_id", _document), ("title", "x"), (name, value)));
        Assert.Contains(
            $"'{name}'",
            await _client.MessageAsync(method, ("doc_id", _document), ("title", "x"), (name, value)),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("doc.setPerms", "'share'")]
    [InlineData("doc.setGeo", "'lat'")]
    [InlineData("doc.setSafety", "'safety'")]
    public async Task Setting_nothing_is_error_2_and_names_the_parameters(string method, string name)
    {
        Assert.Equal(2, await _client.CodeAsync(method, ("doc_id", _document)));
        Assert.Contains(name, await _client.MessageAsync(method, ("doc_id", _document)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invalid_value_leaves_all_settings_unchanged()
    {
        Assert.Equal(2, await _client.CodeAsync("doc.setPerms", ("doc_id", _document), ("share", 0), ("perm_tag", 9)));
        Assert.Equal(3, await _client.CodeAsync("doc.set", ("doc_id", _document), ("share", 0), ("license", 9), ("safety", 9)));

        Assert.Equal("4", (await GetAsync())["visibility"]!.Text("share"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(11)]
    [InlineData(255)]
    public async Task The_licence_can_be_set(int license)
    {
        await SetAsync("doc.setLicense", ("license", license));

        Assert.Equal(license, (await GetAsync()).Number("license"));
    }

    [Fact]
    public async Task The_place_can_be_set_and_gets_the_name_of_a_nearby_place()
    {
        await SetAsync("doc.setGeo", ("lat", "45.95"), ("lng", "6.2"));
        var near = (await GetAsync())["geo"]!;
        Assert.Equal(("45.950000", "6.200000", "Annecy, France"), (near.Text("lat"), near.Text("lng"), near.Text("location")));

        await SetAsync("doc.setGeo", ("lat", "-0.5"), ("lng", "-140"));
        var far = (await GetAsync())["geo"]!;
        Assert.Equal(("-0.500000", "-140.000000", ""), (far.Text("lat"), far.Text("lng"), far.Text("location")));
    }

    [Fact]
    public async Task The_place_can_be_removed()
    {
        await SetAsync("doc.setGeo", ("lat", "45.95"), ("lng", "6.2"));

        await SetAsync("doc.setGeo", ("lat", -999), ("lng", -999));

        Assert.Null((await GetAsync())["geo"]);
    }

    [Theory]
    [InlineData("91", "0", 2, "'lat'")]
    [InlineData("0", "180.5", 2, "'lng'")]
    [InlineData("-999", "0", 2, "'lat'")]
    [InlineData("north", "0", 2, "'lat'")]
    [InlineData("", "0", 1, "'lat'")]
    [InlineData("0", "", 1, "'lng'")]
    public async Task A_place_outside_the_earth_is_rejected(string latitude, string longitude, int code, string name)
    {
        Assert.Equal(code, await _client.CodeAsync("doc.setGeo", ("doc_id", _document), ("lat", latitude), ("lng", longitude)));
        Assert.Contains(
            name,
            await _client.MessageAsync("doc.setGeo", ("doc_id", _document), ("lat", latitude), ("lng", longitude)),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Documents_that_are_not_for_everyone_are_omitted_from_safe_lists()
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
    public async Task Only_the_owner_can_change_settings_and_changes_are_dated(string method, string name, string value)
    {
        using var guest = Client.AsGuest(_server);
        Assert.Equal(1, await guest.CodeAsync(method, ("doc_id", _document), (name, value)));
        var before = (await GetAsync())["dates"]!.Number("modified_at");

        await SetAsync(method, (name, value));

        Assert.True(before < _clock.GetUtcNow().ToUnixTimeSeconds());
        Assert.Equal(_clock.GetUtcNow().ToUnixTimeSeconds(), (await GetAsync())["dates"]!.Number("modified_at"));
    }

    [Fact]
    public async Task doc_set_accepts_all_other_settings_as_well()
    {
        var answer =
            (await SetAsync(
                "doc.set", ("title", "New"), ("is_public", 0), ("is_family", 1), ("license", 7), ("safety", 2), ("lat", 1), ("lng", 2),
                ("perm_tag", 5)))["doc"]!;

        Assert.Equal(("New", "1"), (answer.Text("title"), answer.Text("share")));
        var doc = await GetAsync();
        Assert.Equal(
            ("7", "2", "5", "1.000000"),
            (doc.Text("license"), doc.Text("safety"), doc["permissions"]!.Text("tag"), doc["geo"]!.Text("lat")));
    }

    private Task<JsonObject> SetAsync(string method, params (string, object)[] parameters) =>
        _client.CallAsync(method, [("doc_id", _document), .. parameters]);

    private async Task<JsonNode> GetAsync() => (await _client.CallAsync("doc.get", ("doc_id", _document), ("extra", "geo")))["doc"]!;

    private static async Task<int> TotalAsync(Client client, params (string, object)[] parameters) =>
        (await client.CallAsync("doc.getList", [("user_id", "ada"), .. parameters]))["docs"]!.Number("total");
}
