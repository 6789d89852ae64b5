using System.Text.Json.Nodes;
using Ipernity.Sandbox.Hosting;
using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Community.Demo;

public sealed class DemoLibraryTests
{
    [Fact]
    public async Task Two_sandboxes_have_the_same_documents() => Assert.Equal(await EverythingAsync(300), await EverythingAsync(300));

    [Fact]
    public async Task The_first_documents_do_not_depend_on_the_number_of_documents() =>
        Assert.Equal((await DocumentsAsync(300)).Take(100).Select(Text), (await DocumentsAsync(5_000)).Take(100).Select(Text));

    [Fact]
    public async Task The_demo_documents_cover_all_cases()
    {
        var documents = await DocumentsAsync(300);

        Assert.Equal(300, documents.Count);
        Assert.Equal(300, documents.Select(document => document.Text("title")).Distinct().Count());
        Assert.Equal(
            ["audio", "other", "photo", "video"],
            documents.Select(document => document.Text("media")).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(
            ["0", "1", "2", "3", "4"],
            documents.Select(document => document["visibility"]!.Text("share")).Distinct().Order(StringComparer.Ordinal));
        Assert.True(documents.Select(document => document.Text("license")).Distinct().Count() > 5);
        Assert.Contains(documents, document => document.Text("title").Any(character => character > 0x3000));
        Assert.Contains(documents, document => document["tags"]!.Items("tag").Count > 1);
        Assert.True(documents.Select(document => document["dates"]!.Text("created")[..4]).Distinct().Count() > 1);
    }

    [Fact]
    public async Task Demo_members_visit_fave_and_comment_each_others_items()
    {
        await using var server = await Started.SandboxAsync();
        using var client = Client.SignedIn(server);
        using var guest = Client.AsGuest(server);
        var counts = (await client.CallAsync("doc.getList", ("per_page", 100), ("extra", "count")))["docs"]!
            .Items("doc")
            .Select(doc => doc["count"]!)
            .ToList();

        foreach (var name in new[] { "visits", "faves", "comments", "notes", "albums", "tags" })
            Assert.Contains(counts, count => count.Number(name) > 0);
        Assert.NotEmpty((await client.CallAsync("faves.docs.getList", ("user_id", "ada")))["docs"]!.Items("doc"));
        Assert.NotEmpty((await guest.CallAsync("faves.docs.getList", ("user_id", "noor")))["docs"]!.Items("doc"));
        Assert.NotEmpty((await guest.CallAsync("faves.albums.getList", ("user_id", "noor")))["albums"]!.Items("album"));
        var folders = (await client.CallAsync("folder.getList"))["folders"]!.Items("folder");
        Assert.NotEmpty(folders);
        Assert.All(folders, folder => Assert.True(folder["count"]!.Number("albums") > 1));
    }

    [Fact]
    public async Task Demo_members_touch_only_items_that_they_can_see()
    {
        await using var server = await Started.SandboxAsync();
        using var client = Client.SignedIn(server);

        var hidden = (await client.CallAsync("doc.getList", ("per_page", 100), ("share", 0), ("extra", "count")))["docs"]!.Items("doc");

        Assert.All(
            hidden,
            doc => Assert.Equal(
                ("0", "0", "0"), (doc["count"]!.Text("faves"), doc["count"]!.Text("comments"), doc["count"]!.Text("notes"))));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(10_000)]
    public async Task The_number_of_documents_can_be_chosen(int count)
    {
        await using var server = await Started.SandboxAsync(new SandboxOptions { Documents = count });
        using var client = Client.SignedIn(server);

        Assert.Equal(count, (await client.CallAsync("doc.getList"))["docs"]!.Number("total"));
    }

    private static string Text(JsonNode node) => node.ToJsonString();

    private static async Task<string> EverythingAsync(int count)
    {
        await using var server = await Started.SandboxAsync(new SandboxOptions { Documents = count });
        using var client = Client.SignedIn(server);
        var text = string.Concat(
            (await DocumentsAsync(server, client)).Select(Text)) + (await client.CallAsync("album.getList"))["albums"]!.ToJsonString();
        return text.Replace(server.Address.AbsoluteUri, "", StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<JsonNode>> DocumentsAsync(int count)
    {
        await using var server = await Started.SandboxAsync(new SandboxOptions { Documents = count });
        using var client = Client.SignedIn(server);
        return await DocumentsAsync(server, client);
    }

    private static async Task<IReadOnlyList<JsonNode>> DocumentsAsync(SandboxServer server, Client client)
    {
        var documents = new List<JsonNode>();
        for (var page = 1; page <= 3; page++)
        {
            var answer = await client.CallAsync(
                "doc.getList", ("per_page", 100), ("page", page), ("extra", "dates,tags,geo,visibility,count"));
            foreach (var document in answer["docs"]!.Items("doc"))
            {
                document["thumb"]!["url"] = document["thumb"]!.Text("url").Replace(
                    server.Address.AbsoluteUri, "", StringComparison.Ordinal);
                documents.Add(document);
            }
        }
        return documents;
    }
}
