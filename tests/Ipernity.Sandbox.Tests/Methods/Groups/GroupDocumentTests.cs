using System.Text.Json.Nodes;
using Ipernity.Sandbox.Hosting;
using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Methods.Groups;

public sealed class GroupDocumentTests : IAsyncLifetime
{
    private readonly MovedClock _clock = new();
    private SandboxServer _server = null!;
    private Client _ada = null!;
    private Client _noor = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await Started.SandboxAsync(new SandboxOptions { TimeProvider = _clock });
        _ada = Client.SignedIn(_server);
        _noor = Client.AsGuest(_server);
    }

    public async ValueTask DisposeAsync()
    {
        _ada.Dispose();
        _noor.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_document_that_a_member_adds_is_listed()
    {
        var id = (await OwnAsync("harbours", 1))[0];
        var before = await TotalAsync("harbours");
        var groups = await GroupsOfAsync(id);

        var group = (await _ada.CallAsync("group.docs.add", ("group_id", "harbours"), ("doc_id", id)))["group"]!;

        Assert.Equal(
            ("410001", $"{before + 1}", "1", "0", "0"),
            (group.Text("group_id"), group.Text("total"), group.Text("added"), group.Text("skipped"), group.Text("pending")));
        Assert.Equal([(id, "1", "0", "0")], group.Items("doc").Select(Entry));
        Assert.Equal(id, (await DocsAsync(_ada, "harbours"))["docs"]!.Texts("doc", "doc_id")[0]);
        Assert.Equal(groups + 1, await GroupsOfAsync(id));
        var read = (await _ada.CallAsync("group.get", ("group_id", "harbours")))["group"]!;
        Assert.Equal(before + 1, read["count"]!.Number("docs"));
        Assert.Equal(_clock.GetUtcNow().ToUnixTimeSeconds(), read["dates"]!.Number("last_doc_at"));
    }

    [Fact]
    public async Task Adding_several_documents_returns_an_entry_for_each_and_skips_existing_ones()
    {
        var ids = await OwnAsync("harbours", 3);
        await _ada.CallAsync("group.docs.add", ("group_id", "harbours"), ("doc_id", ids[1]));

        var group = (await _ada.CallAsync("group.docs.add", ("group_id", "harbours"), ("doc_id", string.Join(',', ids))))["group"]!;

        Assert.Equal(("2", "1", "0"), (group.Text("added"), group.Text("skipped"), group.Text("pending")));
        Assert.Equal([(ids[0], "1", "0", "0"), (ids[1], "0", "0", "0"), (ids[2], "1", "0", "0")], group.Items("doc").Select(Entry));
    }

    [Fact]
    public async Task Documents_of_members_stay_pending_in_a_moderated_group()
    {
        var id = (await OwnAsync("monochrome", 1))[0];
        var before = await TotalAsync("monochrome");

        var first = (await _ada.CallAsync("group.docs.add", ("group_id", "monochrome"), ("doc_id", id)))["group"]!;
        var second = (await _ada.CallAsync("group.docs.add", ("group_id", "monochrome"), ("doc_id", id)))["group"]!;

        Assert.Equal(("1", "0", "1"), (first.Text("added"), first.Text("skipped"), first.Text("pending")));
        Assert.Equal([(id, "1", "1", "0")], first.Items("doc").Select(Entry));
        Assert.Equal(("0", "1", "1"), (second.Text("added"), second.Text("skipped"), second.Text("pending")));
        Assert.Equal([(id, "0", "1", "0")], second.Items("doc").Select(Entry));
        Assert.Equal(before, await TotalAsync("monochrome"));
        Assert.DoesNotContain(id, (await DocsAsync(_ada, "monochrome", ("per_page", 100)))["docs"]!.Texts("doc", "doc_id"));
    }

    [Fact]
    public async Task Documents_of_moderators_are_accepted_at_once()
    {
        var here = (await DocsAsync(_noor, "monochrome", ("user_id", "noor")))["docs"]!.Texts("doc", "doc_id");
        var id = (await _noor.CallAsync("doc.getList"))["docs"]!.Texts("doc", "doc_id").Except(here).First();

        var group = (await _noor.CallAsync("group.docs.add", ("group_id", "monochrome"), ("doc_id", id)))["group"]!;

        Assert.Equal(("1", "0"), (group.Text("added"), group.Text("pending")));
    }

    [Fact]
    public async Task Only_members_can_add_documents()
    {
        var id = (await _ada.CallAsync("doc.getList"))["docs"]!.Texts("doc", "doc_id")[0];

        Assert.Equal(1, await _ada.CodeAsync("group.docs.add", ("group_id", "late-light"), ("doc_id", id)));
        Assert.Equal(1, await _ada.CodeAsync("group.docs.add", ("group_id", "atelier"), ("doc_id", id)));
        Assert.Equal(1, await _ada.CodeAsync("group.docs.add", ("group_id", "1"), ("doc_id", id)));
    }

    [Fact]
    public async Task One_foreign_document_fails_the_whole_call()
    {
        var own = (await OwnAsync("harbours", 1))[0];
        var noors = (await _noor.CallAsync("doc.getList"))["docs"]!.Texts("doc", "doc_id")[0];
        var before = await TotalAsync("harbours");

        Assert.Equal(2, await _ada.CodeAsync("group.docs.add", ("group_id", "harbours"), ("doc_id", $"{own},{noors}")));
        Assert.Equal(2, await _ada.CodeAsync("group.docs.add", ("group_id", "harbours"), ("doc_id", $"{own},1")));
        Assert.Equal(before, await TotalAsync("harbours"));
    }

    [Fact]
    public async Task A_document_of_the_wrong_type_is_error_2_of_that_document()
    {
        var photo = (await _ada.CallAsync("doc.getList", ("media", "photo")))["docs"]!.Texts("doc", "doc_id")[0];

        var group = (await _ada.CallAsync("group.docs.add", ("group_id", "moving"), ("doc_id", photo)))["group"]!;

        Assert.Equal(("0", "1"), (group.Text("added"), group.Text("skipped")));
        Assert.Equal([(photo, "0", "0", "2")], group.Items("doc").Select(Entry));
    }

    [Fact]
    public async Task The_quota_of_a_group_is_renewed_after_its_period()
    {
        var ids = await OwnAsync("one-a-week", 3);

        Assert.Equal(3, await _ada.CodeAsync("group.docs.add", ("group_id", "one-a-week"), ("doc_id", $"{ids[0]},{ids[1]}")));
        await _ada.CallAsync("group.docs.add", ("group_id", "one-a-week"), ("doc_id", ids[0]));
        Assert.Equal(3, await _ada.CodeAsync("group.docs.add", ("group_id", "one-a-week"), ("doc_id", ids[1])));
        Assert.Equal(("0", "0"), await QuotaAsync());

        _clock.Advance(TimeSpan.FromDays(7.1));

        Assert.Equal(("1", "1"), await QuotaAsync());
        await _ada.CallAsync("group.docs.add", ("group_id", "one-a-week"), ("doc_id", ids[1]));

        async Task<(string Left, string Can)> QuotaAsync()
        {
            var group = (await _ada.CallAsync("group.get", ("group_id", "one-a-week")))["group"]!;
            return (group["quota"]!.Text("left"), group["can"]!.Text("add_doc"));
        }
    }

    [Theory]
    [InlineData("group.docs.add")]
    [InlineData("group.docs.remove")]
    public async Task More_than_twenty_documents_at_once_are_rejected(string method)
    {
        var ids = (await _ada.CallAsync("doc.getList", ("per_page", 21)))["docs"]!.Texts("doc", "doc_id");

        Assert.Equal(2, await _ada.CodeAsync(method, ("group_id", "harbours"), ("doc_id", string.Join(',', ids))));
        Assert.Equal(0, await _ada.CodeAsync(method, ("group_id", "harbours"), ("doc_id", string.Join(',', ids.Take(20)))));
    }

    [Fact]
    public async Task Members_can_remove_their_documents()
    {
        var ids = (await DocsAsync(_ada, "harbours", ("user_id", "ada")))["docs"]!.Texts("doc", "doc_id");
        var groups = await GroupsOfAsync(ids[0]);
        var before = await TotalAsync("harbours");

        var group = (await _ada.CallAsync("group.docs.remove", ("group_id", "harbours"), ("doc_id", $"{ids[0]},{ids[1]}")))["group"]!;

        Assert.Equal(($"{before - 2}", "2", "0"), (group.Text("total"), group.Text("removed"), group.Text("skipped")));
        Assert.Equal([(ids[0], "1"), (ids[1], "1")], group.Items("docs").Select(entry => (entry.Text("doc_id"), entry.Text("removed"))));
        Assert.Equal(group["docs"]!.ToJsonString(), group["doc"]!.ToJsonString());
        Assert.Equal(groups - 1, await GroupsOfAsync(ids[0]));
        var again = (await _ada.CallAsync("group.docs.remove", ("group_id", "harbours"), ("doc_id", ids[0])))["group"]!;
        Assert.Equal(("0", "1"), (again.Text("removed"), again.Text("skipped")));
    }

    [Fact]
    public async Task A_deleted_document_disappears_from_its_groups()
    {
        var id = (await OwnAsync("harbours", 1))[0];
        await _ada.CallAsync("group.docs.add", ("group_id", "harbours"), ("doc_id", id));
        var before = await TotalAsync("harbours");

        await _ada.CallAsync("doc.delete", ("doc_id", id));

        Assert.Equal(before - 1, await TotalAsync("harbours"));
        Assert.Equal(1, await _ada.CodeAsync("group.docs.getContext", ("group_id", "harbours"), ("doc_id", id)));
    }

    [Fact]
    public async Task Only_moderators_can_remove_documents_of_others()
    {
        var adas = (await DocsAsync(_noor, "harbours", ("user_id", "ada")))["docs"]!.Texts("doc", "doc_id")[0];
        var noors = (await DocsAsync(_ada, "harbours", ("user_id", "noor")))["docs"]!.Texts("doc", "doc_id")[0];

        Assert.Equal(
            "0", (await _noor.CallAsync("group.docs.remove", ("group_id", "harbours"), ("doc_id", adas)))["group"]!.Text("removed"));
        Assert.Equal(
            "1", (await _ada.CallAsync("group.docs.remove", ("group_id", "harbours"), ("doc_id", noors)))["group"]!.Text("removed"));
        Assert.Equal(2, await _ada.CodeAsync("group.docs.remove", ("group_id", "harbours"), ("doc_id", "1")));
    }

    [Fact]
    public async Task A_list_has_the_documents_that_the_caller_can_see()
    {
        using var nobody = new Client(_server);
        var hidden = (await _ada.CallAsync("doc.getList", ("share", 0)))["docs"]!.Texts("doc", "doc_id")[0];
        var before = await TotalAsync("harbours");
        var beforeForNobody = (await DocsAsync(nobody, "harbours"))["docs"]!.Number("total");
        var isThere = (await DocsAsync(_ada, "harbours", ("per_page", 100)))["docs"]!.Texts("doc", "doc_id").Contains(hidden);

        await _ada.CallAsync("group.docs.add", ("group_id", "harbours"), ("doc_id", hidden));

        Assert.Equal(isThere ? before : before + 1, await TotalAsync("harbours"));
        var docs = (await DocsAsync(nobody, "harbours", ("per_page", 100)))["docs"]!;
        Assert.Equal(beforeForNobody, docs.Number("total"));
        Assert.DoesNotContain(hidden, docs.Texts("doc", "doc_id"));
    }

    [Fact]
    public async Task A_list_is_paged_and_can_be_filtered_by_member_and_media()
    {
        var noors = (await DocsAsync(_ada, "harbours", ("user_id", "noor"), ("extra", "owner")))["docs"]!;
        var films = (await DocsAsync(_ada, "moving", ("media", "video")))["docs"]!;
        var second = (await DocsAsync(_ada, "harbours", ("per_page", 4), ("page", 2)))["docs"]!;

        Assert.NotEmpty(noors.Items("doc"));
        Assert.All(noors.Items("doc"), doc => Assert.Equal("130002", doc["owner"]!.Text("user_id")));
        Assert.NotEmpty(films.Items("doc"));
        Assert.All(films.Items("doc"), doc => Assert.Equal("video", doc.Text("media")));
        Assert.Equal(
            (await DocsAsync(_ada, "harbours", ("per_page", 8)))["docs"]!.Texts("doc", "doc_id").Skip(4), second.Texts("doc", "doc_id"));
        Assert.Equal(2, await _ada.CodeAsync("group.docs.getList", ("group_id", "harbours"), ("user_id", "nobody")));
    }

    [Fact]
    public async Task Documents_for_members_only_are_not_listed_for_others()
    {
        Assert.Equal(0, await _noor.CodeAsync("group.docs.getList", ("group_id", "rivers")));
        Assert.Equal(1, await _ada.CodeAsync("group.docs.getList", ("group_id", "rivers")));
        Assert.Equal("0", (await _ada.CallAsync("group.get", ("group_id", "rivers")))["group"]!["count"]!.Text("docs"));
    }

    [Fact]
    public async Task A_search_can_be_filtered_by_group()
    {
        var found = (await _ada.CallAsync("doc.search", ("group_id", "410001"), ("per_page", 100)))["docs"]!.Texts("doc", "doc_id");

        Assert.Equal(
            (await DocsAsync(_ada, "harbours", ("per_page", 100)))["docs"]!.Texts("doc", "doc_id").Order(StringComparer.Ordinal),
            found.Order(StringComparer.Ordinal));
        Assert.Equal(1, await _ada.CodeAsync("doc.search", ("group_id", "1")));
    }

    /// <summary>Documents of the demo member that are neither in a group nor pending.</summary>
    private async Task<List<string>> OwnAsync(string group, int count)
    {
        var ids = (await _ada.CallAsync("doc.getList", ("per_page", 100), ("page", 2), ("share", 4)))["docs"]!.Texts("doc", "doc_id");
        var here = (await DocsAsync(_ada, group, ("per_page", 100)))["docs"]!.Texts("doc", "doc_id");
        return [.. ids.Except(here).Take(count)];
    }

    private async Task<int> TotalAsync(string group) => (await DocsAsync(_ada, group))["docs"]!.Number("total");

    private async Task<int> GroupsOfAsync(string document) =>
        (await _ada.CallAsync("doc.get", ("doc_id", document)))["doc"]!["count"]!.Number("groups");

    private static async Task<JsonNode> DocsAsync(Client client, string group, params (string, object)[] parameters) =>
        (await client.CallAsync("group.docs.getList", [("group_id", group), .. parameters]))["group"]!;

    private static (string, string, string, string) Entry(JsonNode entry) =>
        (entry.Text("doc_id"), entry.Text("added"), entry.Text("pending"), entry.Text("error"));
}
