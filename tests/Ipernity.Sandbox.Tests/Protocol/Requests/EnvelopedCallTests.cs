using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Ipernity.Sandbox.Faults;
using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Protocol.Requests;

/// <summary>Calls by SOAP and XML-RPC.</summary>
public sealed class EnvelopedCallTests(SharedSandbox sandbox) : IClassFixture<SharedSandbox>
{
    private static readonly XNamespace Envelope = "http://www.w3.org/2003/05/soap-envelope";
    private static readonly XNamespace Ipernity = "urn:ipernity";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private SandboxServer Server => sandbox.Server;

    [Fact]
    public async Task Soap_is_answered_with_the_xml_answer_as_text()
    {
        var answer = await SendAsync("api/soap", Soap("test.echo", Signed("test.echo", ("echo", "<a> & é"))));

        Assert.Equal("application/soap+xml", answer.Type);
        var text = answer.Xml.Element(Envelope + "Body")!.Element(Ipernity + "ipernityResponse")!.Value;
        Assert.Equal("<a> & é", XElement.Parse(text).Element("echo")!.Value);
    }

    [Fact]
    public async Task Xml_rpc_is_answered_with_the_xml_answer_as_text()
    {
        var answer = await SendAsync("api/xmlrpc", XmlRpc("test.echo", Signed("test.echo", ("echo", "<a> & é"))));

        var text = answer.Xml.Element("params")!.Element("param")!.Element("value")!.Element("string")!.Value;
        Assert.Equal("<a> & é", XElement.Parse(text).Element("echo")!.Value);
    }

    [Fact]
    public async Task An_error_is_a_fault_with_its_code()
    {
        var call = Signed("doc.get", ("doc_id", "1"));
        var soap = (await SendAsync("api/soap", Soap("doc.get", call))).Xml.Element(Envelope + "Body")!.Element(Envelope + "Fault")!;
        var rpc = (await SendAsync("api/xmlrpc", XmlRpc("doc.get", call))).Xml.Element("fault")!.Descendants("member").ToArray();

        Assert.Equal("ipernity.error.1", soap.Element("faultcode")!.Value);
        Assert.Equal(soap.Element("faultstring")!.Value, rpc[1].Element("value")!.Value);
        Assert.Equal(("faultCode", "1"), (rpc[0].Element("name")!.Value, rpc[0].Element("value")!.Value));
    }

    [Theory]
    [InlineData("api/soap/json")]
    [InlineData("api/xmlrpc/json")]
    public async Task The_answer_can_have_another_format(string address)
    {
        var call = Signed("test.echo", ("echo", "1"));
        var answer = await SendAsync(address, Body(address, "test.echo", call));
        Assert.Equal("1", JsonNode.Parse(answer.Text)!["echo"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("api/soap")]
    [InlineData("api/xmlrpc")]
    public async Task A_change_of_data_is_allowed_and_signed(string address)
    {
        using var client = Client.SignedIn(Server);
        var id = (await client.CallAsync("doc.getList"))["docs"]!["doc"]!.AsArray()[0]!.Text("doc_id");
        var title = $"By {address}";
        var call = client.Signed("doc.set", ("doc_id", id), ("title", title));
        await SendAsync(address, Body(address, "doc.set", call));
        Assert.Equal(title, (await client.CallAsync("doc.get", ("doc_id", id)))["doc"]!.Text("title"));

        call["title"] = "Not what was signed";
        var refused = await SendAsync(address, Body(address, "doc.set", call));
        Assert.Contains("105", refused.Text, StringComparison.Ordinal);
        Assert.Equal(title, (await client.CallAsync("doc.get", ("doc_id", id)))["doc"]!.Text("title"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no xml")]
    [InlineData("<Envelope><Body><other/></Body></Envelope>")]
    [InlineData("<Envelope><Body><ipernityRequest><a>1</a></ipernityRequest></Body></Envelope>")]
    [InlineData("<Envelope><Body><ipernityRequest><method>a</method><b><c/></b></ipernityRequest></Body></Envelope>")]
    [InlineData("<!DOCTYPE a [<!ENTITY b 'c'>]><Envelope>&b;</Envelope>")]
    public async Task What_is_no_call_by_soap_has_error_121(string body) =>
        Assert.Equal("121", JsonNode.Parse((await SendAsync("api/soap/json", body)).Text)!["api"]!.Text("code"));

    [Theory]
    [InlineData("")]
    [InlineData("<methodCall><params/></methodCall>")]
    [InlineData("<other><methodName>a</methodName></other>")]
    [InlineData("<methodCall><methodName>a</methodName><params><param><value/></param><param><value/></param></params></methodCall>")]
    public async Task What_is_no_call_by_xml_rpc_has_error_122(string body) =>
        Assert.Equal("122", JsonNode.Parse((await SendAsync("api/xmlrpc/json", body)).Text)!["api"]!.Text("code"));

    [Fact]
    public async Task A_fault_of_the_method_applies()
    {
        Server.AddFault(new Fault(FaultKind.ApiError) { Method = "test.echo", Code = 501 });
        var answer = await SendAsync("api/soap", Soap("test.echo", Signed("test.echo")));
        Assert.Contains("ipernity.error.501", answer.Text, StringComparison.Ordinal);
    }

    private Dictionary<string, string> Signed(string method, params (string Name, object Value)[] parameters)
    {
        using var client = new Client(Server);
        return client.Signed(method, parameters);
    }

    private static string Body(string address, string method, Dictionary<string, string> parameters) =>
        address.Contains("soap", StringComparison.Ordinal) ? Soap(method, parameters) : XmlRpc(method, parameters);

    private static string Soap(string method, Dictionary<string, string> parameters) => new XElement(Envelope + "Envelope",
        new XElement(Envelope + "Body", new XElement(Ipernity + "ipernityRequest",
            new XElement("method", method),
            parameters.Select(static one => new XElement(one.Key, one.Value))))).ToString();

    private static string XmlRpc(string method, Dictionary<string, string> parameters) => new XElement("methodCall",
        new XElement("methodName", method),
        new XElement("params", new XElement("param", new XElement("value", new XElement("struct", parameters.Select(
            static one => new XElement("member",
                new XElement("name", one.Key),
                new XElement("value", new XElement("string", one.Value))))))))).ToString();

    private async Task<(string Text, string? Type, XElement Xml)> SendAsync(string address, string body)
    {
        using var client = new Client(Server);
        using var content = new StringContent(body, Encoding.UTF8, "text/xml");
        using var response = await client.Http.PostAsync(new Uri(address, UriKind.Relative), content, Stop);
        var text = await response.Content.ReadAsStringAsync(Stop);
        return (text, response.Content.Headers.ContentType?.MediaType, text[0] == '<' ? XElement.Parse(text) : new XElement("none"));
    }
}
