using Ipernity.Sandbox.Hosting;
using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Community.Demo;

/// <summary>The demo groups, networks and posts.</summary>
public sealed class DemoCommunityTests
{
    [Fact]
    public async Task Two_sandboxes_have_the_same_groups_and_posts() => Assert.Equal(await EverythingAsync(), await EverythingAsync());

    [Fact]
    public async Task Reading_all_pages_of_a_group_returns_each_document_once()
    {
        await using var server = await Started.SandboxAsync();
        using var client = Client.SignedIn(server);
        var met = new List<string>();
        for (var page = 1; page <= 10; page++)
            met.AddRange(
                (await client.CallAsync(
                    "group.docs.getList", ("group_id", "harbours"), ("per_page", 10),
                    ("page", page)))["group"]!["docs"]!.Texts("doc", "doc_id"));

        Assert.True(met.Count > 20);
        Assert.Equal(met.Distinct(), met);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Groups_and_posts_do_not_depend_on_the_number_of_documents(int documents)
    {
        await using var server = await Started.SandboxAsync(new SandboxOptions { Documents = documents });
        using var client = Client.SignedIn(server, "doc=read", "post=read");

        Assert.Equal("5", (await client.CallAsync("group.getList"))["groups"]!.Text("total"));
        Assert.Equal("24", (await client.CallAsync("post.getList", ("extra", "embed")))["posts"]!.Text("total"));
    }

    [Fact]
    public async Task The_demo_groups_and_posts_cover_all_cases()
    {
        await using var server = await Started.SandboxAsync();
        using var client = Client.SignedIn(server, "doc=read", "blog=read", "post=read");
        var posts = (await client.CallAsync("post.getList", ("per_page", 100)))["posts"]!.Items("post");
        var withComments = posts.First(post => post["count"]!.Number("comments") > 1).Text("post_id");

        Assert.Equal(
            ["0", "1", "2", "3", "4"], posts.Select(post => post["visibility"]!.Text("share")).Distinct().Order(StringComparer.Ordinal));
        Assert.Contains(posts, post => post["count"]!.Number("faves") > 0);
        Assert.Contains(
            (await client.CallAsync("post.comments.getList", ("post_id", withComments)))["comments"]!.Items("comment"),
            comment => comment.Text("parent_id").Length > 0);
    }

    private static async Task<string> EverythingAsync()
    {
        await using var server = await Started.SandboxAsync();
        using var client = Client.SignedIn(server, "doc=read", "blog=read", "post=read", "network=read");
        var text = "";
        string[] methods =
        [
            "group.getList", "group.search", "network.getList", "network.docs.getRecent", "post.getList", "post.search",
            "explore.docs.getPopular",
        ];
        foreach (var method in methods)
            text += (await client.CallAsync(method, ("per_page", 100), ("extra", "content,tags")))["api"]!
                .Parent!
                .ToJsonString()
                .Split("\"api\"")[0];
        return text.Replace(server.Address.AbsoluteUri, "", StringComparison.Ordinal);
    }
}
