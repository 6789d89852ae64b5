using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Ipernity.Sandbox.Hosting;
using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Methods.Uploads;

/// <summary><c>doc.checkMD5</c>.</summary>
public sealed class ChecksumTests(SharedSandbox sandbox) : IClassFixture<SharedSandbox>, IDisposable
{
    private const string Unknown = "00000000000000000000000000000000";

    private readonly Client _client = Client.SignedIn(sandbox.Server);

    private SandboxServer Server => sandbox.Server;

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task Documents_are_found_by_the_checksums_of_their_files()
    {
        var known = (await _client.CallAsync("doc.getList", ("per_page", 2), ("page", 20), ("extra", "md5")))["docs"]!.Items("doc");

        var docs = await CheckAsync(known[0].Text("md5"), Unknown, known[1].Text("md5"));

        Assert.Equal(("3", "2"), (docs.Text("count"), docs.Text("found")));
        Assert.Equal([known[0].Text("doc_id"), known[1].Text("doc_id")], docs.Texts("doc", "doc_id"));
        Assert.Equal(["1", "1"], docs.Texts("doc", "found"));
    }

    [Fact]
    public async Task Unknown_checksums_are_not_listed()
    {
        var docs = await CheckAsync(Unknown);

        Assert.Equal(("1", "0"), (docs.Text("count"), docs.Text("found")));
        Assert.Empty(docs.Items("doc"));
    }

    [Fact]
    public async Task Checksums_ignore_case()
    {
        var id = await Upload.DocumentAsync(_client, [1, 2], "x.bin");

        var docs = await CheckAsync(Sum([1, 2]).ToUpperInvariant());

        Assert.Equal([id], docs.Texts("doc", "doc_id"));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(30_000_000)]
    public async Task An_upload_is_found_as_soon_as_it_was_received(int length)
    {
        await using var server = await Started.SandboxAsync(
            new SandboxOptions { TicketDuration = TimeSpan.FromHours(1), TimeProvider = new MovedClock() });
        using var client = Client.SignedIn(server);
        var file = Upload.Random(length);
        await Upload.SendAsync(client, file, "x.bin");

        var docs = (await client.CallAsync("doc.checkMD5", ("md5", Sum(file))))["docs"]!;

        var id = Assert.Single(docs.Texts("doc", "doc_id"));
        ((MovedClock)server.Options.TimeProvider).Advance(TimeSpan.FromHours(1));
        Assert.Equal(id, (await client.CallAsync("doc.getList"))["docs"]!.Texts("doc", "doc_id")[0]);
    }

    [Fact]
    public async Task With_the_option_an_upload_is_found_only_after_its_ticket_is_done()
    {
        var clock = new MovedClock();
        await using var server = await Started.SandboxAsync(new SandboxOptions { ChecksumsWhenDone = true, TimeProvider = clock });
        using var client = Client.SignedIn(server);
        await Upload.SendAsync(client, [1], "x.bin");

        Assert.Empty((await client.CallAsync("doc.checkMD5", ("md5", Sum([1]))))["docs"]!.Items("doc"));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Single((await client.CallAsync("doc.checkMD5", ("md5", Sum([1]))))["docs"]!.Items("doc"));
    }

    [Fact]
    public async Task The_newer_of_two_documents_with_the_same_file_is_found()
    {
        var first = await Upload.DocumentAsync(_client, [7, 7], "x.bin");
        var second = await Upload.DocumentAsync(_client, [7, 7], "x.bin");

        Assert.NotEqual(first, second);
        Assert.Equal([second], (await CheckAsync(Sum([7, 7]))).Texts("doc", "doc_id"));
    }

    [Fact]
    public async Task Documents_of_other_members_are_not_found()
    {
        using var guest = Client.AsGuest(Server);
        await Upload.DocumentAsync(guest, [9, 9, 9], "x.bin");

        Assert.Equal("0", (await CheckAsync(Sum([9, 9, 9]))).Text("found"));
    }

    [Fact]
    public async Task The_old_file_of_a_deleted_or_replaced_document_is_not_found()
    {
        var deleted = await Upload.DocumentAsync(_client, [5, 1], "x.bin");
        var replaced = await Upload.DocumentAsync(_client, [5, 2], "x.bin");
        await _client.CallAsync("doc.delete", ("doc_id", deleted));
        await Upload.CallAsync(_client, "upload.replace", [5, 3], "x.bin", ("doc_id", replaced), ("async", 0));

        Assert.Equal([replaced], (await CheckAsync(Sum([5, 1]), Sum([5, 2]), Sum([5, 3]))).Texts("doc", "doc_id"));
    }

    [Fact]
    public async Task Up_to_twenty_checksums_are_accepted()
    {
        Assert.Equal("20", (await CheckAsync([.. Enumerable.Repeat(Unknown, 20)])).Text("count"));
        Assert.Equal(2, await _client.CodeAsync("doc.checkMD5", ("md5", string.Join(',', Enumerable.Repeat(Unknown, 21)))));
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("0000000000000000000000000000000g")]
    public async Task Invalid_checksums_are_rejected(string sum) => Assert.Equal(2, await _client.CodeAsync("doc.checkMD5", ("md5", sum)));

    private async Task<JsonNode> CheckAsync(params string[] sums) =>
        (await _client.CallAsync("doc.checkMD5", ("md5", string.Join(',', sums))))["docs"]!;

    private static string Sum(byte[] file) => Convert.ToHexStringLower(MD5.HashData(file));
}
