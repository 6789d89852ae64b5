using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Methods.Accounts;

public sealed class AccountTests(SharedSandbox sandbox) : IClassFixture<SharedSandbox>
{
    private SandboxServer Server => sandbox.Server;

    [Fact]
    public async Task The_parts_of_a_quota_add_up()
    {
        using var client = Client.SignedIn(Server);

        var quota = (await client.CallAsync("account.getQuota"))["quota"]!;

        Assert.Equal("130001", quota.Text("user_id"));
        var upload = quota["upload"]!;
        Assert.Equal(long.Parse(upload["max"]!.Text("bytes"), System.Globalization.CultureInfo.InvariantCulture),
            upload["used"]!.Number("bytes") + long.Parse(upload["left"]!.Text("bytes"), System.Globalization.CultureInfo.InvariantCulture));
        Assert.True(quota["maxfilesize"]!["photo"]!.Number("mb") > 0);
        Assert.Equal(12, quota["albums"]!.Number("created"));
        Assert.Equal(quota["albums"]!.Number("max"), quota["albums"]!.Number("created") + quota["albums"]!.Number("left"));
    }

    [Fact]
    public async Task user_get_returns_the_caller_unless_a_user_is_named()
    {
        using var client = Client.SignedIn(Server);

        Assert.Equal("ada", (await client.CallAsync("user.get"))["user"]!.Text("username"));
        Assert.Equal("noor", (await client.CallAsync("user.get", ("user_id", "130002")))["user"]!.Text("username"));
        Assert.Equal("130001", (await client.CallAsync("user.get", ("user_id", "ada")))["user"]!.Text("user_id"));
        Assert.Equal(2, await client.CodeAsync("user.get", ("user_id", "nobody")));
    }

    [Fact]
    public async Task user_get_returns_the_relation_to_the_caller()
    {
        using var client = Client.SignedIn(Server);

        var relation = (await client.CallAsync("user.get", ("user_id", "noor")))["user"]!["relation"]!;

        Assert.Equal(("1", "1", "0", "1"), (relation.Text("isfriend"), relation.Text("iscontact"), relation.Text("isfamily"), relation.Text("revfriend")));
    }

    [Fact]
    public async Task The_demo_members_are_returned_with_their_data()
    {
        Assert.Equal(
            ("130001", "ada", "Ada Demo"), (Server.Members.Demo.UserId, Server.Members.Demo.UserName, Server.Members.Demo.RealName));
        using var guest = Client.AsGuest(Server);
        Assert.Equal(Server.Members.Guest.RealName, (await guest.CallAsync("user.get"))["user"]!.Text("realname"));
    }

    [Fact]
    public async Task The_catalogue_lists_every_method_except_the_one_the_service_does_not_know()
    {
        using var client = new Client(Server);

        var methods = (await client.CallAsync("api.methods.getList"))["methods"]!.Texts("method", "name");

        Assert.Equal(101, methods.Count);
        Assert.Contains("test.echo", methods);
        Assert.DoesNotContain("doc.albums.add", methods);
    }

    [Fact]
    public async Task The_description_of_a_method_includes_its_requirements()
    {
        using var client = new Client(Server);

        var method = (await client.CallAsync("api.methods.get", ("method", "doc.tags.add")))["method"]!;

        Assert.Equal("doc.tags.add", method.Text("name"));
        Assert.Equal("doc", method.Text("service"));
        Assert.Equal(("1", "1", "1"), (method["authentication"]!.Text("sign"), method["authentication"]!.Text("token"), method["authentication"]!.Text("post")));
        Assert.Equal("write", method["permissions"]!.Text("doc"));
        Assert.Equal(["doc_id", "keywords", "members"], method["parameters"]!.Texts("param", "name"));
        Assert.Equal(["1", "0", "0"], method["parameters"]!.Texts("param", "required"));
        Assert.Equal("tags(added,dropped){tag*(type,id,user_id,tag)}", method.Text("response"));
        Assert.NotEmpty(method["errors"]!.Items("error"));
    }

    [Fact]
    public async Task The_description_of_an_unknown_method_is_an_error()
    {
        using var client = new Client(Server);

        Assert.Equal(1, await client.CodeAsync("api.methods.get"));
        Assert.Equal(2, await client.CodeAsync("api.methods.get", ("method", "doc.fly")));
    }

    [Fact]
    public async Task test_hello_is_answered()
    {
        using var client = new Client(Server);

        Assert.Equal("hello world!", (await client.CallAsync("test.hello")).Text("hello"));
    }
}
