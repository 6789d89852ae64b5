using System.Globalization;
using System.Text.Json.Nodes;
using Ipernity.Sandbox.Hosting;
using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Methods.Uploads;

/// <summary>The limits on uploads.</summary>
public sealed class UploadLimitTests
{
    [Fact]
    public async Task An_upload_counts_towards_the_quota_as_soon_as_it_was_received()
    {
        await using var server = await Started.SandboxAsync(
            new SandboxOptions { UploadQuota = 20_000_000, TimeProvider = new MovedClock() });
        using var client = Client.SignedIn(server);
        var before = await QuotaAsync(client);

        await Upload.SendAsync(client, Upload.Random(2_000_000), "x.bin");

        var after = await QuotaAsync(client);
        Assert.Equal("20000000", after["max"]!.Text("bytes"));
        Assert.Equal(Bytes(before, "used") + 2_000_000, Bytes(after, "used"));
        Assert.Equal(Bytes(before, "left") - 2_000_000, Bytes(after, "left"));
        Assert.Equal(((Bytes(after, "used") + 100_000) / 200_000).ToString(CultureInfo.InvariantCulture), after["used"]!.Text("percent"));
    }

    [Fact]
    public async Task The_quota_can_be_used_to_the_last_byte()
    {
        await using var server = await Started.SandboxAsync(new SandboxOptions { UploadQuota = 1_000, Documents = 0 });
        using var client = Client.SignedIn(server);

        Assert.Equal(4, await Upload.CodeAsync(client, new byte[1_001]));
        Assert.Equal(0, await Upload.CodeAsync(client, new byte[1_000]));
        Assert.Equal(4, await Upload.CodeAsync(client, new byte[1]));
        Assert.Equal("0", (await QuotaAsync(client))["left"]!.Text("bytes"));
    }

    [Fact]
    public async Task Deleting_or_replacing_a_document_frees_its_bytes()
    {
        await using var server = await Started.SandboxAsync(new SandboxOptions { UploadQuota = 1_000, Documents = 0 });
        using var client = Client.SignedIn(server);
        var id = await Upload.DocumentAsync(client, new byte[900], "x.bin");

        await Upload.CallAsync(client, "upload.replace", new byte[1_000], "x.bin", ("doc_id", id), ("async", 0));
        Assert.Equal(1_000, Bytes(await QuotaAsync(client), "used"));

        await client.CallAsync("doc.delete", ("doc_id", id));
        Assert.Equal(0, Bytes(await QuotaAsync(client), "used"));
    }

    [Fact]
    public async Task Only_PRO_members_are_unlimited()
    {
        await using var server = await Started.SandboxAsync();
        using var paying = Client.SignedIn(server);
        using var guest = Client.AsGuest(server);

        Assert.Equal("1", (await QuotaAsync(paying)).Text("unlimited"));
        var upload = await QuotaAsync(guest);
        Assert.Equal(("0", "1073741824"), (upload.Text("unlimited"), upload["max"]!.Text("bytes")));
    }

    [Theory]
    [InlineData("x.jpg", "photo")]
    [InlineData("x.mp3", "audio")]
    [InlineData("x.mov", "video")]
    [InlineData("x.pdf", "other")]
    public async Task A_file_can_be_as_large_as_the_maximum_of_its_type(string name, string kind)
    {
        await using var server = await Started.SandboxAsync(new SandboxOptions { MaximumFileSize = 50_000 });
        using var client = Client.SignedIn(server);

        var refused = await Upload.TryAsync(client, "upload.file", new byte[50_001], name);

        Assert.Equal(2, Client.Code(refused));
        Assert.Contains("50000", refused["api"]!.Text("message"), StringComparison.Ordinal);
        Assert.Equal(0, Client.Code(await Upload.TryAsync(client, "upload.file", new byte[50_000], name)));
        Assert.Equal("50000", (await client.CallAsync("account.getQuota"))["quota"]!["maxfilesize"]![kind]!.Text("bytes"));
    }

    [Fact]
    public async Task The_maximum_of_a_photo_is_lower_than_that_of_a_video()
    {
        await using var server = await Started.SandboxAsync();
        using var client = Client.SignedIn(server);
        var file = new byte[(100 * 1024 * 1024) + 1];

        Assert.Equal(2, Client.Code(await Upload.TryAsync(client, "upload.file", file, "x.jpg")));
        Assert.Equal(0, Client.Code(await Upload.TryAsync(client, "upload.file", file, "x.mp4")));
    }

    private static async Task<JsonNode> QuotaAsync(Client client) => (await client.CallAsync("account.getQuota"))["quota"]!["upload"]!;

    private static long Bytes(JsonNode quota, string amount) => long.Parse(quota[amount]!.Text("bytes"), CultureInfo.InvariantCulture);
}
