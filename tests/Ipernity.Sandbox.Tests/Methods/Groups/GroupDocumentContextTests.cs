using System.Text.Json.Nodes;
using Ipernity.Sandbox.Hosting;
using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Methods.Groups;

public sealed class GroupDocumentContextTests : IAsyncLifetime
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
    public async Task The_context_has_the_documents_added_before_and_after()
    {
        var ids = (await DocsAsync(_ada, "harbours", ("per_page", 100)))["docs"]!.Texts("doc", "doc_id");

        var context =
            await _ada.CallAsync("group.docs.getContext", ("group_id", "harbours"), ("doc_id", ids[3]), ("prev", 2), ("thumbsize", "100"));

        Assert.Equal(
            ("410001", $"{ids.Count}", "100"),
            (context["group"]!.Text("group_id"), context["group"]!.Text("total"), context["group"]!.Text("thumbsize")));
        Assert.Equal("2", context["prev"]!.Text("count"));
        Assert.Equal([("-1", ids[4]), ("-2", ids[5])], context["prev"]!.Items("doc").Select(Indexed));
        Assert.Equal(("0", ids[3]), Indexed(context["doc"]!));
        Assert.Equal([("1", ids[2]), ("2", ids[1]), ("3", ids[0])], context["next"]!.Items("doc").Select(Indexed));
    }

    [Fact]
    public async Task The_context_has_ten_neighbours_by_default_and_up_to_fifty()
    {
        var ids = (await DocsAsync(_ada, "harbours", ("per_page", 100)))["docs"]!.Texts("doc", "doc_id");

        var context = await _ada.CallAsync("group.docs.getContext", ("group_id", "harbours"), ("doc_id", ids[0]));
        var none = await _ada.CallAsync("group.docs.getContext", ("group_id", "harbours"), ("doc_id", ids[5]), ("prev", 0), ("next", 0));

        Assert.True(ids.Count > 11);
        Assert.Equal((10, 0), (context["prev"]!.Items("doc").Count, context["next"]!.Items("doc").Count));
        Assert.Equal(("0", "0"), (none["prev"]!.Text("count"), none["next"]!.Text("count")));
    }

    [Fact]
    public async Task A_document_outside_the_group_has_no_context_there()
    {
        var id = (await OwnAsync("harbours", 1))[0];

        Assert.Equal(1, await _ada.CodeAsync("group.docs.getContext", ("group_id", "harbours"), ("doc_id", id)));
    }

    /// <summary>Documents of the demo member that are neither in a group nor pending.</summary>
    private async Task<List<string>> OwnAsync(string group, int count)
    {
        var ids = (await _ada.CallAsync("doc.getList", ("per_page", 100), ("page", 2), ("share", 4)))["docs"]!.Texts("doc", "doc_id");
        var here = (await DocsAsync(_ada, group, ("per_page", 100)))["docs"]!.Texts("doc", "doc_id");
        return [.. ids.Except(here).Take(count)];
    }

    private static async Task<JsonNode> DocsAsync(Client client, string group, params (string, object)[] parameters) =>
        (await client.CallAsync("group.docs.getList", [("group_id", group), .. parameters]))["group"]!;

    private static (string, string) Indexed(JsonNode entry) => (entry.Text("index"), entry.Text("doc_id"));
}
