using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Methods.Groups;

public sealed class GroupTests(SharedSandbox sandbox) : IClassFixture<SharedSandbox>
{
    private SandboxServer Server => sandbox.Server;

    [Theory]
    [InlineData("410001")]
    [InlineData("harbours")]
    [InlineData("Harbours")]
    public async Task A_group_is_found_by_id_or_alias(string id)
    {
        using var client = new Client(Server);

        var group = (await client.CallAsync("group.get", ("group_id", id)))["group"]!;

        Assert.Equal(("410001", "410001", "Harbours of the world"), (group.Text("id"), group.Text("group_id"), group.Text("title")));
        Assert.Equal("Quays, cranes, ferries and those who wait for them.", group.Text("description"));
    }

    [Theory]
    [InlineData("fr", "fr", "Ports du monde")]
    [InlineData("en", "en", "Harbours of the world")]
    [InlineData("ja", "en", "Harbours of the world")]
    public async Task A_group_is_returned_in_the_requested_language_if_available(string asked, string language, string title)
    {
        using var client = new Client(Server);

        var group = (await client.CallAsync("group.get", ("group_id", "harbours"), ("lang", asked)))["group"]!;

        Assert.Equal((language, title), (group.Text("lang"), group.Text("title")));
    }

    [Fact]
    public async Task A_group_shows_the_callers_role()
    {
        using var ada = Client.SignedIn(Server);
        using var noor = Client.AsGuest(Server);
        using var nobody = new Client(Server);

        var ofAda = (await ada.CallAsync("group.get", ("group_id", "harbours")))["group"]!["you"]!;
        var ofNoor = (await noor.CallAsync("group.get", ("group_id", "harbours")))["group"]!["you"]!;
        var ofNobody = (await nobody.CallAsync("group.get", ("group_id", "harbours")))["group"]!["you"]!;

        Assert.Equal(("1", "0", "1"), (ofAda.Text("isadmin"), ofAda.Text("ismoderator"), ofAda.Text("ismember")));
        Assert.True(ofAda.Number("docs") > 0 && ofAda.Number("joined_at") > 0 && ofAda.Number("visited_at") > ofAda.Number("joined_at"));
        Assert.Equal(("0", "0", "1"), (ofNoor.Text("isadmin"), ofNoor.Text("ismoderator"), ofNoor.Text("ismember")));
        Assert.Equal(("0", "0", "0"), (ofNobody.Text("ismember"), ofNobody.Text("docs"), ofNobody.Text("joined_at")));
    }

    [Fact]
    public async Task A_group_shows_what_it_accepts()
    {
        using var ada = Client.SignedIn(Server);
        using var nobody = new Client(Server);

        var forAda = (await ada.CallAsync("group.get", ("group_id", "moving")))["group"]!["can"]!;
        var forNobody = (await nobody.CallAsync("group.get", ("group_id", "moving")))["group"]!["can"]!;

        Assert.Equal(("1", "1"), (forAda.Text("add_doc"), forAda.Text("add_topic")));
        Assert.Equal(("0", "0"), (forNobody.Text("add_doc"), forNobody.Text("add_topic")));
        Assert.Equal(
            ("0", "1", "1", "0"),
            (forAda.Text("accept_photo"), forAda.Text("accept_audio"), forAda.Text("accept_video"), forAda.Text("accept_other")));
    }

    [Theory]
    [InlineData("harbours", "0", "0", "", "0")]
    [InlineData("monochrome", "1", "0", "", "0")]
    [InlineData("one-a-week", "0", "1", "w", "1")]
    public async Task A_group_shows_its_quota(string group, string moderated, string maximum, string period, string left)
    {
        using var ada = Client.SignedIn(Server);

        var quota = (await ada.CallAsync("group.get", ("group_id", group)))["group"]!["quota"]!;

        Assert.Equal(
            (moderated, maximum, period, left), (quota.Text("moderated"), quota.Text("max"), quota.Text("period"), quota.Text("left")));
    }

    [Fact]
    public async Task Only_members_find_a_private_group()
    {
        using var ada = Client.SignedIn(Server);
        using var noor = Client.AsGuest(Server);
        using var nobody = new Client(Server);

        Assert.Equal(
            (0, 1, 1),
            (await noor.CodeAsync("group.get", ("group_id", "atelier")), await ada.CodeAsync("group.get", ("group_id", "atelier")),
                await nobody.CodeAsync("group.get", ("group_id", "atelier"))));
    }

    [Fact]
    public async Task An_unknown_group_is_not_found()
    {
        using var client = new Client(Server);

        Assert.Equal(1, await client.CodeAsync("group.get", ("group_id", "1")));
    }

    [Fact]
    public async Task A_list_has_the_groups_of_a_member()
    {
        using var ada = Client.SignedIn(Server);

        var own = (await ada.CallAsync("group.getList"))["groups"]!;
        var noors = (await ada.CallAsync("group.getList", ("user_id", "noor")))["groups"]!;

        Assert.Equal(["410001", "410006", "410005", "410003", "410002"], own.Texts("group", "group_id"));
        Assert.Equal(("5", "100", "1", "5"), (own.Text("total"), own.Text("per_page"), own.Text("page"), own.Text("count")));
        Assert.All(own.Items("group"), group => Assert.Equal("1", group["you"]!.Text("ismember")));
        Assert.Equal(["410001", "410008", "410007", "410003", "410002"], noors.Texts("group", "group_id"));
    }

    [Fact]
    public async Task The_title_of_an_entry_is_also_its_text()
    {
        using var ada = Client.SignedIn(Server);

        var group = (await ada.CallAsync("group.getList", ("lang", "fr")))["groups"]!.Items("group")[0];

        Assert.Equal(("Ports du monde", "Ports du monde"), (group.Text("title"), group.Text("content")));
    }

    [Fact]
    public async Task A_list_without_a_member_needs_a_token()
    {
        using var nobody = new Client(Server);

        Assert.Equal(1, await nobody.CodeAsync("group.getList"));
        Assert.Equal(1, await nobody.CodeAsync("group.getList", ("user_id", "nobody")));
    }

    [Fact]
    public async Task A_list_is_paged()
    {
        using var ada = Client.SignedIn(Server);

        var groups = (await ada.CallAsync("group.getList", ("per_page", 2), ("page", 3)))["groups"]!;

        Assert.Equal(("5", "3", "1"), (groups.Text("total"), groups.Text("pages"), groups.Text("count")));
        Assert.Equal(["410002"], groups.Texts("group", "group_id"));
    }

    [Theory]
    [InlineData("HARBOURS", "410001")]
    [InlineData("quays world", "410001")]
    [InlineData("grues", "410001")]
    [InlineData("鴨川", "410007")]
    [InlineData("no-such-word", "")]
    public async Task A_search_finds_all_words_in_any_language(string text, string expected)
    {
        using var nobody = new Client(Server);

        Assert.Equal(
            expected, string.Join(',', (await nobody.CallAsync("group.search", ("text", text)))["groups"]!.Texts("group", "group_id")));
    }

    [Theory]
    [InlineData("created-desc", "410001,410008,410007,410006,410003,410002")]
    [InlineData("created-asc", "410002,410003,410006,410007,410008,410001")]
    public async Task A_search_without_words_finds_all_groups_that_are_not_private(string sort, string expected)
    {
        using var nobody = new Client(Server);

        var groups = (await nobody.CallAsync("group.search", ("sort", sort)))["groups"]!;

        Assert.Equal(expected, string.Join(',', groups.Texts("group", "group_id")));
        Assert.Equal("20", groups.Text("per_page"));
    }

    [Fact]
    public async Task The_page_and_icon_of_a_group_can_be_opened()
    {
        using var nobody = new Client(Server);
        var group = (await nobody.CallAsync("group.get", ("group_id", "rivers")))["group"]!;

        Assert.Contains(
            "Rivers &lt;from source to sea&gt;",
            await nobody.TextAsync(new Uri(group.Text("link")).PathAndQuery[1..]),
            StringComparison.Ordinal);
        var icon = await nobody.Http.GetByteArrayAsync(new Uri(group.Text("icon")), TestContext.Current.CancellationToken);
        Assert.Equal((100, 100), PictureReader.SizeOf(icon));
    }

    [Fact]
    public async Task The_page_of_a_private_group_is_not_found()
    {
        using var nobody = new Client(Server);

        using var answer = await nobody.Http.GetAsync(new Uri("group/atelier", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(System.Net.HttpStatusCode.NotFound, answer.StatusCode);
    }
}
