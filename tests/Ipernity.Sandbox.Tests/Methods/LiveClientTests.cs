using System.Text.Json.Nodes;
using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Methods;

/// <summary>What clients of the live service read in answers.</summary>
public sealed class LiveClientTests(SharedSandbox sandbox) : IClassFixture<SharedSandbox>
{
    private static readonly string[] MethodFields = ["name", "service", "modified_at", "authentication", "permissions", "title", "about"];

    private SandboxServer Server => sandbox.Server;

    [Theory]
    [InlineData("doc.get", 1, "doc_id=1")]
    [InlineData("doc.getList", 1, "user_id=nobody")]
    [InlineData("group.docs.getList", 1, "group_id=1")]
    [InlineData("group.docs.getList", 2, "group_id=harbours&user_id=nobody")]
    [InlineData("album.get", 1, "album_id=1")]
    [InlineData("album.create", 1, "")]
    [InlineData("album.create", 2, "title=x&cover_id=1")]
    [InlineData("doc.setPerms", 1, "doc_id=1&share=4")]
    [InlineData("folder.get", 1, "folder_id=1")]
    [InlineData("user.get", 1, "user_id=nobody")]
    [InlineData("post.get", 1, "post_id=1")]
    [InlineData("network.autocomplete", 1, "")]
    [InlineData("auth.getToken", 1, "")]
    [InlineData("auth.getToken", 2, "frob=1-2")]
    [InlineData("faves.docs.getList", 1, "owner_id=nobody")]
    public async Task Each_method_has_its_documented_error_codes(string method, int code, string parameters)
    {
        using var client = Client.SignedIn(Server, "doc=delete", "post=delete", "blog=delete", "network=read", "profile=read");
        var fields = parameters.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(field => field.Split('='));

        Assert.Equal(code, await client.CodeAsync(method, [.. fields.Select(field => (field[0], (object)field[1]))]));
    }

    [Fact]
    public async Task An_upload_without_a_file_is_error_1()
    {
        using var client = Client.SignedIn(Server);

        Assert.Equal(1, await client.CodeAsync("upload.file"));
        Assert.Equal(1, Client.Code(await Upload.TryAsync(client, "upload.file", [], "x.jpg")));
    }

    [Fact]
    public async Task The_list_of_methods_needs_no_key()
    {
        using var client = new Client(Server);

        var methods = JsonNode.Parse(await client.TextAsync("api/api.methods.getList"))!["methods"]!.Items("method");

        Assert.Equal(101, methods.Count);
        Assert.All(methods, method => Assert.All(
            MethodFields,
            field => Assert.NotNull(method[field])));
        Assert.Empty(Assert.IsType<JsonArray>(methods.First(method => method.Text("name") == "test.hello")["permissions"]));
    }

    [Fact]
    public async Task The_description_of_a_method_has_its_own_errors_and_a_list_of_parameters()
    {
        using var client = new Client(Server);

        var method = (await client.CallAsync("api.methods.get", ("method", "doc.tags.add")))["method"]!;

        Assert.Equal(["doc_id", "keywords", "members"], Assert.IsType<JsonArray>(method["parameters"]).Select(item => item!.Text("name")));
        Assert.Equal(["1", "2", "3"], method["errors"]!.Texts("error", "code"));
        Assert.Contains("keywords", method["errors"]!.Items("error")[1].Text("message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_XML_the_parameters_of_a_method_are_param_elements()
    {
        using var client = new Client(Server);

        var xml = await client.TextAsync($"api/api.methods.get/xml?method=test.echo&api_key={Server.Options.ApiKey}");

        Assert.Contains("<parameters><param name=\"echo\" required=\"1\">", xml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_on_a_person_needs_no_content_and_has_the_members_name()
    {
        using var client = Client.SignedIn(Server);
        var document = (await client.CallAsync("doc.getList", ("media", "photo")))["docs"]!.Texts("doc", "doc_id")[0];
        (string, object)[] area = [("x", 1), ("y", 1), ("w", 9), ("h", 9)];

        var note = (await client.CallAsync("doc.notes.add", [("doc_id", document), ("member_id", "130002"), .. area]))["note"]!;

        Assert.Equal(("130002", "noor"), (note.Text("member_id"), note.Text("membername")));
        Assert.Equal(2, await client.CodeAsync("doc.notes.add", [("doc_id", document), .. area]));
        Assert.Equal(3, await client.CodeAsync("doc.notes.add", [("doc_id", document), ("member_id", "1"), .. area]));
        Assert.Equal(4, await client.CodeAsync("doc.notes.add", ("doc_id", document), ("content", "x"), ("x", "left")));
    }

    [Theory]
    [InlineData(null, "75x")]
    [InlineData("1600", "1600")]
    [InlineData("2048", "2048")]
    [InlineData("99", "75x")]
    public async Task Thumbnails_are_75x_by_default_and_up_to_2048(string? asked, string label)
    {
        using var client = Client.SignedIn(Server);

        var docs = (await client.CallAsync("doc.getList", asked is null ? [] : [("thumbsize", asked)]))["docs"]!;

        Assert.All(docs.Items("doc"), doc => Assert.Equal(label, doc["thumb"]!.Text("label")));
    }

    [Fact]
    public async Task Owners_have_alias_icon_and_is_pro()
    {
        using var client = Client.SignedIn(Server);
        var document = (await client.CallAsync("doc.getList"))["docs"]!.Texts("doc", "doc_id")[0];

        var doc = (await client.CallAsync("doc.get", ("doc_id", document)))["doc"]!;

        Assert.Equal(("ada", "1"), (doc["owner"]!.Text("alias"), doc["owner"]!.Text("is_pro")));
        Assert.StartsWith(Server.Address.AbsoluteUri, doc["owner"]!.Text("icon"), StringComparison.Ordinal);
        Assert.NotEqual("", doc["can"]!.Text("share"));
        Assert.NotEqual("", doc["dates"]!.Text("last_comment_at"));
        Assert.NotEqual("", doc["dates"]!.Text("last_update_at"));
    }

    [Fact]
    public async Task Users_have_the_date_they_were_last_online_and_tokens_a_language()
    {
        using var client = Client.SignedIn(Server);

        Assert.True((await client.CallAsync("user.get"))["user"]!["dates"]!.Number("last_online") > 0);
        Assert.Equal("en", (await client.CallAsync("auth.checkToken"))["auth"]!["user"]!.Text("lg"));
    }

    [Theory]
    [InlineData("ada")]
    [InlineData("noor")]
    [InlineData("marek")]
    [InlineData("yuki")]
    [InlineData("ines")]
    [InlineData("tomasz")]
    public async Task The_first_group_of_each_member_has_a_plain_name_and_takes_photos(string user)
    {
        using var client = new Client(Server);

        var first = (await client.CallAsync("group.getList", ("user_id", user)))["groups"]!.Items("group")[0];

        Assert.All(first.Text("title"), character => Assert.True(char.IsAsciiLetter(character) || character == ' '));
        var group = (await client.CallAsync("group.get", ("group_id", first.Text("group_id"))))["group"]!;
        Assert.Equal("1", group["can"]!.Text("accept_photo"));
    }
}
