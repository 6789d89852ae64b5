using System.Collections.Specialized;
using System.Xml;
using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Answers;

/// <summary>The formats of an answer.</summary>
public sealed class AnswerFormTests
{
    private const string Id = ",Ipernity.PowerShell.Commands.InvokeIpernityApiCommand";

    [Fact]
    public async Task Raw_returns_the_received_text()
    {
        await using var session = await SandboxSession.ConnectAsync();
        Assert.Matches(
            """^\{"echo":"é","api":\{"status":"ok","at":"\d+"\}\}$""",
            session.Shell.Run("Invoke-IpernityApi test.echo @{ echo = 'é' } -Raw").As<string>());
    }

    [Fact]
    public async Task Xml_is_a_document()
    {
        await using var session = await SandboxSession.ConnectAsync();
        var document = session.Shell.Run("Invoke-IpernityApi test.echo @{ echo = 'x' } -Format Xml").As<XmlDocument>();
        Assert.Equal("x", document.SelectSingleNode("/api/echo")!.InnerText);
        Assert.Equal("ok", document.DocumentElement!.GetAttribute("status"));
    }

    [Fact]
    public async Task Raw_xml_is_its_text()
    {
        await using var session = await SandboxSession.ConnectAsync();
        Assert.StartsWith(
            "<?xml", session.Shell.Run("Invoke-IpernityApi test.hello -Format Xml -Raw").As<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Php_is_text()
    {
        await using var session = await SandboxSession.ConnectAsync();
        Assert.StartsWith(
            "a:2:{s:5:\"hello\";s:12:\"hello world!\";",
            session.Shell.Run("Invoke-IpernityApi test.hello -Format Php").As<string>(),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Xml")]
    [InlineData("Php")]
    public async Task An_error_is_an_error_in_every_format(string format)
    {
        await using var session = await SandboxSession.ConnectAsync("doc=read");
        Assert.Equal(
            "MethodError1" + Id, session.Shell.Run($"Invoke-IpernityApi doc.get @{{ doc_id = '' }} -Force -Format {format}").ErrorId);
    }

    [Fact]
    public async Task Tables_keep_the_services_order()
    {
        await using var session = await SandboxSession.ConnectAsync("doc=read");
        var answer = session.Shell.Run("Invoke-IpernityApi doc.getList @{ per_page = 1 } -AsHashtable").As<OrderedDictionary>();
        var list = Assert.IsType<OrderedDictionary>(answer["docs"]);
        Assert.Equal(["total", "per_page", "page", "pages", "doc"], list.Keys.Cast<string>());
    }

    [Fact]
    public async Task Items_of_a_list_can_be_tables()
    {
        await using var session = await SandboxSession.ConnectAsync("doc=read");
        Assert.IsType<OrderedDictionary>(
            session.Shell.Run("Invoke-IpernityApi doc.getList -First 1 -AsHashtable").As<OrderedDictionary>()["thumb"]);
    }
}
