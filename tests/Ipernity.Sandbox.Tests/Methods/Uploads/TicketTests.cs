using System.Text.Json.Nodes;
using Ipernity.Sandbox.Hosting;
using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Methods.Uploads;

/// <summary>The tickets of uploads.</summary>
public sealed class TicketTests : IAsyncLifetime
{
    private readonly MovedClock _clock = new();
    private SandboxServer _server = null!;
    private Client _client = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await Started.SandboxAsync(new SandboxOptions { TicketDuration = TimeSpan.FromSeconds(90), TimeProvider = _clock });
        _client = Client.SignedIn(_server);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_ticket_is_pending_until_its_time_is_over()
    {
        var ticket = await Upload.SendAsync(_client, [1], "x.jpg");
        _clock.Advance(TimeSpan.FromSeconds(30.5));

        var tickets = await CheckAsync(ticket);

        Assert.Equal("count=1 done=0 invalid=0 left=1 eta=60", Summary(tickets));
        Assert.Equal($"id={ticket} done=0 invalid=0 eta=60", Entry(tickets, 0));
    }

    [Fact]
    public async Task A_done_ticket_names_its_document()
    {
        var ticket = await Upload.SendAsync(_client, [1], "x.jpg");
        _clock.Advance(TimeSpan.FromSeconds(90));

        var tickets = await CheckAsync(ticket);

        Assert.Equal("count=1 done=1 invalid=0 left=0 eta=0", Summary(tickets));
        var id = (await _client.CallAsync("doc.getList"))["docs"]!.Texts("doc", "doc_id")[0];
        Assert.Equal($"id={ticket} done=1 invalid=0 doc_id={id} eta=0", Entry(tickets, 0));
    }

    [Fact]
    public async Task The_document_exists_only_after_the_ticket_is_done()
    {
        var before = await NewestAsync();
        await Upload.SendAsync(_client, [1], "x.jpg");

        _clock.Advance(TimeSpan.FromSeconds(89));
        Assert.Equal(before, await NewestAsync());

        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.NotEqual(before, await NewestAsync());
    }

    [Fact]
    public async Task Several_tickets_are_returned_in_the_requested_order()
    {
        var first = await Upload.SendAsync(_client, [1], "x.jpg");
        _clock.Advance(TimeSpan.FromSeconds(60));
        var second = await Upload.SendAsync(_client, [2], "y.jpg");
        _clock.Advance(TimeSpan.FromSeconds(30));

        var tickets = await CheckAsync($"{second},{first}");

        Assert.Equal("count=2 done=1 invalid=0 left=1 eta=60", Summary(tickets));
        Assert.Equal([second, first], tickets.Texts("ticket", "id"));
        Assert.Equal(["0", "1"], tickets.Texts("ticket", "done"));
        Assert.Equal(["60", "0"], tickets.Texts("ticket", "eta"));
    }

    [Fact]
    public async Task An_unknown_ticket_fails_the_whole_call()
    {
        var known = await Upload.SendAsync(_client, [1], "x.jpg");
        Assert.Equal(1, await _client.CodeAsync("upload.checkTickets", ("tickets", $"{known},none")));
    }

    [Fact]
    public async Task A_ticket_of_another_member_is_unknown()
    {
        using var guest = Client.AsGuest(_server);
        Assert.Equal(1, await _client.CodeAsync("upload.checkTickets", ("tickets", await Upload.SendAsync(guest, [1], "x.jpg"))));
    }

    [Fact]
    public async Task Up_to_fifty_tickets_are_accepted()
    {
        var ticket = await Upload.SendAsync(_client, [1], "x.jpg");
        Assert.Equal("50", (await CheckAsync(string.Join(',', Enumerable.Repeat(ticket, 50)))).Text("count"));
        Assert.Equal(2, await _client.CodeAsync("upload.checkTickets", ("tickets", string.Join(',', Enumerable.Range(1, 51)))));
    }

    [Fact]
    public async Task A_call_that_waits_is_answered_with_the_document()
    {
        await using var server = await Started.SandboxAsync(new SandboxOptions { TicketDuration = TimeSpan.FromMilliseconds(300) });
        using var client = Client.SignedIn(server);

        var answer = await Upload.CallAsync(client, "upload.file", [1], "x.jpg", ("async", 0));

        Assert.Equal((await client.CallAsync("doc.getList"))["docs"]!.Texts("doc", "doc_id")[0], answer.Text("doc_id"));
        var tickets = (await client.CallAsync("upload.checkTickets", ("tickets", answer.Text("ticket"))))["tickets"]!;
        Assert.Equal("count=1 done=1 invalid=0 left=0 eta=0", Summary(tickets));
    }

    [Fact]
    public async Task A_document_keeps_its_file_until_the_replacement_is_done()
    {
        var id = (await _client.CallAsync("doc.getList", ("media", "photo")))["docs"]!.Texts("doc", "doc_id")[0];

        var ticket = (await Upload.CallAsync(_client, "upload.replace", [1, 2, 3], "new.jpg", ("doc_id", id))).Text("ticket");

        Assert.NotEqual("3", await BytesAsync(id));
        _clock.Advance(TimeSpan.FromSeconds(90));
        Assert.Equal("3", await BytesAsync(id));
        Assert.Equal($"id={ticket} done=1 invalid=0 doc_id={id} eta=0", Entry(await CheckAsync(ticket), 0));
    }

    [Fact]
    public async Task The_replacement_of_a_deleted_document_is_invalid()
    {
        var id = await NewestAsync();
        var ticket = (await Upload.CallAsync(_client, "upload.replace", [1], "new.jpg", ("doc_id", id))).Text("ticket");
        await _client.CallAsync("doc.delete", ("doc_id", id));

        _clock.Advance(TimeSpan.FromSeconds(90));

        Assert.Equal($"id={ticket} done=0 invalid=1 eta=0", Entry(await CheckAsync(ticket), 0));
    }

    [Fact]
    public async Task An_upload_into_a_deleted_album_is_done_without_the_album()
    {
        var album = (await _client.CallAsync("album.create", ("title", "Short")))["album"]!.Text("album_id");
        var ticket = await Upload.SendAsync(_client, [1], "x.jpg", ("album_id", album));
        await _client.CallAsync("album.delete", ("album_id", album));

        _clock.Advance(TimeSpan.FromSeconds(90));

        Assert.Equal("1", (await CheckAsync(ticket)).Text("done"));
        Assert.Equal("0", (await _client.CallAsync("doc.get", ("doc_id", await NewestAsync())))["doc"]!["count"]!.Text("albums"));
    }

    private async Task<JsonNode> CheckAsync(string tickets) =>
        (await _client.CallAsync("upload.checkTickets", ("tickets", tickets)))["tickets"]!;

    private async Task<string> NewestAsync() =>
        (await _client.CallAsync("doc.getList", ("per_page", 1)))["docs"]!.Texts("doc", "doc_id")[0];

    private async Task<string> BytesAsync(string id) =>
        (await _client.CallAsync("doc.get", ("doc_id", id)))["doc"]!["original"]!.Text("bytes");

    private static string Summary(JsonNode tickets) => Members(tickets.AsObject().Where(member => member.Value is JsonValue));

    private static string Entry(JsonNode tickets, int index) => Members(tickets.Items("ticket")[index].AsObject());

    private static string Members(IEnumerable<KeyValuePair<string, JsonNode?>> members) =>
        string.Join(' ', members.Select(member => $"{member.Key}={member.Value}"));
}
