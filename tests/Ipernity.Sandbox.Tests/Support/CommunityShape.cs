namespace Ipernity.Sandbox.Tests.Support;

/// <summary>The parameters that make answers about groups, networks, tags and posts as complete as possible.</summary>
internal static class CommunityShape
{
    public static async Task<List<(string, object)>> ParametersAsync(Client client, string method)
    {
        switch (method)
        {
            case "group.get" or "group.docs.getList":
                return [("group_id", "harbours")];
            case "group.docs.add" or "group.docs.remove" or "group.docs.getContext":
                var documents =
                    (await client.CallAsync("group.docs.getList", ("group_id", "harbours"), ("user_id", "ada")))["group"]!["docs"]!
                    .Texts("doc", "doc_id");
                return [("group_id", "harbours"), ("doc_id", documents[2])];
            case "network.autocomplete":
                return [("query", "n")];
            case "post.set":
                return [("title", "Test"), ("content", "x")];
            case "tags.docs.getList":
                var tags =
                    (await client.CallAsync("tags.user.getPopular", ("user_id", "ada"), ("type", "keyword")))["tags"]!.Texts("tag", "id");
                return [("type", "keyword"), ("id", tags[0]), ("user_id", "ada"), ("extra", "dates,original")];
            case "tags.user.getList" or "tags.user.getPopular":
                return [("user_id", "ada"), ("type", "keyword")];
            default:
                return method.StartsWith("post.", StringComparison.Ordinal) ? await PostParametersAsync(client, method) : [];
        }
    }

    private static async Task<List<(string, object)>> PostParametersAsync(Client client, string method)
    {
        if (method is "post.getList" or "post.search")
            return [];
        var post = (await client.CallAsync("post.getList", ("per_page", 5)))["posts"]!
            .Items("post")
            .First(post => post["count"]!.Number("faves") > 0)
            .Text("post_id");
        if (!method.StartsWith("post.comments.", StringComparison.Ordinal))
            return [("post_id", post), ("extra", "tags,embed")];
        if (method is "post.comments.add" or "post.comments.getList")
            return [("post_id", post), ("content", "Nice.")];
        var comment =
            (await client.CallAsync("post.comments.add", ("post_id", post), ("content", "First.")))["comment"]!.Text("comment_id");
        var reply =
            (await client.CallAsync("post.comments.reply", ("comment_id", comment), ("content", "Second.")))["comment"]!.Text("comment_id");
        return [("comment_id", reply), ("content", "Third.")];
    }
}
