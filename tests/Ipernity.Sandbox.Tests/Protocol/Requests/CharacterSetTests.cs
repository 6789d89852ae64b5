using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Protocol.Requests;

/// <summary>Text that is not UTF-8 is recognized, and signed as it was sent.</summary>
public sealed class CharacterSetTests(SharedSandbox sandbox) : IClassFixture<SharedSandbox>
{
    private const string Text = "café 100 €";

    private static readonly Encoding Western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private SandboxServer Server => sandbox.Server;

    [Fact]
    public async Task In_an_address()
    {
        using var client = new Client(Server);
        using var response = await client.Http.GetAsync(
            new Uri($"api/test.echo?{Form(Western)}", UriKind.Relative), TestContext.Current.CancellationToken);
        await AssertEchoAsync(response);
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/x-www-form-urlencoded; charset=windows-1252")]
    [InlineData("application/x-www-form-urlencoded; charset=no-such-set")]
    public Task In_a_form(string type) => PostAsync(Encoding.ASCII.GetBytes(Form(Western)), type);

    [Fact]
    public Task In_a_form_with_unescaped_bytes() => PostAsync(
        Western.GetBytes($"api_key={Server.Options.ApiKey}&api_sig={Signature(Western)}&echo={Text}"), "application/x-www-form-urlencoded");

    [Fact]
    public Task In_the_character_set_that_the_form_names()
    {
        var greek = CodePagesEncodingProvider.Instance.GetEncoding("iso-8859-7")!;
        return PostAsync(
            Encoding.ASCII.GetBytes(Form(greek, "Αθήνα")), "application/x-www-form-urlencoded; charset=iso-8859-7", "Αθήνα");
    }

    [Fact]
    public async Task In_a_part_of_a_multipart_form()
    {
        using var client = new Client(Server);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(Server.Options.ApiKey), "api_key" },
            { new StringContent(Signature(Western)), "api_sig" },
            { new ByteArrayContent(Western.GetBytes(Text)), "echo" },
        };
        using var response = await client.Http.PostAsync(
            new Uri("api/test.echo", UriKind.Relative), form, TestContext.Current.CancellationToken);
        await AssertEchoAsync(response);
    }

    private async Task PostAsync(byte[] form, string type, string text = Text)
    {
        using var client = new Client(Server);
        using var content = new ByteArrayContent(form) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } };
        using var response = await client.Http.PostAsync(
            new Uri("api/test.echo", UriKind.Relative), content, TestContext.Current.CancellationToken);
        await AssertEchoAsync(response, text);
    }

    private static async Task AssertEchoAsync(HttpResponseMessage response, string text = Text) => Assert.Equal(
        text, JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!.Text("echo"));

    private string Form(Encoding encoding, string text = Text)
    {
        var escaped = string.Concat(encoding.GetBytes(text).Select(b => string.Create(CultureInfo.InvariantCulture, $"%{b:X2}")));
        return $"api_key={Server.Options.ApiKey}&api_sig={Signature(encoding, text)}&echo={escaped}";
    }

    // The parameters first, each name followed by the bytes of its value, then the method and the secret.
    private string Signature(Encoding encoding, string text = Text) => Convert.ToHexStringLower(MD5.HashData(
    [
        .. Encoding.ASCII.GetBytes($"api_key{Server.Options.ApiKey}echo"),
        .. encoding.GetBytes(text),
        .. Encoding.ASCII.GetBytes($"test.echo{Server.Options.ApiSecret}"),
    ]));
}
