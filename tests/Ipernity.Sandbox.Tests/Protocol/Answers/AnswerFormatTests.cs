using System.Text.Json.Nodes;
using System.Xml.Linq;
using Ipernity.Sandbox.Hosting;
using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Protocol.Answers;

public sealed class AnswerFormatTests(SharedSandbox sandbox) : IClassFixture<SharedSandbox>
{
    private const string Odd = "<b>\"quotes\" & 'apostrophes'</b> ü 🍋 日本\u0001\t\n\r]]>";

    private SandboxServer Server => sandbox.Server;

    [Theory]
    [InlineData("", "application/json")]
    [InlineData("/", "application/json")]
    [InlineData("/json", "application/json")]
    [InlineData("/xml", "text/xml")]
    [InlineData("/php", "text/plain")]
    public async Task Answers_declare_their_content_type_and_forbid_caching(string format, string mediaType)
    {
        using var client = new Client(Server);

        using var answer = await client.Http.GetAsync(
            new Uri($"api/test.hello{format}?api_key={Server.Options.ApiKey}", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(mediaType, answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("utf-8", answer.Content.Headers.ContentType.CharSet);
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task The_payload_precedes_the_status()
    {
        await using var server = await Started.SandboxAsync(new SandboxOptions { TimeProvider = new MovedClock() });
        using var client = new Client(server);

        var text = await client.TextAsync($"api/test.hello?api_key={server.Options.ApiKey}");

        Assert.Equal("""{"hello":"hello world!","api":{"status":"ok","at":"1741944413"}}""", text);
    }

    [Theory]
    [InlineData("json", """{"api":{"status":"error","code":"100","message":"API key missing"}}""")]
    [InlineData("xml", "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<api status=\"error\" code=\"100\" message=\"API key missing\"/>\n")]
    [InlineData("php", """a:1:{s:3:"api";a:3:{s:6:"status";s:5:"error";s:4:"code";s:3:"100";s:7:"message";s:15:"API key missing";}}""")]
    public async Task An_error_consists_of_its_status_only(string format, string expected)
    {
        using var client = new Client(Server);

        Assert.Equal(expected, await client.TextAsync($"api/test.hello/{format}"));
    }

    [Theory]
    [InlineData("json")]
    [InlineData("php")]
    public async Task Any_text_round_trips(string format) =>
        Assert.Equal(Odd, (await ReadAsync(format, "test.echo", ("echo", Odd))).Text("echo"));

    [Fact]
    public async Task Any_text_round_trips_in_XML_except_for_characters_that_XML_cannot_contain() =>
        Assert.Equal(Odd.Replace('\u0001', '\uFFFD'), (await ReadXmlAsync("test.echo", ("echo", Odd))).Element("echo")!.Value);

    [Fact]
    public async Task PHP_answers_have_the_same_structure_as_JSON()
    {
        var parameters = new (string, object)[] { ("doc_id", await FirstDocumentAsync()), ("extra", "tags,geo,notes") };

        var json = await ReadAsync("json", "doc.get", parameters);
        var php = await ReadAsync("php", "doc.get", parameters);

        Assert.Equal(json["doc"]!.ToJsonString(), php["doc"]!.ToJsonString());
    }

    [Fact]
    public async Task XML_answers_use_the_same_names_for_elements_and_attributes()
    {
        var parameters = new (string, object)[] { ("per_page", 3), ("extra", "dates,description") };

        var json = (await ReadAsync("json", "doc.getList", parameters))["docs"]!;
        var xml = (await ReadXmlAsync("doc.getList", parameters)).Element("docs")!;

        Assert.Equal(json.Text("total"), xml.Attribute("total")!.Value);
        Assert.Equal(json.Texts("doc", "doc_id"), xml.Elements("doc").Select(doc => doc.Attribute("doc_id")!.Value));
        Assert.Equal(json.Texts("doc", "title"), xml.Elements("doc").Select(doc => doc.Attribute("title")!.Value));
        Assert.Equal(
            json.Items("doc").Select(doc => doc["thumb"]!.Text("url")),
            xml.Elements("doc").Select(doc => doc.Element("thumb")!.Attribute("url")!.Value));
        Assert.Equal(
            json.Items("doc").Select(doc => doc.Text("description")),
            xml.Elements("doc").Select(doc => doc.Element("description")!.Value));
    }

    [Fact]
    public async Task An_element_with_text_and_attributes_becomes_an_object_with_content()
    {
        var parameter =
            (await ReadAsync("json", "api.methods.get", ("method", "test.echo")))["method"]!.Items("parameters").Single();

        Assert.Equal("echo", parameter.Text("name"));
        Assert.Equal("1", parameter.Text("required"));
        Assert.Equal("required", parameter.Text("content"));
    }

    [Fact]
    public async Task A_list_with_one_or_no_item_is_still_a_list()
    {
        Assert.Single((await ReadAsync("json", "doc.getList", ("per_page", 1)))["docs"]!["doc"]!.AsArray());
        Assert.Empty((await ReadAsync("json", "doc.getList", ("page", 99_999)))["docs"]!["doc"]!.AsArray());
        Assert.Empty((await ReadAsync("php", "doc.getList", ("page", 99_999)))["docs"]!["doc"]!.AsArray());
    }

    [Fact]
    public async Task Every_value_is_a_string()
    {
        foreach (var (method, parameters) in new (string, (string, object)[])[]
        {
            ("doc.get", [("doc_id", await FirstDocumentAsync()), ("extra", "tags,geo,notes,md5")]),
            ("album.getList", []), ("account.getQuota", []), ("user.get", []), ("api.methods.getList", []), ("auth.checkToken", []),
        })
        {
            AllText(await ReadAsync("json", method, parameters));
        }
    }

    private async Task<string> FirstDocumentAsync() =>
        (await ReadAsync("json", "doc.getList", ("per_page", 1)))["docs"]!.Texts("doc", "doc_id")[0];

    private async Task<JsonNode> ReadAsync(string format, string method, params (string Name, object Value)[] parameters)
    {
        var bytes = await BytesAsync(format, method, parameters);
        return format == "php" ? PhpReader.Read(bytes) : JsonNode.Parse(bytes)!;
    }

    private async Task<XElement> ReadXmlAsync(string method, params (string Name, object Value)[] parameters)
    {
        var root = XDocument.Load(new MemoryStream(await BytesAsync("xml", method, parameters)), LoadOptions.PreserveWhitespace).Root!;
        Assert.Equal("api", root.Name.LocalName);
        Assert.Equal("ok", root.Attribute("status")!.Value);
        return root;
    }

    private async Task<byte[]> BytesAsync(string format, string method, (string Name, object Value)[] parameters)
    {
        using var client = Client.SignedIn(Server);
        using var content = new FormUrlEncodedContent(client.Signed(method, parameters));
        using var response = await client.Http.PostAsync(
            new Uri($"api/{method}/{format}", UriKind.Relative), content, TestContext.Current.CancellationToken);
        return await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    private static void AllText(JsonNode node)
    {
        switch (node)
        {
            case JsonObject members:
                Assert.All(members, member => AllText(member.Value!));
                break;
            case JsonArray items:
                Assert.All(items, item => AllText(item!));
                break;
            default:
                Assert.Equal(System.Text.Json.JsonValueKind.String, node.GetValueKind());
                break;
        }
    }
}
