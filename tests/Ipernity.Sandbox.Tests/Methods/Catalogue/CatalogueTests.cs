using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Methods.Catalogue;

public sealed class CatalogueTests(SharedSandbox sandbox) : IClassFixture<SharedSandbox>
{
    private SandboxServer Server => sandbox.Server;

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
        Assert.Equal(
            ("1", "1", "1"),
            (method["authentication"]!.Text("sign"), method["authentication"]!.Text("token"), method["authentication"]!.Text("post")));
        Assert.Equal("write", method["permissions"]!.Text("doc"));
        Assert.Equal(["doc_id", "keywords", "members"], method.Texts("parameters", "name"));
        Assert.Equal(["1", "0", "0"], method.Texts("parameters", "required"));
        Assert.Equal("tags(added,dropped){tag*(type,id,user_id,tag)}", method.Text("response"));
        Assert.NotEmpty(method["errors"]!.Items("error"));
    }

    [Fact]
    public async Task The_description_of_an_unknown_method_is_an_error()
    {
        using var client = new Client(Server);

        Assert.Equal(1, await client.CodeAsync("api.methods.get"));
        Assert.Equal(1, await client.CodeAsync("api.methods.get", ("method", "doc.fly")));
    }
}
