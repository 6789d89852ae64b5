using Ipernity.Api.Methods;
using Ipernity.Auth.Errors;

namespace Ipernity.Api.Tests.Methods;

public sealed class MethodDescriptionTests
{
    private const string Documented = """
        {"name":"doc.get","service":"doc","authentication":{"token":"1","sign":1,"post":true},"title":"Gets a document",
         "parameters":{"param":[{"name":"doc_id","required":"1","text":"Which one"},{"name":"new_one","required":0}]},
         "response":"<doc/>",
         "errors":{"error":[{"code":"2","message":"Not found","label":"notfound","text":"It is gone"},{"code":3,"label":"Private"}]}}
        """;

    [Fact]
    public async Task The_service_is_asked_by_name_without_a_token()
    {
        await using var server = Answering(Documented);
        await AskAsync(server, "doc.get");
        var body = server.Requests.Single().Split("\r\n\r\n")[1];
        Assert.StartsWith("POST /api/api.methods.get/", server.Requests.Single(), StringComparison.Ordinal);
        Assert.Contains("method=doc.get", body.Split('&'));
        Assert.DoesNotContain("auth_token", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_call_needs_may_come_as_text_number_or_flag()
    {
        var description = await ReadAsync(Documented);
        Assert.Equal((true, true, true), (description.NeedsToken, description.NeedsSignature, description.ChangesData));
        description = await ReadAsync("""{"name":"doc.get","authentication":{"token":"0","sign":0,"post":false}}""");
        Assert.Equal((false, false, false), (description.NeedsToken, description.NeedsSignature, description.ChangesData));
    }

    [Fact]
    public async Task Parameters_are_the_services_and_then_those_of_the_catalogue_that_it_leaves_out()
    {
        var description = await ReadAsync(Documented);
        Assert.Equal(["doc_id", "[new_one]", "[extra]"], description.Parameters.Select(parameter => parameter.ToString()));
        Assert.Equal(["Which one", "", "More details to return."], description.Parameters.Select(parameter => parameter.Description));
    }

    [Fact]
    public async Task Sizes_of_pages_are_the_catalogues()
    {
        var description = await ReadAsync(
            """{"name":"doc.getList","parameters":{"param":{"name":"per_page","content":"How many"}}}""",
            "doc.getList"
        );
        var size = description.Parameters.Single(parameter => parameter.Name == "per_page");
        Assert.Equal((20, 100, "How many"), (size.DefaultSize, size.MaximumSize, size.Description));
    }

    [Fact]
    public async Task Errors_have_a_code_a_message_and_a_description()
    {
        var errors = (await ReadAsync(Documented)).Errors;
        Assert.Equal(
            [(2, "Not found", "It is gone"), (3, "Private", "")],
            errors.Select(error => (error.Code, error.Message, error.Description))
        );
    }

    [Fact]
    public async Task A_list_of_one_may_be_a_bare_object()
    {
        var description = await ReadAsync(
            """{"name":"x.y","parameters":{"param":{"name":"a","required":"1"}},"errors":{"error":{"code":"1","message":"m"}}}""",
            "x.y"
        );
        Assert.Equal("a", Assert.Single(description.Parameters).ToString());
        Assert.Equal("1: m", Assert.Single(description.Errors).ToString());
    }

    [Theory]
    [InlineData("""{"title":"plain","response":"r"}""")]
    [InlineData("""{"title":{"text":"plain"},"response":{"content":"r"}}""")]
    [InlineData("""{"title":["plain"],"response":{"#text":"r"}}""")]
    public async Task Texts_may_be_plain_or_an_objects_member(string method)
    {
        var description = await ReadAsync(method);
        Assert.Equal(("plain", "r"), (description.Title, description.Response));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"title":null,"parameters":[],"errors":"","authentication":[]}""")]
    [InlineData("""{"parameters":{"param":[]},"errors":{"error":[]},"authentication":{"token":""}}""")]
    [InlineData("""{"parameters":{"param":[null,{}]},"errors":{"error":null}}""")]
    public async Task Where_the_service_says_nothing_the_catalogue_does(string method)
    {
        var description = await ReadAsync(method, "doc.set");
        Assert.Equal(
            ("doc.set", "", true, true, true),
            (description.Name, description.Title, description.NeedsSignature, description.NeedsToken, description.ChangesData)
        );
        Assert.Equal(MethodCatalogue.Find("doc.set")!.Parameters.Select(Text), description.Parameters.Select(Text));
        Assert.Equal("doc=write", description.Permissions.ToString());
        Assert.Equal(MethodCatalogue.Find("doc.set")!.Errors, description.Errors);

        static string Text(MethodParameter parameter) => $"{parameter}: {parameter.Description}";
    }

    [Fact]
    public async Task A_method_that_the_catalogue_lacks_is_described_all_the_same()
    {
        var description = await ReadAsync(
            """{"name":"new.method","title":"New","permissions":{"blog":"write"},"authentication":{"post":"1"}}""",
            "new.method"
        );
        Assert.Equal(
            ("new.method", true, false, "blog=write"),
            (description.Name, description.ChangesData, description.NeedsToken, description.Permissions.ToString())
        );
        Assert.Empty(description.Parameters);
    }

    [Fact]
    public async Task An_answer_without_a_method_is_an_error()
    {
        await using var server = RawServer.Answering("""{"api":{"status":"ok"}}""");
        var failure = await Assert.ThrowsAsync<IpernityTransportException>(() => AskAsync(server, "doc.get"));
        Assert.Equal("InvalidAnswer", failure.ErrorId);
        Assert.Contains("does not describe doc.get", failure.Message, StringComparison.Ordinal);
    }

    private static async Task<MethodDescription> ReadAsync(string method, string name = "doc.get")
    {
        await using var server = Answering(method);
        return await AskAsync(server, name);
    }

    private static RawServer Answering(string method) => RawServer.Answering("""{"method":""" + method + ""","api":{"status":"ok"}}""");

    private static async Task<MethodDescription> AskAsync(RawServer server, string name)
    {
        using var client = ClientSetup.ClientOf(server);
        return await MethodDescription.AskAsync(client, name, cancellationToken: TestContext.Current.CancellationToken);
    }
}
